/**
 * CloudFormation's intrinsic functions, as far as a template tells what they give.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
import type { Hole, Holes } from '../../value/hole.js';
import { entryOf, type DictValue, type UndecidedValue, type Value } from '../../value/value.js';

/**
 * What the values of a template are.
 *
 * @param template the whole template: its parameters, mappings and resources say what functions give
 * @param holes the holes of the source, to which those of references are added
 * @returns resolves a value of the template with all that is in it; values without a function in them stay the same. A
 *   function of which nothing is known stays as it is
 */
export function intrinsicsOf(template: DictValue, holes: Holes): (value: Value) => UndecidedValue {
  const parameters = entryOf(template, 'Parameters')?.value;
  return (value) => {
    if (value.kind !== 'dict' || value.entries.length !== 1) return value;
    const name = entryOf(value, 'Ref')?.value;
    if (name?.kind !== 'text' || parameters?.kind !== 'dict') return value;
    const parameter = entryOf(parameters, name.text)?.value;
    const type = parameter?.kind === 'dict' ? entryOf(parameter, 'Type')?.value : undefined;
    if (type?.kind !== 'text' || type.text !== 'String') return value;
    const hole: Hole = { id: `Ref ${name.text}`, source: `\${${name.text}}` };
    const character = holes.characterOf(hole);
    if (character === undefined) return value;
    return { kind: 'text', span: value.span, text: character, holes: new Map([[character, hole]]) };
  };
}
