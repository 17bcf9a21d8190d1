import { expect, test } from 'vitest';
import { lintText } from '../../src/json/index.js';
import { valueOf } from '../read-policy.js';
import { textOfScalar } from '../../src/value/scalar.js';

const modes = ['json', 'jsonc', 'json5'] as const;

/** The text of the only item of a list. */
function textOf(written: string, mode: (typeof modes)[number]): string | undefined {
  const list = valueOf(`[${written}]`, mode);
  const item = list.kind === 'list' ? list.items[0] : undefined;
  return item?.kind === 'scalar' ? textOfScalar(item) : undefined;
}

test.each(modes)('%s: a number that JavaScript cannot hold keeps its spelling', (mode) => {
  for (const written of ['1e400', '-1e400', '1.5e400', '123456789012345678901', '1e21'])
    expect(textOf(written, mode), written).toBe(written);
});

test.each(modes)('%s: other numbers, booleans and null do not', (mode) => {
  expect(textOf('1e2', mode)).toBe('100');
  expect(textOf('1.50', mode)).toBe('1.5');
  expect(textOf('-0.5', mode)).toBe('-0.5');
  expect(textOf('123456789012', mode)).toBe('123456789012');
  expect(textOf('true', mode)).toBe('true');
  expect(textOf('null', mode)).toBe('null');
});

const template = (action: string) =>
  `{"Resources":{"P":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":{"Version":"2012-10-17",` +
  `"Statement":[{"Effect":"Allow","Action":[${action},"s3:GetObject"],"Resource":"arn:aws:s3:::amzn-s3-demo-bucket/*"}]}}}}}`;

test('a message quotes an action as it is written', () => {
  const [finding, ...others] = lintText(template('1e400'));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ rule: 'valid-action' });
  expect(finding!.message).toContain('`1e400`');
});

test('a message quotes a value of a condition as it is written', () => {
  const findings = lintText(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
        Condition: { StringEquals: { 'aws:PrincipalAccount': 'NUMBER' } },
      },
    }).replace('"NUMBER"', '1e21'),
  );
  expect(findings.map(({ message }) => message)).toContain(
    '`1e21` is not an account ID, which has 12 digits: no request matches it.',
  );
});

test('numbers that JavaScript rounds to the same are no duplicates', () => {
  const actions = lintText(template('123456789012345678901, 123456789012345678902')).map(({ rule }) => rule);
  expect(actions).not.toContain('no-redundant-action');
});
