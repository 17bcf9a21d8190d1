/** JSON texts in every layout, with the strings, keys and numbers in which readers of JSON go wrong. */
import fc from 'fast-check';

const layout = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r', '\r\n'), maxLength: 2 });

/** Escapes, and characters that mean something to JavaScript, to Unicode or to nobody. */
const pieces = [
  ...['a', 'Action', '7', ' ', "'", '`', '/', '//', '/*', '{', '[', ':', ',', '#', '${', '<!--', '\u007f'],
  ...['é', '😀', '\ud83d', '\ude00', '\u00a0', '\u0085', '\u2028', '\u2029', '\ufeff'],
  ...['\\"', '\\\\', '\\/', '\\b', '\\f', '\\n', '\\r', '\\t'],
  ...['\\u0000', '\\u0022', '\\u005c', '\\u002A', '\\u2028', '\\uD83D', '\\ude00'],
];
const string = fc.string({ unit: fc.constantFrom(...pieces), maxLength: 5 }).map((inside) => `"${inside}"`);

/** Few, so that there are duplicates. */
const keys = ['"a"', '"\\u0061"', '""', '"__proto__"', '"\\u005f_proto__"', '"constructor"', '"1"'];
const key = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...keys) }, string);

const numbers = ['0', '-0', '-0.0', '1e400', '-1E-400', '1.50e+05', '0e0', '9007199254740993', '-12.5E3'];
const number = fc.oneof(
  fc.constantFrom(...numbers),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
);

const { value } = fc.letrec<{ value: string; member: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(fc.constantFrom('true', 'false', 'null'), string, number),
    fc.tuple(layout, fc.array(spaced(tie('value')), { maxLength: 4 })).map(bracketed('[', ']')),
    fc.tuple(layout, fc.array(tie('member'), { maxLength: 4 })).map(bracketed('{', '}')),
  ),
  member: fc.tuple(spaced(key), spaced(tie('value'))).map((both) => both.join(':')),
}));

function spaced(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(layout, text, layout).map((parts) => parts.join(''));
}

function bracketed(open: string, close: string) {
  return ([space, items]: [string, string[]]) => open + (items.length > 0 ? items.join(',') : space) + close;
}

export const jsonTexts: fc.Arbitrary<string> = spaced(value);

const characters = [...'{}[]:,"\\/*\'`-+.eEnNtf019_$ \t\n\r\b\u0000\u00a0\u2028\ufeff;()x'];

/** With a character removed, inserted or replaced; mostly no JSON any more. */
export const brokenTexts: fc.Arbitrary<string> = fc
  .tuple(jsonTexts, fc.nat(), fc.constantFrom(0, 1), fc.constantFrom('', ...characters))
  .map(([text, at, removed, inserted]) => {
    const offset = at % (text.length + 1);
    return text.slice(0, offset) + inserted + text.slice(offset + removed);
  });
