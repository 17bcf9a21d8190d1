/** A file that is linted at each keystroke has the findings of one that is linted for the first time. */
import { Linter } from 'eslint';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { configFor } from './lint-terraform.js';

const text = `locals {
  buckets = ["arn:aws:s3:::a/*", "arn:aws:s3:::a/*"]
}
resource "aws_iam_role_policy" "run" {
  role = aws_iam_role.app.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["lambda:CreateFunction", "lambda:InvokeFunction"], Resource = "*" }]
  })
}
resource "aws_iam_role_policy" "pass" {
  role   = aws_iam_role.app.id
  policy = data.aws_iam_policy_document.pass.json
}
data "aws_iam_policy_document" "pass" {
  statement {
    actions   = ["iam:PassRole"]
    resources = ["*"]
  }
  statement {
    actions   = ["s3:GetObject", "s3:GetObject"]
    resources = local.buckets
    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = ["arn:aws:s3:::*"]
    }
  }
}
resource "aws_iam_policy" "heredoc" {
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "\${aws_s3_bucket.a.arn}" }]
    }
  EOT
}
`;

const linter = new Linter({ cwd: '/' });
let files = 0;
const found = (code: string, filename: string) => linter.verify(code, [configFor('all')], { filename });
const fresh = (code: string) => found(code, `/${files++}/main.tf`);

const edit = fc.record({
  at: fc.nat({ max: text.length }),
  removed: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 40 })),
  put: fc.constantFrom('', 'x', '*', '"', '\n', 'local.buckets', ', "s3:*"', '}', '{', '# a comment\n'),
});

it('after any edits', () => {
  const first = fresh(text);
  expect(first.length).toBeGreaterThan(5);
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 5 }), (edits) => {
      const filename = `/${files++}/main.tf`;
      let code = text;
      for (const { at, removed, put } of [{ at: 0, removed: 0, put: '' }, ...edits]) {
        code = code.slice(0, at) + put + code.slice(at + removed);
        expect(found(code, filename)).toEqual(fresh(code));
        expect(found(text, filename)).toEqual(first);
      }
    }),
    { numRuns: 15 },
  );
});
