import { describe, expect, it } from 'vitest';
import { parseArnPattern } from '../../src/patterns/arn-pattern.js';
import { ArnTemplate, resourceBreadth } from '../../src/patterns/arn-template.js';

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
