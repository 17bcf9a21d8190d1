import { describe, expect, it } from 'vitest';
import { sourceOf } from '../read-policy.js';
import { lintText } from '../../src/json/index.js';

const statement = {
  Sid: 'alb',
  Effect: 'Allow',
  Principal: '*',
  Action: 'lambda:InvokeFunction',
  Resource: 'arn:aws:lambda:us-east-1:111122223333:function:app',
};
const output = (text: string, more = {}): string => JSON.stringify({ Statement: text, ...more }, null, 2);

const found = (text: string) =>
  lintText(text).map(({ rule, messageId, start, end, suggestions }) => [
    `${rule}/${messageId}`,
    text.slice(start, end),
    suggestions.length,
  ]);

describe('the statement that `lambda add-permission` puts out', () => {
  it('is judged in its string', () => {
    expect(found(output(JSON.stringify(statement)))).toEqual([['no-public-access/everyAccount', '*', 1]]);
  });

  it('has its service as principal, as it should', () => {
    const Condition = { ArnLike: { 'AWS:SourceArn': 'arn:aws:iot:us-east-1:111122223333:rule/app' } };
    const right = { ...statement, Principal: { Service: 'iot.amazonaws.com' }, Condition };
    expect(found(output(JSON.stringify(right)))).toEqual([]);
  });

  it.each([
    ['function', {}, 'AWS::Lambda::Function'],
    ['layer version', { RevisionId: '1' }, 'AWS::Lambda::LayerVersion'],
  ])('is attached to a %s', (_, more, attachedTo) => {
    const [site] = sourceOf(output(JSON.stringify(statement), more)).sites();
    expect(site).toMatchObject({ type: 'resource', attachedTo });
    expect(site!.document.open).toBe(true);
  });

  it.each([{ ResponseMetadata: {} }, { ResponseMetadata: { HTTPStatusCode: 201 } }])(
    'may be read already, with what is of the answer: %j',
    (more) => {
      const text = JSON.stringify({ Statement: statement, ...more });
      expect(found(text)).toEqual([['no-public-access/everyAccount', '*', 1]]);
      expect(found(JSON.stringify({ calls: [{ answer: JSON.parse(text) as object }] }))).toEqual(found(text));
    },
  );

  it('may be among other things', () => {
    const text = JSON.stringify({ first: { Statement: JSON.stringify(statement) } });
    expect(found(text)).toEqual([['no-public-access/everyAccount', '*', 1]]);
  });

  it('is changed in its string', () => {
    const text = output(JSON.stringify(statement));
    const edits = lintText(text)[0]!.suggestions[0]!.edits;
    const changed = edits.reduceRight(
      (done, { range: [start, end], text: put }) => done.slice(0, start) + put + done.slice(end),
      text,
    );
    expect(JSON.parse((JSON.parse(changed) as { Statement: string }).Statement)).toEqual({
      ...statement,
      Condition: { StringEquals: { 'aws:PrincipalOrgID': '<OrganizationId>' } },
    });
  });

  it.each([
    output('Allow'),
    output('[]'),
    output(JSON.stringify(statement), { Version: '2012-10-17' }),
    JSON.stringify({ Statement: [JSON.stringify(statement)] }),
  ])('is not %s', (text) => {
    expect(found(text).map(([name]) => name)).toContain('valid-type/wrongType');
  });
});
