import { describe, it } from 'vitest';
import { expectFindings } from './lint-terraform.js';

const rules = ['no-unknown-action', 'no-public-access', 'valid-condition-operator', 'require-elements'];

describe('data "aws_iam_policy_document"', () => {
  it('is read at the exact characters, with its own words', () =>
    expectFindings(
      `data "aws_iam_policy_document" "app" {
  statement {
    sid         = "Read"
    actions     = ["s3:GetObject", "s3:«GetObjct»"]
    resources   = ["arn:aws:s3:::reports/*"]
  }
  «statement» {
    not_actions = ["iam:*"]
  }
}
`,
      rules,
      ['no-unknown-action: `s3:GetObjct` does not exist', 'require-elements: `resources`'],
    ));

  it('counts every block of a test', () =>
    expectFindings(
      `data "aws_iam_policy_document" "topic" {
  statement {
    actions   = ["sns:Publish"]
    resources = ["arn:aws:sns:eu-west-1:111122223333:orders"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-a1b2c3d4e5"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:RequestedRegion"
      values   = ["eu-west-1"]
    }
  }
}
`,
      rules,
      [],
    ));

  it('reads principals, everyone among them', () =>
    expectFindings(
      `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "*"
      identifiers = ["«*»"]
    }
  }
}
`,
      rules,
      ['no-public-access'],
    ));

  it('reads operators and dynamic blocks', () =>
    expectFindings(
      `data "aws_iam_policy_document" "app" {
  dynamic "statement" {
    for_each = var.buckets
    content {
      actions   = ["s3:«GetObjct»"]
      resources = [statement.value.arn, "\${statement.value.arn}/*"]
      condition {
        test     = «"StringEqual"»
        variable = "aws:PrincipalOrgID"
        values   = ["o-a1b2c3d4e5"]
      }
    }
  }
}
`,
      rules,
      ['no-unknown-action', 'valid-condition-operator'],
    ));
});
