/** Whatever is broken in a file, nothing is thrown, and what is underlined is there. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lintTerraform } from './lint-terraform.js';

const text = `locals {
  resources = ["arn:aws:s3:::reports/*", "\${local.prefix}/*"]
  prefix    = local.all[0]
  all       = [local.prefix]
}

data "aws_iam_policy_document" "a" {
  statement {
    actions   = concat(["s3:GetObjct"], var.more)
    resources = local.resources
    dynamic "condition" {
      for_each = var.conditions
      content {
        test     = condition.value.test
        variable = "aws:PrincipalOrgID"
        values   = [for each in var.all : "\${each}-x"]
      }
    }
  }
}

resource "aws_iam_role" "b" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = var.x ? "*" : local.none }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_s3_bucket_policy" "c" {
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "\${aws_s3_bucket.c.arn}/*" }]
    }
  EOT
}
`;

const pieces = [
  ...['"', '${', '%{ if x }', '}', '{', '[', ']', '(', ')', '<<EOT\n', 'EOT\n', '\\', '\\u12', '$${', '...'],
  ...['=', '=>', '?', ':', ',', '\r\n', '\r', '\ufeff', '\0', '/*', '*/', '#', 'null', 'for k, v in x : '],
  ...[
    '\u{1f600}',
    '\ud83d',
    '\udc00',
    'data "aws_iam_policy_document" "a" {\n',
    'statement {\n',
    'jsonencode({',
  ],
];
const change = fc.record({
  at: fc.nat(text.length),
  taken: fc.oneof(fc.constant(0), fc.nat(60)),
  put: fc.oneof(fc.constant(''), fc.constantFrom(...pieces)),
});
const broken = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 4 }),
  isCut: fc.boolean(),
  ending: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\ufeff'),
});

it('is read as far as it can be', () => {
  fc.assert(
    fc.property(broken, ({ changes, isCut, ending, mark }) => {
      let code = text;
      for (const { at, taken, put } of changes) code = code.slice(0, at) + put + code.slice(at + taken);
      if (isCut) code = code.slice(0, changes[0]!.at);
      code = code.replaceAll('\n', ending);
      for (const { start, end, rule } of lintTerraform(mark + code, 'all')) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(mark.length + code.length + (rule === 'fatal' ? 1 : 0));
      }
    }),
    { numRuns: 300 },
  );
});
