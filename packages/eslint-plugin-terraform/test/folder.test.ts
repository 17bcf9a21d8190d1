/** What the other files of a folder say of the policies in a file. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import iam from 'eslint-plugin-iam';
import { afterAll, describe, expect, it, vi } from 'vitest';
import terraform from '../src/index.js';
import { lintTerraform } from './lint-terraform.js';

const root = mkdtempSync(join(tmpdir(), 'iam-terraform-'));
afterAll(() => rmSync(root, { recursive: true }));

let folders = 0;

/** A new folder with files, and the path of the first of them. */
function folder(files: Readonly<Record<string, string>>): string {
  const path = join(root, String(folders++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return join(path, Object.keys(files)[0]!);
}

const document = `data "aws_iam_policy_document" "a" {
  statement {
    actions   = ["sts:AssumeRole"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root"]
    }
  }
}
`;

/** What is said of elements that the type of a policy does not support. */
const typed = (text: string, filename: string) =>
  lintTerraform(text, ['valid-trust-policy', 'valid-principal', 'valid-element'], filename).map(
    ({ rule, message }) => `${rule}: ${message}`,
  );

describe('the type of a policy', () => {
  it.each([
    ['aws_iam_role', 'assume_role_policy', 'data.aws_iam_policy_document.a.json', 'valid-trust-policy'],
    ['aws_iam_role', 'assume_role_policy', 'local.trust', 'valid-trust-policy'],
    [
      'aws_iam_role',
      'assume_role_policy',
      'var.x ? data.aws_iam_policy_document.a.json : ""',
      'valid-trust-policy',
    ],
    ['aws_iam_role_policy', 'policy', 'one(data.aws_iam_policy_document.a[*].json)', 'valid-principal'],
  ])('comes from %s.%s = %s in another file', (type, argument, value, rule) => {
    const filename = folder({
      'data.tf': document,
      'roles.tf': `resource "${type}" "app" {\n  ${argument} = ${value}\n}\n`,
      'locals.tf': 'locals {\n  trust = data.aws_iam_policy_document.a.json\n}\n',
    });
    const [first = ''] = typed(document, filename);
    expect(first).toContain(`${rule}: `);
  });

  it('comes from a document that takes it in', () => {
    const filename = folder({
      'data.tf': document,
      'role.tf': `data "aws_iam_policy_document" "b" {
  source_policy_documents = [data.aws_iam_policy_document.a.json]
}
resource "aws_iam_role" "app" {
  assume_role_policy = data.aws_iam_policy_document.b.json
}
`,
    });
    expect(typed(document, filename)[0]).toContain('valid-trust-policy: ');
  });

  it.each([
    ['an argument', { assume_role_policy: '${data.aws_iam_policy_document.a.json}' }],
    ['an expression', { assume_role_policy: '${var.x ? data.aws_iam_policy_document.a.json : "{}"}' }],
    ['blocks in a list', [{ assume_role_policy: '${data.aws_iam_policy_document.a.json}' }]],
    ['a local value', { assume_role_policy: '${local.trust}' }],
  ])('comes from a file in JSON: %s', (_, body) => {
    const filename = folder({
      'data.tf': document,
      'roles.tf.json': JSON.stringify({
        resource: { aws_iam_role: { app: body } },
        locals: { trust: '${data.aws_iam_policy_document.a.json}', other: { a: ['"', '$${x}', 1, null] } },
      }),
    });
    expect(typed(document, filename)[0]).toContain('valid-trust-policy: ');
  });

  it.each([
    '{',
    '[]',
    '{"resource": [1, {"aws_iam_role": 2}]}',
    '{"resource": {"aws_iam_role": {"a": {"b": "${"}}}}',
  ])('does not come from a file in JSON that says nothing: %s', (text) => {
    const filename = folder({ 'data.tf': document, 'roles.tf.json': text });
    expect(typed(document, filename)).toEqual([]);
  });

  it('is that of each use, said once', () => {
    const filename = folder({
      'data.tf': document,
      'uses.tf': `resource "aws_iam_role" "app" {
  assume_role_policy = data.aws_iam_policy_document.a.json
}
resource "aws_iam_role_policy" "app" {
  policy = data.aws_iam_policy_document.a.json
}
resource "aws_iam_role" "other" {
  assume_role_policy = data.aws_iam_policy_document.a.json
}
`,
    });
    const rules = typed(document, filename).map((each) => each.split(':')[0]);
    expect(rules.sort()).toEqual(['valid-principal', 'valid-trust-policy']);
  });

  it('does not come from files outside of the folder', () => {
    const use =
      'resource "aws_iam_role" "app" {\n  assume_role_policy = data.aws_iam_policy_document.a.json\n}\n';
    const elsewhere = folder({ 'role.tf': use });
    const filename = folder({ 'data.tf': document, 'sub/role.tf': use });
    symlinkSync(elsewhere, join(dirname(filename), 'role.tf'));
    expect(typed(document, filename)).toEqual([]);
  });

  it('is read anew when a file changes, and in spite of errors in it', () => {
    const filename = folder({ 'data.tf': document, 'role.tf': '' });
    expect(typed(document, filename)).toEqual([]);
    writeFileSync(
      join(dirname(filename), 'role.tf'),
      'resource "aws_iam_role" "app" {\n  assume_role_policy = data.aws_iam_policy_document.a.json\n}\nbroken = = 1\n',
    );
    expect(typed(document, filename)[0]).toContain('valid-trust-policy: ');
  });

  it('is read anew in a folder with many files, soon after one of them changes', async () => {
    const role = (type: string) =>
      `resource "${type}" "app" {\n  assume_role_policy = data.aws_iam_policy_document.a.json\n}\n`;
    const others = Array.from({ length: 150 }, (_, index) => [`file${index}.tf`, ''] as const);
    const filename = folder({ 'data.tf': document, 'role.tf': '', ...Object.fromEntries(others) });
    const isTrust = () => typed(document, filename).some((each) => each.startsWith('valid-trust-policy'));
    expect(isTrust()).toBe(false);
    writeFileSync(join(dirname(filename), 'role.tf'), role('aws_iam_role'));
    await vi.waitFor(() => expect(isTrust()).toBe(true), 5000);
  });

  it('of a managed policy that is a boundary alone is that of boundaries', () => {
    const managed = `resource "aws_iam_policy" "boundary" {
  policy = data.aws_iam_policy_document.b.json
}
data "aws_iam_policy_document" "b" {
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }
}
`;
    const role = (more: string) =>
      `resource "aws_iam_role" "app" {\n  permissions_boundary = aws_iam_policy.boundary.arn\n}\n${more}`;
    const attachment =
      'resource "aws_iam_role_policy_attachment" "a" {\n  policy_arn = aws_iam_policy.boundary.arn\n}\n';
    const found = (more: string) =>
      lintTerraform(managed, ['no-service-wildcard'], folder({ 'a.tf': managed, 'b.tf': role(more) })).length;
    expect([found(''), found(attachment)]).toEqual([0, 1]);
  });
});

describe('a domain in a network', () => {
  const rule = ['no-public-access'];
  const open = `data "aws_iam_policy_document" "domain" {
  statement {
    actions   = ["es:ESHttpGet"]
    resources = ["\${aws_opensearch_domain.logs.arn}/*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
`;
  const domain = (more: string) =>
    `resource "aws_opensearch_domain" "logs" {\n  domain_name = "logs"\n${more}}\n`;
  const inNetwork = '  vpc_options {\n    subnet_ids = var.subnet_ids\n  }\n';
  const policy = '  access_policies = data.aws_iam_policy_document.domain.json\n';
  const own = `resource "aws_opensearch_domain_policy" "logs" {
  domain_name     = aws_opensearch_domain.logs.domain_name
${policy}}
`;
  const count = (more: string) => lintTerraform(open, rule, folder({ 'a.tf': open, 'b.tf': more })).length;

  it.each([
    ['its own policy', domain(inNetwork + policy), domain(policy)],
    ['a policy of its own resource', domain(inNetwork) + own, domain('') + own],
    [
      'a block for each element of something',
      domain(`  dynamic "vpc_options" {\n    for_each = var.networks\n    content {\n    }\n  }\n${policy}`),
      domain(
        `  dynamic "log_publishing_options" {\n    for_each = var.logs\n    content {\n    }\n  }\n${policy}`,
      ),
    ],
  ])('is not public: %s', (_, within, outside) => {
    expect([count(within), count(outside)]).toEqual([0, 1]);
  });

  const api = (kinds: string) => `resource "aws_api_gateway_rest_api" "app" {
  name = "app"
  endpoint_configuration {
    types = ${kinds}
  }
}
resource "aws_api_gateway_rest_api_policy" "app" {
  rest_api_id = aws_api_gateway_rest_api.app.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/*" }]
  })
}
`;

  it.each([
    ['["PRIVATE"]', 0],
    ['["REGIONAL"]', 1],
    ['["${var.kind}"]', 0],
    ['[var.kind]', 0],
    ['var.is_private ? ["PRIVATE"] : ["EDGE"]', 0],
    ['var.is_regional ? ["REGIONAL"] : ["EDGE"]', 1],
  ])('an API of the types %s is public: %s', (kinds, expected) =>
    expect(lintTerraform(api(kinds), rule)).toHaveLength(expected),
  );

  it('is not public where the policy is written out in it', () => {
    const text = (more: string) =>
      domain(
        `${more}  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "es:ESHttpGet", Resource = "*" }]
  })
`,
      );
    expect([text(inNetwork), text('')].map((each) => lintTerraform(each, rule).length)).toEqual([0, 1]);
  });
});

describe('the policies of one principal', () => {
  const run = `resource "aws_iam_role_policy" "run" {
  role = aws_iam_role.app.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "lambda:CreateFunction", Resource = "*" }, { Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "*" }]
  })
}
`;
  const passing = (type: string, more: string) => `resource "${type}" "pass" {
${more}
  policy = data.aws_iam_policy_document.pass.json
}
data "aws_iam_policy_document" "pass" {
  statement {
    actions   = ["iam:PassRole"]
    resources = ["*"]
  }
}
`;
  const attachment = (name: string, role: string) => `resource "aws_iam_role_policy_attachment" "${name}" {
  role       = ${role}
  policy_arn = aws_iam_policy.pass.arn
}
`;
  const inHeredoc = (name: string, action: string) => `resource "aws_iam_role_policy" "${name}" {
  role   = aws_iam_role.app.id
  policy = <<-EOT
    { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "${action}", "Resource": "*" }] }
  EOT
}
`;
  const escalations = (text: string) =>
    lintTerraform(text, ['no-privilege-escalation'], folder({ 'a.tf': text })).length;

  it.each([
    ['inline', passing('aws_iam_role_policy', '  role = aws_iam_role.app.name')],
    ['attached', passing('aws_iam_policy', '') + attachment('a', 'aws_iam_role.app.name')],
  ])('add up: %s', (_, text) => expect(escalations(run + text)).toBe(1));

  it('add up where all are in heredocs', () =>
    expect(escalations(inHeredoc('run', 'lambda:*Function') + inHeredoc('pass', 'iam:PassRole'))).toBe(1));

  it.each([
    ['of another role', passing('aws_iam_role_policy', '  role = aws_iam_role.other.name')],
    ['of one of several roles', passing('aws_iam_role_policy', '  role = aws_iam_role.app[each.key].name')],
    ['of a user', passing('aws_iam_user_policy', '  user = aws_iam_user.app.name')],
    ['attached to nobody', passing('aws_iam_policy', '')],
    [
      'attached to several',
      passing('aws_iam_policy', '') +
        attachment('a', 'aws_iam_role.app.name') +
        attachment('b', 'aws_iam_role.other.name'),
    ],
  ])('do not add up with one %s', (_, text) => expect(escalations(run + text)).toBe(0));
});

it('follows local values of other files, and says what is wrong where they are used', () => {
  const text = `data "aws_iam_policy_document" "a" {
  statement {
    actions   = [local.action]
    resources = local.resources
  }
}
`;
  const filename = folder({
    'data.tf': text,
    'locals.tf':
      'locals {\n  action = "s3:GetObjct"\n  resources = ["arn:aws:s3:::reports/*", "s3:::reports/*"]\n}\n',
  });
  const found = lintTerraform(text, ['no-unknown-action', 'valid-resource'], filename);
  expect(
    found.map(({ rule, start, end, suggestions }) => ({ rule, at: text.slice(start, end), suggestions })),
  ).toEqual([
    { rule: 'no-unknown-action', at: 'local.action', suggestions: [] },
    { rule: 'valid-resource', at: 'local.resources', suggestions: [] },
  ]);
});

describe('the type of a policy in a file in JSON', () => {
  const statement = {
    actions: ['sts:AssumeRole'],
    resources: ['*'],
    principals: { type: 'AWS', identifiers: ['arn:aws:iam::111122223333:root'] },
  };
  const data = JSON.stringify({ data: { aws_iam_policy_document: { a: { statement } } } });
  const managed = JSON.stringify({
    resource: {
      aws_iam_policy: {
        b: {
          policy: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}',
        },
      },
    },
  });
  const rulesOf = async (rule: string, files: Readonly<Record<string, string>>) => {
    const filename = folder(files);
    const eslint = new ESLint({
      cwd: dirname(filename),
      overrideConfigFile: true,
      overrideConfig: [
        { ...terraform.configs.recommended },
        { ...iam.configs.recommended, files: ['**/*.tf.json'], rules: { [`iam/${rule}`]: 'error' } },
      ],
    });
    const [result] = await eslint.lintFiles([filename]);
    return result!.messages.map(({ ruleId }) => ruleId);
  };
  const use = (type: string, argument: string) =>
    `resource "${type}" "app" {\n  ${argument} = data.aws_iam_policy_document.a.json\n}\n`;

  it.each([
    ['a role in HCL', 'b.tf', use('aws_iam_role', 'assume_role_policy'), 1],
    [
      'a role in JSON',
      'b.tf.json',
      JSON.stringify({
        resource: { aws_iam_role: { app: { assume_role_policy: '${data.aws_iam_policy_document.a.json}' } } },
      }),
      1,
    ],
    [
      'a document in HCL that a role uses',
      'b.tf',
      `data "aws_iam_policy_document" "b" {
  source_policy_documents = [data.aws_iam_policy_document.a.json]
}
${use('aws_iam_role', 'assume_role_policy').replace('.a.', '.b.')}`,
      1,
    ],
    ['nothing', 'b.tf', '', 0],
    ['a role of another folder', 'sub/b.tf', use('aws_iam_role', 'assume_role_policy'), 0],
    ['a bucket', 'b.tf', use('aws_s3_bucket_policy', 'policy'), 0],
  ])('comes from %s', async (_, name, text, expected) =>
    expect(await rulesOf('valid-trust-policy', { 'a.tf.json': data, [name]: text })).toHaveLength(expected),
  );

  it('is that of a boundary, where a role in HCL has it as one alone', async () => {
    const boundary = 'resource "aws_iam_role" "app" {\n  permissions_boundary = aws_iam_policy.b.arn\n}\n';
    const attachment =
      'resource "aws_iam_role_policy_attachment" "a" {\n  policy_arn = aws_iam_policy.b.arn\n}\n';
    const found = (text: string) => rulesOf('no-service-wildcard', { 'a.tf.json': managed, 'b.tf': text });
    expect(await found('')).toHaveLength(1);
    expect(await found(boundary)).toEqual([]);
    expect(await found(boundary + attachment)).toHaveLength(1);
  });

  it('is that of each use, said once', async () => {
    const files = {
      'a.tf.json': JSON.stringify({
        ...(JSON.parse(data) as object),
        resource: {
          aws_iam_role: { app: { assume_role_policy: '${data.aws_iam_policy_document.a.json}' } },
          aws_iam_role_policy: { app: { policy: '${data.aws_iam_policy_document.a.json}' } },
        },
      }),
    };
    expect(await rulesOf('valid-trust-policy', files)).toHaveLength(1);
    expect(await rulesOf('valid-principal', files)).toHaveLength(1);
  });
});

it('says of policy files what the module reads them for', async () => {
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 'sts:AssumeRole',
        Resource: '*',
      },
    ],
  });
  const trust = folder({
    'policies/trust.json': policy,
    'policies/other.json': policy,
    'role.tf':
      'resource "aws_iam_role" "app" {\n  assume_role_policy = file("${path.module}/policies/trust.json")\n}\n',
  });
  const eslint = new ESLint({
    cwd: dirname(dirname(trust)),
    overrideConfigFile: true,
    overrideConfig: [
      ...terraform.configs.recommended,
      { ...iam.configs.recommended, rules: { 'iam/valid-trust-policy': 'error' } },
    ],
  });
  const results = await eslint.lintFiles(['**/*.json']);
  const rulesOf = (name: string) =>
    results.find(({ filePath }) => filePath.endsWith(name))!.messages.map(({ ruleId }) => ruleId);
  expect(rulesOf('trust.json')).toEqual(['iam/valid-trust-policy']);
  expect(rulesOf('other.json')).toEqual([]);
});
