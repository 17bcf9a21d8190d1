import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePlaceholders, textBounds } from '../../src/patterns/text-bounds.js';
import { covers, matches } from '../../src/patterns/wildcard.js';

const none = compilePlaceholders([]);
const bounds = (text: string, { variables = true, placeholders = [] as readonly string[] } = {}) =>
  textBounds(text, { variables, placeholders: compilePlaceholders(placeholders) });
const U = '\uFFFC';

describe('policy variables', () => {
  it.each([
    'aws:username',
    "aws:username, 'default'",
    'aws:PrincipalTag/team:name',
    'accounts.google.com:aud',
    'oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub',
    'cognito-identity.amazonaws.com:sub',
    'saml:sub',
  ])('are unknown parts: ${%s}', (name) => {
    const text = `arn:aws:s3:::b/\${${name}}/*`;
    expect(bounds(text)).toEqual({
      text,
      lower: `arn:aws:s3:::b/${U}/*`,
      upper: 'arn:aws:s3:::b/*/*',
      placeholder: false,
      variable: true,
    });
  });

  it('are literal text where they have no meaning', () => {
    for (const text of ['b/${aws:username}/*', '${*}', '${?}', '${$}', 'a${saml:sub}b']) {
      expect(bounds(text, { variables: false })).toEqual({
        text,
        lower: text,
        upper: text,
        placeholder: false,
        variable: false,
      });
    }
  });

  it('may be escapes, which are no wildcards', () => {
    const { lower, upper, placeholder, variable } = bounds('a${*}b${?}c${$}d*');
    expect(upper).toBe(lower);
    expect([placeholder, variable]).toEqual([false, false]);
    expect(lower).toBe('a\uE02Ab\uE03Fc$d*');
    expect(matches(lower, 'axbyc$d')).toBe(false);
    expect(covers('a?b?c$d*', lower)).toBe(true);
  });

  it('may stand behind a dollar sign that a template takes away', () => {
    expect(bounds('a/$${aws:username}')).toMatchObject({
      lower: `a/${U}`,
      upper: 'a/*',
      placeholder: true,
      variable: true,
    });
  });
});

describe('placeholders', () => {
  it.each([
    '${AWS::AccountId}',
    '${AccountId}',
    '${!aws:username}',
    '${var.account_id}',
    '${data.aws_caller_identity.current.account_id}',
    '${local.test ? "a:b" : "c"}',
    '${var.x?"a:b":"c"}',
    '${lookup({ a = "b" }, "a")}',
    '${{ github.repository }}',
    '${}',
    '{{account}}',
    '{{ account.id | default({}) }}',
    '{{{account}}}',
    '<ACCOUNT_ID>',
    '<your account>',
    '%{ if true }',
    '#{AWS::AccountId}',
    '$(ACCOUNT_ID)',
    '@@account@@',
    '__ACCOUNT_ID__',
  ])('of the default form %s', (form) => {
    for (const variables of [true, false]) {
      expect(bounds(`arn:aws:iam::${form}:role/*`, { variables })).toMatchObject({
        lower: `arn:aws:iam::${U}:role/*`,
        upper: 'arn:aws:iam::*:role/*',
        placeholder: true,
        variable: false,
      });
      expect(bounds(form, { variables }).upper).toBe('*');
    }
  });

  it.each([
    'arn:aws:s3:::plain/*',
    '${aws:username',
    '{a}',
    '{{a}',
    '{{a} }',
    '<>',
    'a<b',
    'a<b<c',
    '$(a',
    '@@a@b@@'.slice(0, 5),
    'a@b.example',
    '__lower__',
    'a__B',
    '____',
    '%a',
    '#{',
    '$',
    '}}',
    '$$',
  ])('are not seen in %s', (text) => {
    expect(bounds(text)).toEqual({ text, lower: text, upper: text, placeholder: false, variable: false });
  });

  it('stand beside each other and beside variables', () => {
    expect(bounds('${a}${b}/<c>-__D__E__F/${aws:x}*')).toMatchObject({
      lower: `${U}${U}/${U}-${U}E__F/${U}*`,
      upper: '**/*-*E__F/**',
      placeholder: true,
      variable: true,
    });
    expect(bounds('${${a}/<<b>')).toMatchObject({ lower: '${' + `${U}/<${U}`, upper: '${*/<*' });
    expect(bounds('${aws:PrincipalTag/${key}}')).toMatchObject({
      lower: U,
      placeholder: true,
      variable: true,
    });
    expect(bounds('${aws:PrincipalTag/${key}}', { variables: false })).toMatchObject({
      upper: '${aws:PrincipalTag/*}',
      placeholder: true,
      variable: false,
    });
  });
});

describe('the setting', () => {
  it.each([
    ['ACCOUNT_ID', 'arn:aws:iam::ACCOUNT_ID:role/ACCOUNT_ID', 'arn:aws:iam::*:role/*'],
    ['{*}', 'a/{b}/{c}/d}', 'a/*/*/d}'],
    ['[[*|*]]', 'a/[[b|c]]/[[d]]', 'a/*/[[d]]'],
    ['TODO*', 'a/TODO/b', 'a/*'],
    ['*TODO', 'a/TODO/b', '*/b'],
    ['*TODO*', 'a/TODO/b', '*'],
    ['/X{3,}/', 'a/XXXX/XX', 'a/*/XX'],
    ['/^a|b*/', 'a/bb', '*/*'],
    ['a.c', 'abc/a.c', 'abc/*'],
    ['/', 'a/b', 'a*b'],
    ['//', 'a//b', 'a*b'],
  ])('%s makes of %s the pattern %s', (placeholder, text, upper) => {
    const found = bounds(text, { placeholders: [placeholder] });
    expect(found).toMatchObject({ upper, placeholder: true, variable: false });
    expect(found.lower).toBe(upper.replaceAll('*', U));
    expect(bounds('zzz', { placeholders: [placeholder] }).placeholder).toBe(false);
  });

  it('adds to the default forms, also where they overlap', () => {
    expect(bounds('${a}/ID/<b>', { placeholders: ['ID'] }).upper).toBe('*/*/*');
    expect(bounds('x${a}-b', { placeholders: ['a}-'] })).toMatchObject({
      upper: 'x**b',
      lower: `x${U}${U}b`,
    });
    expect(bounds('x${a}-b', { placeholders: ['x${a}-'] }).upper).toBe('*b');
    expect(bounds('${aws:username}', { placeholders: ['username'] })).toMatchObject({
      upper: '*',
      placeholder: true,
      variable: true,
    });
  });

  it('refuses what cannot be meant', () => {
    expect(() => compilePlaceholders(['/(/'])).toThrow(
      /^The placeholder `\/\(\/` is not a valid regular expression: .*\.$/,
    );
    for (const empty of ['', '*', '**']) {
      expect(() => compilePlaceholders(['A', empty])).toThrow(
        `The placeholder \`${empty}\` holds no literal text: it would make every value unknown.`,
      );
    }
  });
});

it('bounds every text from below and above', () => {
  const piece = fc.constantFrom(
    ...['${', '}', '{{', '}}', '<', '>', '$(', ')', '@@', '__', 'A', 'a:b', '*', '?', '$', '%'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, variables) => {
      const text = pieces.join('');
      const { lower, upper, placeholder, variable } = textBounds(text, { variables, placeholders: none });
      expect(covers(upper, lower)).toBe(true);
      expect(lower.includes(U)).toBe(placeholder || variable);
      expect(upper.replaceAll('*', '').length).toBe(lower.replaceAll('*', '').replaceAll(U, '').length);
    }),
    { numRuns: 5000 },
  );
});

it('comes to an end on hostile texts', () => {
  for (const unit of [
    '${',
    '{',
    '{{',
    '}',
    '<',
    '$(',
    '@@',
    '@@@',
    '__',
    '__A',
    '__A_',
    '${a}',
    '$${aws:x',
    '%{',
    '${aws:',
  ]) {
    const text = unit.repeat(100_000);
    const bounds = textBounds(text, {
      variables: true,
      placeholders: compilePlaceholders(['[[*]]', '$*(*)*}']),
    });
    expect(bounds.lower.length).toBeLessThanOrEqual(text.length);
    expect(textBounds(`${text}}`, { variables: false, placeholders: none })).toMatchObject({
      variable: false,
    });
  }
});
