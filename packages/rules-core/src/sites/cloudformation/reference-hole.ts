/** Holes for references. Equal references are equal holes, however they are written. */
import type { Alphabet, Hole } from '../../value/hole.js';

/** The result of `Ref` for a parameter or resource. */
export function refHole(name: string, alphabet?: Alphabet): Hole {
  return { id: `Ref ${name}`, source: `\${${name}}`, expression: true, ...(alphabet && { alphabet }) };
}

/** The result of `Fn::GetAtt`. */
export function attributeHole(resource: string, attribute: string, alphabet?: Alphabet): Hole {
  const source = `\${${resource}.${attribute}}`;
  return { id: `GetAtt ${resource}.${attribute}`, source, expression: true, ...(alphabet && { alphabet }) };
}

/** Whether a hole is one of these, so that its source means the same in any `Fn::Sub`. */
export function isReferenceHole({ id }: Hole): boolean {
  return /^(?:Ref|GetAtt) /.test(id);
}
