/** Whether a resource is in a VPC, judging by what is next to its policy. */
import type { VpcSetting } from '../catalog/vpc-setting.js';
import type { UndecidedEntry, UndecidedValue } from '../value/value.js';

/**
 * Whether a setting puts, or may put, a resource into a VPC.
 *
 * @param value the value of the setting; undefined if it is absent
 */
export function isInVpc({ value: needed }: VpcSetting, value: UndecidedValue | undefined): boolean {
  if (!value || (value.kind === 'list' && value.items.length === 0 && !value.open)) return false;
  return needed === undefined || mayHold(value, needed);
}

/** The results of template functions are unknown. */
function isCall({ key }: UndecidedEntry): boolean {
  return key.text === 'Ref' || key.text.startsWith('Fn::');
}

function mayHold(value: UndecidedValue, word: string): boolean {
  switch (value.kind) {
    case 'text':
      // Template text is more than a word.
      return value.text.toUpperCase() === word || !/^[\w-]+$/.test(value.text);
    case 'list':
      return value.open === true || value.items.some((item) => mayHold(item, word));
    case 'dict':
      return (
        value.open === true || value.entries.some((entry) => isCall(entry) || mayHold(entry.value, word))
      );
    case 'choice':
      return value.alternatives.some((each) => each && mayHold(each, word));
    default:
      return value.kind === 'opaque';
  }
}
