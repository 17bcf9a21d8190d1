#!/usr/bin/env node
/**
 * The time from a keystroke to the findings in ESLint's language server, with `recommended` and, as the floor, with one
 * rule that does nothing.
 *
 *   node benchmarks/editor.mjs [--edits 20]
 *
 * Two servers have the same policy open and get the same edits in turn (A B A B …), so that a slow second slows both: a
 * letter of the first action goes and comes back. Medians are told; the ratio is taken edit by edit. Needs a build.
 */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LanguageClient } from '../e2e/language-client.mjs';
import { median } from './median.mjs';

const { values } = parseArgs({ options: { edits: { type: 'string', default: '20' } } });
const edits = Number(values.edits);

const { resolve } = createRequire(import.meta.url);
const plugin = import.meta.resolve('eslint-plugin-iam');
const parser = createRequire(new URL(plugin)).resolve('jsonc-eslint-parser');
const server = join(
  dirname(resolve('vscode-langservers-extracted/package.json')),
  'bin/vscode-eslint-language-server',
);
const example = fileURLToPath(
  new URL('../examples/policies/aws-managed/AmazonSageMakerFullAccess.json', import.meta.url),
);

const terraform = new URL('../packages/eslint-plugin-terraform/dist/index.js', import.meta.url).href;

const json = {
  file: 'policy.json',
  recommended: `import iam from ${JSON.stringify(plugin)};\nexport default [iam.configs.recommended].flat();\n`,
  silent: `import * as parser from ${JSON.stringify(`file://${parser}`)};
const silent = { create: () => ({}) };
export default [{
  files: ['**/*.json'],
  languageOptions: { parser },
  plugins: { bench: { rules: { silent } } },
  rules: { 'bench/silent': 'error' },
}];
`,
};
const hcl = {
  file: 'main.tf',
  recommended: `import terraform from ${JSON.stringify(terraform)};\nexport default [terraform.configs.recommended].flat();\n`,
  silent: `import terraform from ${JSON.stringify(terraform)};
const silent = { create: () => ({}) };
export default [{
  files: ['**/*.tf'],
  language: 'iam-terraform/hcl',
  plugins: { bench: { rules: { silent } }, 'iam-terraform': terraform },
  rules: { 'bench/silent': 'error' },
}];
`,
};

const tseslint = `import tseslint from ${JSON.stringify(import.meta.resolve('typescript-eslint'))};`;
const code = {
  file: 'stack.ts',
  recommended: `import iam from ${JSON.stringify(plugin)};
${tseslint}
export default [{ ...iam.configs.typescript, languageOptions: { parser: tseslint.parser } }];
`,
  silent: `${tseslint}
const silent = { create: () => ({}) };
export default [{
  files: ['**/*.ts'],
  languageOptions: { parser: tseslint.parser },
  plugins: { bench: { rules: { silent } } },
  rules: { 'bench/silent': 'error' },
}];
`,
};

const work = realpathSync(mkdtempSync(join(tmpdir(), 'iam-editor-')));
try {
  const full = readFileSync(example, 'utf8');
  await measure(
    'small policy',
    `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*" }]
}
`,
    json,
  );
  await measure('AmazonSageMakerFullAccess', full, json);
  await measure('the same for eight teams', forTeams(full, 8), json);
  await measure('Terraform, 2,000 lines', moduleOf(22), hcl);
  await measure('CDK, 400 lines', stackOf(26), code);
} finally {
  rmSync(work, { recursive: true });
}

/**
 * A large policy of the usual kind: the statements once for each team.
 *
 * @param {string} text
 * @param {number} teams
 */
function forTeams(text, teams) {
  const policy = JSON.parse(text);
  const statements = Array.from({ length: teams }, (_, team) =>
    policy.Statement.map((/** @type {Record<string, unknown>} */ statement) => ({
      ...statement,
      ...(statement['Sid'] !== undefined && { Sid: `${statement['Sid']}${team}` }),
      Condition: {
        .../** @type {object} */ (statement['Condition']),
        StringEquals: {
          .../** @type {Record<string, object>} */ (statement['Condition'])?.['StringEquals'],
          'aws:PrincipalTag/team': `team-${team}`,
        },
      },
    })),
  );
  return JSON.stringify({ ...policy, Statement: statements.flat() }, undefined, 2);
}

/**
 * A module of Terraform with a function in each ninety lines: its role, trust policy and permissions, and what it needs.
 *
 * @param {number} functions
 */
function moduleOf(functions) {
  const block = (/** @type {number} */ index) => `variable "function_${index}" {
  description = "Settings of function ${index}"
  type = object({
    memory_size = optional(number, 256)
    timeout     = optional(number, 30)
    environment = optional(map(string), {})
  })
  default = {}
}

resource "aws_cloudwatch_log_group" "function_${index}" {
  name              = "/aws/lambda/\${var.prefix}-function-${index}"
  retention_in_days = 30
}

resource "aws_sqs_queue" "function_${index}" {
  name                       = "\${var.prefix}-function-${index}"
  visibility_timeout_seconds = var.function_${index}.timeout * 6
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters.arn
    maxReceiveCount     = 5
  })
}

resource "aws_lambda_function" "function_${index}" {
  function_name = "\${var.prefix}-function-${index}"
  role          = aws_iam_role.function_${index}.arn
  filename      = data.archive_file.function_${index}.output_path
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  memory_size   = var.function_${index}.memory_size
  timeout       = var.function_${index}.timeout

  environment {
    variables = merge(var.function_${index}.environment, {
      QUEUE_URL = aws_sqs_queue.function_${index}.url
    })
  }
}

resource "aws_iam_role" "function_${index}" {
  name               = "\${var.prefix}-function-${index}"
  assume_role_policy = data.aws_iam_policy_document.trust_${index}.json
}

resource "aws_iam_role_policy" "function_${index}" {
  role   = aws_iam_role.function_${index}.id
  policy = data.aws_iam_policy_document.function_${index}.json
}

data "aws_iam_policy_document" "trust_${index}" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "function_${index}" {
  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["\${aws_cloudwatch_log_group.function_${index}.arn}:*"]
  }

  statement {
    sid       = "Queue"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.function_${index}.arn]
  }

  statement {
    sid       = "Objects"
    actions   = ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"]
    resources = ["\${var.bucket_arn}/function-${index}/*"]
    condition {
      test     = "StringEquals"
      variable = "aws:ResourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }

  statement {
    sid       = "Tables"
    actions   = ["dynamodb:*Item", "dynamodb:Query", "dynamodb:Scan"]
    resources = ["*"]
  }
}
`;
  return Array.from({ length: functions }, (_, index) => block(index)).join('\n');
}

/**
 * A stack of the CDK with so many functions, of 15 lines each.
 *
 * @param {number} functions
 */
function stackOf(functions) {
  const added = Array.from(
    { length: functions },
    (_, place) => `
    const worker${place} = new lambda.Function(this, 'Worker${place}', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset('worker${place}'),
      environment: { BUCKET: bucket.bucketName },
    });
    worker${place}.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ["s3:GetObject", "s3:PutObject"],
        resources: [bucket.arnForObjects('worker${place}/*')],
      }),
    );
    bucket.grantRead(worker${place});
`,
  );
  return `import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';

export class Workers extends Stack {
  constructor(scope, id) {
    super(scope, id);
    const bucket = new s3.Bucket(this, 'Bucket');
${added.join('')}
  }
}
`;
}

/**
 * @param {string} title
 * @param {string} text
 * @param {typeof json} form
 */
async function measure(title, text, form) {
  const recommended = await open('recommended', text, form);
  const silent = await open('silent', text, form);
  for (let edit = 0; edit < 5; edit++) {
    await recommended.type();
    await silent.type();
  }
  const pairs = [];
  for (let edit = 0; edit < edits; edit++) {
    pairs.push({ time: await recommended.type(), floor: await silent.type() });
  }
  await recommended.close();
  await silent.close();
  const time = median(pairs.map((pair) => pair.time)).toFixed(1);
  const floor = median(pairs.map((pair) => pair.floor)).toFixed(1);
  const ratio = median(pairs.map((pair) => pair.time / pair.floor)).toFixed(2);
  console.log(
    `${title} (${(text.length / 1000).toFixed(1)} kB): ${time} ms, silent rule ${floor} ms, ratio ${ratio}`,
  );
}

/**
 * Opens the file in a server of its own.
 *
 * @param {'recommended' | 'silent'} name
 * @param {string} text
 * @param {typeof json} form
 */
async function open(name, text, form) {
  const workspace = mkdtempSync(join(work, `${name}-`));
  writeFileSync(join(workspace, 'package.json'), '{ "private": true, "type": "module" }\n');
  writeFileSync(join(workspace, 'eslint.config.js'), form[name]);
  mkdirSync(join(workspace, 'node_modules'));
  symlinkSync(dirname(resolve('eslint/package.json')), join(workspace, 'node_modules/eslint'), 'dir');
  const client = await LanguageClient.start({
    server,
    workspace,
    configuration: () => ({
      validate: 'on',
      experimental: {},
      rulesCustomizations: [],
      problems: {},
      nodePath: null,
      codeAction: { disableRuleComment: { enable: false }, showDocumentation: { enable: true } },
    }),
  });
  const document = await client.open(workspace, form.file, {
    text,
    ...(form === code && { languageId: 'typescript' }),
  });
  await client.diagnostics(document);
  const shorter = text.replace(/"(\w+:\w*)\w"/, '"$1"');
  return {
    /** Milliseconds from the edit to the findings. */
    async type() {
      const start = performance.now();
      await client.change(document, document.getText() === text ? shorter : text);
      await client.diagnostics(document);
      return performance.now() - start;
    },
    close: () => client.stop(),
  };
}
