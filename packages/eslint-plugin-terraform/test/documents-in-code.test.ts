import { describe, expect, it } from 'vitest';
import { expectFindings, lintTerraform } from './lint-terraform.js';

const rules = ['no-unknown-action', 'no-public-access', 'valid-element', 'require-elements'];

describe('jsonencode', () => {
  it('is read with the names that AWS has', () =>
    expectFindings(
      `resource "aws_s3_bucket_policy" "b" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "«*»"
      Action    = ["s3:«GetObjct»", "s3:GetObject"]
      Resource  = "\${aws_s3_bucket.b.arn}/*"
    }, {
      "Effect" : "Deny", "Principal" : "*", «"Actoin"» : "s3:*", "Resource" : var.arn
    }]
  })
}
`,
      rules,
      ['no-public-access', 'no-unknown-action', 'valid-element'],
    ));

  it('is judged in each branch of a condition', () =>
    expectFindings(
      `resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = var.write ? ["s3:PutObject"] : concat(["s3:«GetObjct»"], var.more)
      Resource = "*"
    }]
  })
}
`,
      rules,
      ['no-unknown-action'],
    ));

  it.each([
    ['a loop', '[for each in var.all : { Effect = "Allow", Action = "s3:«GetObjct»", Resource = each }]'],
    ['flatten', 'flatten([[{ Effect = "Allow", Action = "s3:«GetObjct»", Resource = "*" }], var.more])'],
    ['merge', '[merge({ Effect = "Allow", Action = "s3:«GetObjct»" }, { Resource = var.arn })]'],
    ['try', 'try([{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }], [])'],
  ])('is read within %s, as far as that is known', (_, statements) =>
    expectFindings(
      `resource "aws_iam_policy" "p" {
  policy = jsonencode({ Version = "2012-10-17", Statement = ${statements} })
}
`,
      rules,
      statements.includes('«') ? ['no-unknown-action'] : [],
    ),
  );

  it('is not read in arguments of other languages', () =>
    expectFindings(
      `resource "aws_iot_policy" "p" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iot:Conect", Resource = "*" }]
  })
}
`,
      rules,
      [],
    ));
});

describe('heredocs', () => {
  it.each(['EOF', '-EOF'])('after <<%s are JSON', (marker) =>
    expectFindings(
      `resource "aws_iam_policy" "p" {
  policy = <<${marker}
  {
    "Version": "2012-10-17",
    "Statement": [
      {
        "Effect": "Allow",
        "Action": ["s3:«GetObjct»", "\${var.action}"],
        "Resource": ["arn:aws:s3:::\${var.bucket}/$\${aws:username}/*", \${jsonencode(var.arn)}]
      }
    ]
  }
${marker.startsWith('-') ? '  ' : ''}EOF
}
`,
      rules,
      ['no-unknown-action'],
    ),
  );

  it('are open where a directive repeats or leaves out', () =>
    expectFindings(
      `resource "aws_iam_policy" "p" {
  policy = <<EOF
{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:«GetObjct»", "Resource": "*" }
    %{ if var.more }
    , { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" }
    %{ endif }
  ]
}
EOF
}
`,
      ['no-unknown-action', 'require-elements'],
      ['no-unknown-action'],
    ));

  it('and strings with escapes are found at their characters', () =>
    expectFindings(
      String.raw`resource "aws_sqs_queue_policy" "p" {
  policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"111122223333\"},\"Action\":\"sqs:«SendMesage»\",\"Resource\":\"*\"}]}"
}
`,
      rules,
      ['no-unknown-action'],
    ));
});

describe('local values and inputs of modules', () => {
  it('hold policies and statements', () =>
    expectFindings(
      `locals {
  policy = {
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:«GetObjct»", Resource = "*" }]
  }
  statements = [{ Effect = "Allow", Action = "s3:«GetObjct»", Resource = "*" }]
}

module "app" {
  source = "./app"
  policy = { read = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:«GetObjct»", Resource = "*" }] }) }
  policy_statements = {
    read = { effect = "Allow", actions = ["s3:«GetObjct»"], resources = ["*"] }
  }
}
`,
      rules,
      ['no-unknown-action', 'no-unknown-action', 'no-unknown-action', 'no-unknown-action'],
    ));

  it('are followed to what they are, and cycles are not', () =>
    expectFindings(
      `locals {
  action = "s3:GetObjct"
  loop   = local.pool
  pool   = local.loop
}

data "aws_iam_policy_document" "a" {
  statement {
    actions   = [«local.action», local.loop]
    resources = ["arn:aws:s3:::\${local.pool}/*"]
  }
}
`,
      rules,
      ['no-unknown-action: `s3:GetObjct`'],
    ));
});

it('documents that another one takes in are read where they are written', () =>
  expectFindings(
    `data "aws_iam_policy_document" "a" {
  source_policy_documents = [jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:«GetObjct»", Resource = "*" }]
  })]
  statement {
    actions   = ["s3:«PutObjct»"]
    resources = ["*"]
  }
}
`,
    rules,
    ['no-unknown-action', 'no-unknown-action'],
  ));

describe('grants in arguments', () => {
  it('are judged as the statement that the service makes of them', () =>
    expectFindings(
      `resource "aws_lambda_permission" "sns" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.app.function_name
  principal     = «"sns.amazonaws.com"»
}

resource "aws_lambda_permission" "held" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.app.function_name
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.orders.arn
}
`,
      ['no-confused-deputy'],
      ['no-confused-deputy'],
    ));
});

describe('bad input', () => {
  it.each([
    ['nothing', ''],
    ['a data source without a name', 'data "aws_iam_policy_document" {\n  statement {}\n}\n'],
    ['a statement in no block', 'statement {\n  actions = 1\n}\n'],
    [
      'values of wrong types',
      'data "aws_iam_policy_document" "a" {\n  statement {\n    actions = {}\n    condition {}\n    principals {\n      type = 1\n    }\n  }\n}\n',
    ],
    ['an empty heredoc', 'resource "aws_iam_policy" "p" {\n  policy = <<EOF\nEOF\n}\n# Statement'],
  ])('of %s ends without a throw', (_, text) => {
    expect(lintTerraform(text, 'all').filter(({ rule }) => rule === 'fatal')).toEqual([]);
  });

  it('of local values that name each other many times ends', () => {
    const names = Array.from(
      { length: 30 },
      (_, place) => `  a${place} = [local.a${place + 1}, local.a${place + 1}]\n`,
    );
    const text = `locals {\n${names.join('')}  a30 = "s3:GetObject"\n}
data "aws_iam_policy_document" "a" {
  statement {
    actions   = flatten(local.a0)
    resources = local.a1
  }
}
`;
    expect(lintTerraform(text, ['no-unknown-action'])).toEqual([]);
  });

  it('of many brackets ends', () => {
    const deep = `a = ${'['.repeat(3000)}"Statement"${']'.repeat(3000)}\n`;
    expect(lintTerraform(deep, 'all')).toEqual([]);
  });

  it('of 2 MB ends', () => {
    const statement = `data "aws_iam_policy_document" "a" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::reports/*"]
  }
}
`;
    const text = statement.repeat(Math.ceil(2_000_000 / statement.length));
    expect(lintTerraform(text, ['no-unknown-action'])).toEqual([]);
  });
});

describe('an object with statements under the names of modules', () => {
  const text = (member: string, more = '') => `module "function" {
  source = "./modules/function"
  iam_policy = {
    version = "2012-10-17"
    ${member}
  }${more}
}
`;
  it.each([
    ['a list', 'statements = [{ effect = "Allow", actions = ["s3:«GetObjct»"], resources = ["*"] }]'],
    [
      'by name',
      'statement = { read = { effect = "Allow", actions = ["s3:«GetObjct»"], resources = ["*"] } }',
    ],
  ])('is a policy: %s', (_, member) => expectFindings(text(member), rules, ['no-unknown-action']));

  it.each(['statements = var.statements', 'statements = [local.read, local.write]', 'statement = "read"'])(
    'is left alone where they are not written out: %s',
    (member) => expectFindings(text(member), rules, []),
  );

  it('is a mistake where AWS reads it', () =>
    expectFindings(
      `resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version = "2012-10-17"
    «statements» = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }]
  })
}
`,
      ['valid-element'],
      ['valid-element'],
    ));
});
