import { describe, expect, it } from 'vitest';
import { parseArnPattern } from '../../src/patterns/arn-pattern.js';
import { ArnTemplate, isSlashless, resourceBreadth } from '../../src/patterns/arn-template.js';

const breadth = (pattern: string, template: string) =>
  resourceBreadth(parseArnPattern(pattern)!, new ArnTemplate(template));

const BUCKET = 'arn:${Partition}:s3:::${BucketName}';
const OBJECT = 'arn:${Partition}:s3:::${BucketName}/${ObjectName}';
const ROLE = 'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}';
const LOG_GROUP = 'arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}';
const LOG_STREAM = `${LOG_GROUP}:log-stream:\${LogStreamName}`;
const FUNCTION = 'arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}';
const CATALOG = 'arn:${Partition}:glue:${Region}:${Account}:catalog';
const CERTIFICATE = 'arn:${Partition}:dms:${Region}:${Account}:cert:*';

describe('resourceBreadth', () => {
  it.each([
    ['*', BUCKET],
    ['arn:*', ROLE],
    ['arn:aws:s3', OBJECT],
    ['arn:aws:s3:::*', BUCKET],
    ['arn:aws:s3:::*', OBJECT],
    ['arn:aws:s3:::?*', BUCKET],
    ['arn:aws:s3:::*/*', OBJECT],
    ['arn:aws:iam::123456789012:role/*', ROLE],
    ['arn:aws:iam::\uFFFC:role/*', ROLE],
    ['arn:aws:iam::*:*', ROLE],
    ['arn:aws:iam::*:role*', ROLE],
    ['arn:aws:*:role/*', ROLE],
    ['arn:aws:logs:*:*:*', LOG_GROUP],
    ['arn:aws:logs:*:*:log-group:*', LOG_GROUP],
    ['arn:aws:logs:*:*:log-group:*:*', LOG_GROUP],
    ['arn:aws:logs:*:*:log-group:*:*', LOG_STREAM],
    ['arn:aws:logs:eu-west-1:123456789012:log-group:*:log-stream:*', LOG_STREAM],
    ['arn:aws:lambda:*:*:function:*', FUNCTION],
    ['arn:aws:dms:*:*:cert:*', CERTIFICATE],
    ['arn:aws:backup:*:*:*', 'arn:${Partition}:${Vendor}:${Region}:*:${ResourceType}:${RecoveryPointId}'],
  ])('%s is as wide as %s', (pattern, template) => {
    expect(breadth(pattern, template)).toBe('whole');
  });

  it.each([
    ['arn:aws:s3:::b', BUCKET],
    ['arn:aws:s3:::b*', BUCKET],
    ['arn:aws:s3:::b/*', OBJECT],
    ['arn:aws:s3:::*/logs/*', OBJECT],
    ['arn:aws:s3:::b', OBJECT.replace('/', '')],
    ['arn:aws:iam::*:role/team/*', ROLE],
    ['arn:aws:iam::*:role/\uFFFC*', ROLE],
    ['arn:aws:logs:*:*:log-group:/aws/lambda/*:*', LOG_GROUP],
    ['arn:aws:logs:*:*:log-group:/aws/lambda/*', LOG_GROUP],
    ['arn:aws:logs:*:*:log-group:*:log-stream:a*', LOG_STREAM],
    ['arn:aws:lambda:*:*:function:*:*', FUNCTION],
    // Nothing narrower exists.
    ['*', CATALOG],
    ['arn:aws:glue:*:*:*', CATALOG],
    ['arn:aws:glue:*:*:catalog', CATALOG],
    ['arn:aws:dms:*:*:cert:x', CERTIFICATE],
  ])('%s is a part of %s', (pattern, template) => {
    expect(breadth(pattern, template)).toBe('part');
  });

  it.each([
    ['arn:aws:s3:::b', OBJECT],
    // A bucket's name holds no slash.
    ['arn:aws:s3:::b/*', BUCKET],
    ['arn:aws:s3:::*/*', BUCKET],
    ['arn:aws:sqs:*:*:*', BUCKET],
    ['arn:aws:s3:eu-west-1::b', BUCKET],
    ['arn:aws:iam::*:user/*', ROLE],
    ['arn:aws:iam::*:ROLE/*', ROLE],
    ['arn:aws:logs:*:*:log-group', LOG_GROUP],
    ['arn:aws:glue:*:*:database/*', CATALOG],
  ])('%s has nothing of %s', (pattern, template) => {
    expect(breadth(pattern, template)).toBe('none');
  });

  it.each(['', 'no ARN', 'arn:aws:s3'])('is told of no other text than an ARN format: %j', (text) => {
    expect(() => new ArnTemplate(text)).toThrow(`\`${text}\` is no ARN format.`);
  });
});

describe('isSlashless', () => {
  const table = 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}';
  const stream = `${table}/stream/\${StreamLabel}`;

  it.each([
    [table, [table, stream], true],
    [stream, [table, stream], false],
    [table, [table], false],
    [ROLE, [ROLE, `${ROLE}s/x`], false],
    // A colon behind the first variable does not tell whether it has slashes.
    ['arn:a:s:::${A}:${B}', ['arn:a:s:::${A}:${B}/x'], false],
    ['arn:a:s:::a/*', ['arn:a:s:::a/*/b'], false],
    ['arn:a:s:::a', ['arn:a:s:::a/${B}'], false],
  ])('%s beside %j: %s', (format, others, expected) => {
    expect(isSlashless(format, others)).toBe(expected);
  });

  it('keeps longer ARNs out', () => {
    const template = new ArnTemplate(table, true);
    const widths = ['t', 't*', '*', 't/stream/x', 't/*', '*/stream/*'].map((name) =>
      resourceBreadth(parseArnPattern(`arn:aws:dynamodb:*:*:table/${name}`)!, template),
    );
    expect(widths).toEqual(['part', 'part', 'whole', 'none', 'none', 'none']);
  });
});
