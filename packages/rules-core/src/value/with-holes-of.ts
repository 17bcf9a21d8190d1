/** Makes the values of two sources comparable, by giving equal holes equal characters. */
import { replaceHoles, type Holes } from './hole.js';
import { withEntries, withItems } from './rebuilt.js';
import type { TextValue, UndecidedValue, Value } from './value.js';

/** The value with the hole characters of another source. Holes that are equal in both have the same content. */
export function withHolesOf(value: UndecidedValue, from: Holes, to: Holes): UndecidedValue {
  switch (value.kind) {
    case 'text':
      return textWithHolesOf(value, from, to);
    case 'list':
      return withItems(value, value.items.map((item) => withHolesOf(item, from, to)) as Value[]);
    case 'dict':
      return withEntries(
        value,
        value.entries.map((entry) => ({
          ...entry,
          key: textWithHolesOf(entry.key, from, to),
          value: withHolesOf(entry.value, from, to) as Value,
        })),
      );
    case 'choice':
      return {
        ...value,
        alternatives: value.alternatives.map((each) => each && withHolesOf(each, from, to)),
      };
    default:
      return value;
  }
}

function textWithHolesOf(value: TextValue, from: Holes, to: Holes): TextValue {
  if (!value.holes) return value;
  const holes = new Map(value.holes);
  const text = replaceHoles(value.text, (character) => {
    const hole = from.get(character);
    const own = hole && to.characterOf(hole);
    if (own === undefined) return character;
    holes.set(own, hole!);
    return own;
  });
  return { ...value, text, holes };
}
