/** Finds keys in a document or statement that are not valid elements. */
import { nearestInSense } from '../../catalog/nearest-in-sense.js';
import { documentElements, statementElements, supportedElements } from '../../policy/grammar.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { isKnown, type DictEntry, type DictValue } from '../../value/value.js';

export interface ElementFault {
  readonly kind:
    /** No element has this or a similar name. */
    | 'unknown'
    | 'misspelled'
    /** An element of a statement in the document, or the other way around. */
    | 'misplaced'
    /** `Id` in a policy that is not resource-based. */
    | 'idNotSupported';
  readonly dict: DictValue;
  readonly entry: DictEntry;
  readonly statement?: Statement;
  /** The element that the misspelled name meant. */
  readonly nearest?: string;
  /** The data of the message besides the name. */
  readonly data?: Readonly<Record<string, string>>;
}

/** An object and the elements it may have. */
interface Place {
  readonly dict: DictValue;
  readonly place: 'policy document' | 'statement';
  readonly elements: readonly string[];
  /** The elements that this policy type supports. A misspelled name can only mean one of them. */
  readonly supported: readonly string[];
  readonly statement?: Statement;
}

/** All invalid elements, those of the document first. Unknown names, such as placeholders, are skipped. */
export function* elementFaults(policy: Policy): Generator<ElementFault> {
  const { type } = policy;
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_id.html
  const supported = documentElements.filter((name) => name !== 'Id' || type.resourceBased);
  yield* faultsIn({ dict: policy.value, place: 'policy document', elements: documentElements, supported });
  for (const statement of policy.statements) {
    const { value: dict } = statement;
    const elements = { elements: statementElements, supported: supportedElements(type) };
    yield* faultsIn({ dict, place: 'statement', ...elements, statement });
  }
}

function* faultsIn({ dict, place, elements, supported, ...owner }: Place): Generator<ElementFault> {
  for (const entry of dict.entries) {
    const name = entry.key.text;
    if (!isKnown(entry.key)) continue;
    if (elements.includes(name)) {
      if (name === 'Id' && !supported.includes(name)) yield { kind: 'idNotSupported', dict, entry };
      continue;
    }
    const isOther = (place === 'statement' ? documentElements : statementElements).includes(name);
    if (isOther && name !== 'Id') {
      const other = place === 'statement' ? 'policy document' : 'statement';
      yield { kind: 'misplaced', dict, entry, ...owner, data: { place, owner: other } };
      continue;
    }
    const nearest = nearestInSense(name, supported, (element) => oppositeOf(element, supported));
    yield nearest === undefined
      ? { kind: 'unknown', dict, entry, ...owner, data: { place } }
      : { kind: 'misspelled', dict, entry, ...owner, nearest, data: { place, nearest } };
  }
}

/** The opposite element: `NotAction` for `Action`. */
function oppositeOf(element: string, among: readonly string[]): string | undefined {
  const opposite = element.startsWith('Not') ? element.slice('Not'.length) : `Not${element}`;
  return among.includes(opposite) ? opposite : undefined;
}
