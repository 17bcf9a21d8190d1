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
    ['«"kms:Decrypt"»', 'aws_kms_alias.reports.arn'],
    ['«"rds-db:connect"»', 'aws_rds_cluster.reports.arn'],
    ['«"states:DescribeExecution"»', 'data.aws_sfn_state_machine.reports.arn'],
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
    ['"kms:Decrypt"', 'data.aws_kms_key.reports.arn'],
    [
      '"kms:Decrypt"',
      '"arn:aws:kms:eu-west-1:${data.aws_caller_identity.current.id}:key/${data.aws_kms_key.reports.key_id}"',
    ],
    ['"lambda:InvokeFunction"', 'aws_lambda_function.reports.qualified_arn'],
    ['"ecs:UpdateService"', 'aws_ecs_service.reports.id'],
    ['"athena:StartQueryExecution"', 'aws_athena_workgroup.reports.arn'],
    ['"glue:GetTable"', 'aws_glue_catalog_database.a.arn, aws_glue_catalog_table.a.arn'],
    ['"autoscaling:SetDesiredCapacity"', 'aws_autoscaling_group.reports.arn'],
    [
      '"route53:ChangeResourceRecordSets"',
      'aws_route53_zone.reports.arn, "arn:aws:route53:::hostedzone/${aws_route53_zone.other.zone_id}"',
    ],
    ['"logs:PutSubscriptionFilter"', 'aws_cloudwatch_log_group.a.arn, aws_cloudwatch_log_destination.a.arn'],
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
