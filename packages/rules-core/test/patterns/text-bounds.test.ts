import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledText, textBounds, unknownText, variableKeys } from '../../src/patterns/text-bounds.js';
import { covers, matches } from '../../src/patterns/wildcard.js';

const U = '\uFFFC';
const HOLE = '\uE100';

describe('policy variables', () => {
  it.each([
    'aws:username',
    "aws:username, 'default'",
    'aws:PrincipalTag/team:name',
    'accounts.google.com:aud',
    'oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub',
    'cognito-identity.amazonaws.com:sub',
    'saml:sub',
    `aws:PrincipalTag/${HOLE}`,
  ])('are unknown parts: ${%s}', (name) => {
    const text = `arn:aws:s3:::b/\${${name}}/*`;
    expect(textBounds(text, true)).toEqual({
      text,
      lower: `arn:aws:s3:::b/${U}/*`,
      upper: 'arn:aws:s3:::b/*/*',
      known: !name.includes(HOLE),
      variable: true,
    });
  });

  it.each(['b/${aws:username}/*', '${*}', '${?}', '${$}', 'a${saml:sub}b'])(
    'are literal text where they have no meaning: %s',
    (text) => {
      expect(textBounds(text, false)).toEqual({
        text,
        lower: text,
        upper: text,
        known: true,
        variable: false,
      });
    },
  );

  it.each(['${aws:username', '${username}', '${}', 'aws:username}', '$aws:username', '${{aws:x}'])(
    'are not seen in %s',
    (text) => {
      expect(textBounds(text, true)).toEqual({
        text,
        lower: text,
        upper: text,
        known: true,
        variable: false,
      });
    },
  );

  it('may be escapes, which are no wildcards', () => {
    const { lower, upper, known, variable } = textBounds('a${*}b${?}c${$}d*', true);
    expect(upper).toBe(lower);
    expect([known, variable]).toEqual([true, false]);
    expect(lower).toBe('a\uE02Ab\uE03Fc$d*');
    expect(matches(lower, 'axbyc$d')).toBe(false);
    expect(covers('a?b?c$d*', lower)).toBe(true);
  });

  it('stand beside each other and beside literal text', () => {
    expect(textBounds('${aws:x}${aws:y}/${z}${aws:z}', true)).toMatchObject({
      lower: `${U}${U}/\${z}${U}`,
      upper: '**/${z}*',
    });
  });
});

describe('holes', () => {
  it('are themselves in what is certain, and anything in what is possible', () => {
    const text = `a/${HOLE}/\${aws:x}${HOLE}`;
    expect(textBounds(text, true)).toEqual({
      text,
      lower: `a/${HOLE}/${U}${HOLE}`,
      upper: 'a/*/**',
      known: false,
      variable: true,
    });
    expect(textBounds(HOLE, false)).toEqual({
      text: HOLE,
      lower: HOLE,
      upper: '*',
      known: false,
      variable: false,
    });
  });
});

it('takes what looks like a hole for a plain character where it is told so', () => {
  for (const text of [`a/${HOLE}`, `a/${HOLE}\${aws:x}`])
    expect(textBounds(text, true, true)).toMatchObject({ upper: text.replace('${aws:x}', '*'), known: true });
});

it('knows nothing of a text that is not judged', () => {
  expect(unknownText('abc')).toEqual({ text: 'abc', lower: U, upper: '*', known: false, variable: false });
});

describe('in one request', () => {
  const values = new Map([
    ['aws:username', 'bob'],
    ['aws:principaltag/team', '*?'],
  ]);
  const filled = (text: string) => filledText(text, (key) => values.get(key));

  it.each([
    ['home/${aws:UserName}/*', 'home/bob/*'],
    ["${aws:username , 'nobody' }", 'bob'],
    ["a/${aws:userid, 'no ID'}/b", 'a/no ID/b'],
    ["${aws:userid,'no ID' }", 'no ID'],
    // The wildcards of a value are plain characters.
    ['${aws:PrincipalTag/team}', '\uE02A\uE03F'],
    ['${*}${?}${$}${aws:username}', '\uE02A\uE03F$bob'],
    ['nothing ${else}', 'nothing ${else}'],
  ])('%s is the pattern %s', (text, expected) => {
    expect(filled(text)).toBe(expected);
  });

  it('a text is unknown if a variable has no value', () => {
    expect(filled('${aws:username}/${aws:userid}')).toBeUndefined();
    expect(filled("${aws:userid, 'x}")).toBeUndefined();
  });

  it('the keys of a text are those of its variables', () => {
    expect(variableKeys("${*}${aws:UserName}/${$}/${aws:PrincipalTag/team , 'a' }")).toEqual([
      'aws:username',
      'aws:principaltag/team',
    ]);
  });
});

it('bounds every text from below and above', () => {
  const piece = fc.constantFrom('${', '}', '{', 'A', 'a:b', '*', '?', '$', HOLE);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, variables) => {
      const text = pieces.join('');
      const { lower, upper, known, variable } = textBounds(text, variables);
      expect(covers(upper, lower)).toBe(true);
      expect(known).toBe(!text.includes(HOLE));
      expect(lower.includes(U)).toBe(variable);
      expect(upper).not.toContain(HOLE);
    }),
    { numRuns: 5000 },
  );
});

it.each(['${', '{', '}', '${a}', '$${aws:x', '${aws:', '${aws:x}'])(
  'comes to an end on a text of %s',
  (unit) => {
    const text = unit.repeat(100_000);
    expect(textBounds(`${text}}`, true).lower.length).toBeLessThanOrEqual(text.length + 1);
  },
);
