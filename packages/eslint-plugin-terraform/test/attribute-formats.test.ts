import { describe, it } from 'vitest';
import { attributeFormats } from '../src/values/attribute-formats.js';
import { expectFindings } from './lint-terraform.js';

const rules = ['no-mismatched-resource', 'no-redundant-resource', 'valid-resource'];
const document = (actions: string, resources: string) => `data "aws_iam_policy_document" "a" {
  statement {
    actions   = [${actions}]
    resources = [${resources}]
  }
}
`;
const mismatched = ['no-mismatched-resource'];

describe('the format of an attribute', () => {
  it.each(attributeFormats.filter(([, format]) => format !== '{name}'))(
    'is that of a resource of the service: %s',
    (attribute, format) => {
      const service = format.split(':')[2]!;
      const reference = attribute.replace('.', '.reports.');
      // Nothing is invoked but below a stage.
      const resource = service === 'execute-api' ? `"\${${reference}}/*"` : reference;
      expectFindings(document(`"${service}:*"`, resource), rules, []);
    },
  );
});

describe('an attribute', () => {
  it.each([
    ['«"s3:GetObject"»', 'aws_s3_bucket.reports.arn'],
    ['«"s3:GetObject"»', 'data.aws_s3_bucket.reports.arn'],
    ['«"s3:GetObject"»', '"arn:aws:s3:::${aws_s3_bucket.reports.id}"'],
    [
      '«"s3:GetObject"»',
      '"arn:${data.aws_partition.current.partition}:s3:::${aws_s3_bucket.reports.bucket}"',
    ],
    ['«"sqs:SendMessage"»', 'aws_sns_topic.reports.arn'],
    ['«"sqs:SendMessage"»', 'aws_sns_topic.reports.id'],
    ['«"dynamodb:DescribeStream"»', 'aws_dynamodb_table.reports.arn'],
    ['«"s3:GetObject"»', 'aws_s3_bucket.reports[0].arn'],
  ])('tells what it is: %s on %s', (actions, resources) =>
    expectFindings(document(actions, resources), rules, mismatched),
  );

  it.each([
    ['"s3:ListBucket"', 'aws_s3_bucket.reports.arn'],
    ['"s3:GetObject"', '"${aws_s3_bucket.reports.arn}/*"'],
    ['"s3:GetObject"', '"${aws_s3_bucket.reports.arn}/${var.prefix}"'],
    ['"s3:GetObject"', '"${aws_s3_bucket.reports.arn}${var.suffix}"'],
    ['"s3:GetObject"', 'aws_s3_bucket.reports[each.key].arn'],
    ['"s3:GetObject"', 'module.reports.arn'],
    ['"s3:GetObject"', 'var.arn'],
    ['"sqs:SendMessage"', 'aws_sqs_queue.reports.arn'],
    ['"dynamodb:Query"', 'aws_dynamodb_table.reports.arn, "${aws_dynamodb_table.reports.arn}/index/*"'],
    ['"dynamodb:GetRecords"', 'aws_dynamodb_table.reports.stream_arn'],
    ['"logs:PutLogEvents"', '"${aws_cloudwatch_log_group.reports.arn}:*"'],
    ['"lambda:InvokeFunction"', 'aws_lambda_function.reports.arn, "${aws_lambda_function.reports.arn}:*"'],
    ['"kms:Decrypt"', 'aws_kms_key.reports.arn'],
    ['"secretsmanager:GetSecretValue"', 'aws_secretsmanager_secret.reports.id'],
    ['"iam:PassRole"', 'aws_iam_role.reports.arn'],
    ['"ssm:GetParameter"', 'aws_ssm_parameter.reports.arn'],
    ['"execute-api:Invoke"', '"${aws_api_gateway_rest_api.reports.execution_arn}/*"'],
  ])('is what it works on: %s on %s', (actions, resources) =>
    expectFindings(document(actions, resources), rules, []),
  );

  it('is equal to itself, and to the ARN with its name', () =>
    expectFindings(
      document(
        '"s3:ListBucket"',
        'aws_s3_bucket.a.arn, aws_s3_bucket.b.arn, «aws_s3_bucket.a.arn», "arn:aws:s3:::*"',
      ),
      ['no-redundant-resource'],
      ['no-redundant-resource'],
    ));
});
