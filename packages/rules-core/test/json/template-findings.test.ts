/** Policies in templates of JSON: what is known of them is judged, and nothing else. */
import { describe, expect, it } from 'vitest';
import { lintText, type LintTextOptions } from '../../src/json/index.js';
import { unmark } from '../rule-tester.js';

const policy = (statements: string) => `{ "Version": "2012-10-17", "Statement": [${statements}] }`;
const read = '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" }';

/** The rules with what they underline. */
function found(text: string, options: LintTextOptions = { rules: 'all' }): string[] {
  return lintText(text, options).map(
    ({ rule, message, start, end }) => `${rule ?? message}: ${text.slice(start, end)}`,
  );
}

describe('is silent about what template text puts there', () => {
  it.each([
    policy('{ "Effect": "Allow", "Action": ${actions}, "Resource": ${jsonencode(arns)} }'),
    policy('{ "Effect": ${effect}, "Action": [${actions}], "Resource": [${arns}], "Condition": ${c} }'),
    policy('{ ${common} "Action": "s3:GetObject" }'),
    policy('${statements}'),
    policy(`\${statements}, ${read}`),
    '{ "Version": "2012-10-17", "Statement": ${statements} }',
    `{ \${version} "Statement": [${read}] }`,
    '${policy}',
    policy(`%{ if b }${read}%{ else }${read}%{ endif }`),
    policy(`%{ if b }${read},%{ endif }${read.replace('Get', 'Put')}`),
    policy(
      '%{ if b }{ "Sid": "A", "Effect": "Deny", "Action": "*", "Resource": "*" }%{ else }{ "Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" }%{ endif }',
    ),
    policy(
      '{ %{ if b }"Effect": "Allow",%{ else }"Effect": "Deny",%{ endif } "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" }',
    ),
    policy(
      `%{ for a in b ~} { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "\${a}" }, %{ endfor ~} ${read}`,
    ),
    policy(
      '{ "Effect": "Allow", {% if a %}"Action": "s3:GetObject",{% else %}"Action": "s3:PutObject",{% endif %} "Resource": "arn:aws:s3:::a/*" }',
    ),
    policy(
      '{ "Sid": "A", "Effect": "Allow", "Action": ["s3:GetObject" ${more}], "Resource": "${join(",", arns)}" }',
    ),
  ])('%s', (text) => expect(found(text)).toEqual([]));
});

describe('reports what stands there', () => {
  it.each<[string, string]>([
    [policy('{ "Effect": "Allow", "Action": "«*»", "Resource": "*" }, ${more}'), 'no-full-admin'],
    [
      policy(`${read}%{ if b }, { "Effect": "Allow", "Action": "«*»", "Resource": "*" }%{ endif }`),
      'no-full-admin',
    ],
    [policy('{ "Effect": "«Alow»", "Action": ${a}, "Resource": ${b} }'), 'valid-effect'],
    [
      policy('%{ for a in b ~}{ "Effect": "Allow", "Action": "«*»", "Resource": "*" },%{ endfor ~}'),
      'no-full-admin',
    ],
    [
      policy('{ "Effect": "Allow", "Action": "s3:GetObjcet", "Resource": [${a}] }').replace(
        'GetObjcet',
        '«GetObjcet»',
      ),
      'no-unknown-action',
    ],
  ])('%s', (marked, rule) => {
    const { code, ranges } = unmark(marked);
    const { start, end } = ranges[0]!;
    expect(found(code, { rules: 'recommended' })).toEqual([
      expect.stringMatching(new RegExp(`^${rule}: .*`)),
    ]);
    const [finding] = lintText(code);
    expect(finding!.start).toBeLessThanOrEqual(start);
    expect(finding!.end).toBeGreaterThanOrEqual(end);
  });

  it('in a string, too', () => {
    const text = JSON.stringify({
      PolicyDocument: policy('{ "Effect": "Allow", "Action": "*", "Resource": "*" }, ${more}'),
    });
    expect(found(text, {})).toEqual(['no-full-admin: *']);
  });
});

describe('writes', () => {
  const fixed = (text: string) => {
    const edits = lintText(text).flatMap(({ suggestions }) => suggestions.map((each) => each.edits));
    return edits.map((some) =>
      some.reduceRight(
        (done, { range, text: put }) => done.slice(0, range[0]) + put + done.slice(range[1]),
        text,
      ),
    );
  };

  it('in a string', () => {
    expect(fixed(policy('{ "Effect": "Alow", "Action": ${a}, "Resource": ${b} }'))).toEqual([
      policy('{ "Effect": "Allow", "Action": ${a}, "Resource": ${b} }'),
    ]);
  });

  it('nothing beside template text, where nobody knows which commas are needed', () => {
    const doubled = (end: string) =>
      policy(
        `{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObject"${end}], "Resource": "arn:aws:s3:::a/*" }, \${more}`,
      );
    const written = (text: string) =>
      lintText(text).map(
        ({ fix, suggestions }) => [fix, ...suggestions.map(({ edits }) => edits)].filter(Boolean).length,
      );
    expect(written(doubled(''))).toEqual([1]);
    expect(written(doubled(', ${more}'))).toEqual([0]);
  });
});

describe('says what cannot be read', () => {
  it.each(['json', 'jsonc', 'json5'] as const)('%s', (mode) => {
    const text = policy(`%{ if a }${read}`);
    expect(lintText(text, { mode })).toMatchObject([
      {
        rule: null,
        message: 'The JSON around the template text `%{ if a }` cannot be read, so the file was not checked.',
      },
    ]);
  });

  it('as before where no template text is to blame', () => {
    expect(lintText('{ "a": 1, }')).toMatchObject([{ rule: null, message: 'Unexpected `}`.' }]);
    expect(lintText('{ "a": "${b}", }')).toMatchObject([{ rule: null, message: 'Unexpected `}`.' }]);
  });
});
