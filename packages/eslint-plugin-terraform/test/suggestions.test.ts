/** Suggestions, as they are written in HCL. */
import { describe, expect, it } from 'vitest';
import { lintTerraform } from './lint-terraform.js';

function suggestionsOf(text: string, rule: string): readonly string[] {
  return lintTerraform(text, [rule]).flatMap(({ suggestions }) => suggestions);
}

const statement = (body: string) => `data "aws_iam_policy_document" "a" {
  statement {
${body}
  }
}
`;

describe('in the blocks of a policy document', () => {
  it('add a condition block', () => {
    const body = `    actions   = ["sns:Publish"]
    resources = ["*"]
    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }`;
    expect(suggestionsOf(statement(body), 'no-confused-deputy')[0]).toBe(
      statement(`${body}

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["<Account>"]
    }`),
    );
  });

  it('change the test of every block of an operator', () => {
    const body = (test: string) => `    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::reports/*"]
    condition {
      test     = "${test}"
      variable = "aws:PrincipalOrgID"
      values   = ["o-a1b2c3d4e5"]
    }
    condition {
      test     = "${test}"
      variable = "aws:RequestedRegion"
      values   = ["eu-west-1"]
    }`;
    expect(suggestionsOf(statement(body('StringEqual')), 'valid-condition-operator')).toEqual([
      statement(body('StringEquals')),
    ]);
  });

  it('take an entry out of a list, on a line and on lines', () => {
    const line = (actions: string) => statement(`    actions   = [${actions}]\n    resources = ["*"]`);
    expect(suggestionsOf(line('"s3:*", "s3:GetObject", "sqs:*"'), 'no-redundant-action')).toEqual([
      line('"s3:*", "sqs:*"'),
    ]);
    const lines = (actions: string) =>
      statement(`    actions = [ # what is needed\n${actions}    ]\n    resources = ["*"]`);
    expect(
      suggestionsOf(
        lines('      "s3:*",\n      "s3:GetObject",\n      "sqs:*" # all\n'),
        'no-redundant-action',
      ),
    ).toEqual([lines('      "s3:*",\n      "sqs:*" # all\n')]);
  });

  it('keep a comment: what would take it is not offered', () => {
    const text = statement(
      '    actions = [\n      "s3:*",\n      "s3:GetObject", # for reports\n    ]\n    resources = ["*"]',
    );
    expect(suggestionsOf(text, 'no-redundant-action')).toEqual([]);
  });

  it('replace an entry, with interpolations as they are', () => {
    const text = (action: string) =>
      statement(`    actions   = ["${action}"]\n    resources = ["arn:aws:s3:::\${var.bucket}/*"]`);
    expect(suggestionsOf(text('s3:GetObjct'), 'no-unknown-action')).toEqual([text('s3:GetObject')]);
  });

  it('take out a statement with the empty line before it', () => {
    const two = `data "aws_iam_policy_document" "a" {
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }

  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
`;
    const one = two.replace(/\n {2}statement \{\n {4}actions {3}= \["s3:GetObject"\][^}]*\}\n/, '');
    expect(suggestionsOf(two, 'no-redundant-statement')).toEqual([one]);
  });
});

describe('in jsonencode', () => {
  it('add a member to an object', () => {
    const text = `resource "aws_sns_topic_policy" "a" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "*"
    }]
  })
}
`;
    expect(suggestionsOf(text, 'no-confused-deputy')[0]).toBe(
      text.replace(
        '      Resource  = "*"\n',
        `      Resource  = "*"
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = "<Account>"
        }
      }
`,
      ),
    );
  });

  it('rename a key as it is written', () => {
    const text = (key: string) => `resource "aws_iam_policy" "a" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", ${key} "s3:GetObject", Resource = "*" }] })
}
`;
    expect(suggestionsOf(text('Actoin ='), 'valid-element')).toEqual([text('Action =')]);
    expect(suggestionsOf(text('"Actoin" :'), 'valid-element')).toEqual([text('"Action" :')]);
  });
});

it('in heredocs are JSON', () => {
  const text = (action: string) => `resource "aws_iam_policy" "a" {
  policy = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Action": "${action}", "Resource": "\${var.arn}" }]
    }
  EOF
}
`;
  expect(suggestionsOf(text('s3:GetObjct'), 'no-unknown-action')).toEqual([text('s3:GetObject')]);
});

it('are not offered for what is written elsewhere', () => {
  const text = `locals {
  actions = ["s3:GetObjct"]
}
${statement('    actions   = local.actions\n    resources = ["*"]')}`;
  expect(lintTerraform(text, ['no-unknown-action']).map(({ suggestions }) => suggestions)).toEqual([[]]);
});
