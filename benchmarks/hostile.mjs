#!/usr/bin/env node
/**
 * Files that nobody would write, each linted with all rules in a process of its own: how long it takes, how much memory, and what is
 * said. Fails where linting throws, takes more than a second of processor time for each 100 kB (a large file) or for the file (a small
 * one), or says nothing: every file holds a statement that allows everything, which is to be found, or told to be out of reach.
 *
 *   node benchmarks/hostile.mjs [NAME]     # those whose name begins so; all, if none is given
 *
 * Needs a build. `alone` is ESLint with the same parser or language and a rule that does nothing, which the limit does not count.
 */
import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const kiB = 1_024;
const admin = '{"Effect":"Allow","Action":"*","Resource":"*"}';
const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';

/**
 * @param {number} size
 * @param {(index: number) => unknown} part
 */
const many = (size, part) => Array.from({ length: size }, (_, index) => part(index));
/**
 * @param {number} size
 * @param {(index: number) => string} part
 * @param {string} [between]
 */
const joined = (size, part, between = ',') => many(size, part).join(between);
/** @param {unknown} value */
const json = (value) => JSON.stringify(value);

/** A policy of the statements, which are JSON, and one that allows everything. @param {string[]} statements */
const policy = (...statements) =>
  `{"Version":"2012-10-17","Statement":[${[...statements, admin].join(',')}]}`;
/** @param {object} statement */
const allow = (statement) =>
  json({ Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket}/*`, ...statement });
/** Statements that allow and deny in turn, none of them the same. @param {number} size */
const inTurn = (size) =>
  joined(size, (n) =>
    json({ Effect: n % 2 ? 'Deny' : 'Allow', Action: 's3:Get*', Resource: `${bucket}/${n % 100}/${n}` }),
  );
/** One value in many brackets. @param {string} open @param {string} inner @param {string} close @param {number} [levels] */
const nested = (open, inner, close, levels = 5_000) => open.repeat(levels) + inner + close.repeat(levels);

/** @param {string} properties */
const yamlTemplate = (properties) => `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: '*'
            Resource: '*'
${properties}`;
/** @param {string} value JSON */
const jsonTemplate = (value) =>
  `{"Resources":{"Policy":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":${policy(value)}}}}}`;
/** @param {string} more */
const code = (more) => `import * as iam from 'aws-cdk-lib/aws-iam';
new iam.PolicyStatement({ actions: ['*'], resources: ['*'] });
${more}
`;
/** @param {string} more */
const hcl = (more) => `resource "aws_iam_policy" "a" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
${more}
`;

const manyDuplicates = policy(allow({ Action: many(250_000, () => 's3:GetObject') }));
const characters = [
  '\ud83d',
  '\udc00',
  '\u0000',
  '\ufeff',
  '\u2028',
  '\u2029',
  '\r',
  '\r\n',
  '\u0085',
  '\u202e',
  '😀',
];

/**
 * By name: what reads it, the text, and, where the settings are refused, what is said of them.
 *
 * @type {Record<string, { host: keyof typeof hosts, text: () => string, settings?: object, refused?: RegExp }>}
 */
const inputs = {
  'nothing but a policy': { host: 'policy', text: () => policy() },

  // Long files
  '5 MB of JSON without a policy': {
    host: 'policy',
    text: () =>
      json({
        a: many(100_000, (n) => ({ Name: `item ${n}`, Value: [n, true, null] })),
        b: JSON.parse(policy()),
      }),
  },
  '5 MB of policies': {
    host: 'policy',
    text: () => `[${joined(30_000, (n) => policy(allow({ Sid: `A${n}` })))}]`,
  },
  '100,000 statements, all different': {
    host: 'policy',
    text: () =>
      `{"Version":"2012-10-17","Statement":[${admin},${joined(100_000, (n) => allow({ Resource: `${bucket}/${n}` }))}]}`,
  },
  '100,000 statements, all alike': {
    host: 'policy',
    text: () => `{"Version":"2012-10-17","Statement":[${admin},${joined(100_000, () => allow({}))}]}`,
  },
  '100,000 statements that are none': {
    host: 'policy',
    text: () => `{"Version":"2012-10-17","Statement":[${admin},${joined(100_000, () => 'null')}]}`,
  },
  'a string of 5 MB': {
    host: 'policy',
    text: () => policy(allow({ Action: `s3:${'a'.repeat(5_000 * kiB)}` })),
  },
  'a string of 5 MB of stars': {
    host: 'policy',
    text: () => policy(allow({ Resource: '*?'.repeat(2_500 * kiB) })),
  },
  'a string of 5 MB of policy variables': {
    host: 'policy',
    text: () => policy(allow({ Resource: `${bucket}/${'${aws:username}'.repeat(340_000)}` })),
  },
  'a key of 5 MB': { host: 'policy', text: () => policy(`{"${'a'.repeat(5_000 * kiB)}":1}`) },
  'a policy of 1 MB in a string': {
    host: 'policy',
    text: () => json({ policy: policy(joined(10_000, (n) => allow({ Sid: `A${n}` }))) }),
  },

  // Patterns
  'a wildcard of 10,000 stars': {
    host: 'policy',
    text: () => policy(allow({ Action: `s3:${'*'.repeat(10_000)}` })),
  },
  'a wildcard of 10,000 stars and letters': {
    host: 'policy',
    text: () => policy(allow({ Action: `s3:${'*a'.repeat(10_000)}b` })),
  },
  '300 ARNs of 1,000 stars': {
    host: 'policy',
    text: () => policy(allow({ Resource: many(300, (n) => `${bucket}/${'*a'.repeat(1_000)}${n}`) })),
  },
  '10,000 actions with stars': {
    host: 'policy',
    text: () => policy(allow({ Action: many(10_000, (n) => `*:*${n}*`) })),
  },
  '1,000 values of 200 stars': {
    host: 'policy',
    text: () =>
      policy(
        allow({
          Condition: { StringLike: { 'aws:PrincipalArn': many(1_000, (n) => `${'*a'.repeat(200)}${n}`) } },
        }),
      ),
  },

  // Long lists
  '250,000 findings on one line': { host: 'policy', text: () => manyDuplicates },
  '250,000 findings on one line, recommended-jsonc': {
    host: 'recommended-jsonc',
    text: () => manyDuplicates,
  },
  '250,000 findings on one line, json/json': { host: 'json/json', text: () => manyDuplicates },
  '250,000 findings on one line, lintText': { host: 'lintText', text: () => manyDuplicates },
  '10,000 keys, all alike': {
    host: 'policy',
    text: () => policy(`{${'"Sid":"a",'.repeat(10_000)}${allow({}).slice(1)}`),
  },
  '10,000 actions, all alike, a line each': {
    host: 'policy',
    text: () => policy(allow({ Action: many(10_000, () => 's3:GetObject') })).replaceAll('",', '",\n'),
  },
  '100,000 keys in a Condition': {
    host: 'policy',
    text: () =>
      policy(
        allow({
          Condition: {
            StringEquals: Object.fromEntries(
              many(100_000, (n) => [`aws:a${n}`, 'b']).map((each) => /** @type {[string, string]} */ (each)),
            ),
          },
        }),
      ),
  },
  '100,000 operators in a Condition': {
    host: 'policy',
    text: () =>
      policy(
        `{"Condition":{${joined(100_000, (n) => `"StringEquals${n}":{"aws:username":"a"}`)}},${allow({}).slice(1)}`,
      ),
  },
  '50,000 values in one list': {
    host: 'policy',
    text: () =>
      policy(allow({ Condition: { StringLike: { 's3:prefix': many(50_000, (n) => `home/${n}/*`) } } })),
  },
  '50,000 address ranges': {
    host: 'policy',
    text: () =>
      policy(
        allow({
          Condition: { IpAddress: { 'aws:SourceIp': many(50_000, (n) => `10.${n >> 8}.${n & 255}.0/24`) } },
        }),
      ),
  },
  '50,000 principals': {
    host: 'policy',
    text: () =>
      policy(allow({ Principal: { AWS: many(50_000, (n) => `arn:aws:iam::111122223333:role/r${n}`) } })),
  },
  '50,000 resources': {
    host: 'policy',
    text: () => policy(allow({ Resource: many(50_000, (n) => `${bucket}/*/${n}/*`) })),
  },
  '20,000 entries of NotAction': {
    host: 'policy',
    text: () =>
      policy(json({ Effect: 'Allow', NotAction: many(20_000, (n) => `s3:Get${n}*`), Resource: '*' })),
  },
  '500 statements with NotAction': {
    host: 'policy',
    text: () =>
      policy(
        joined(500, (n) =>
          json({ Effect: 'Allow', NotAction: ['iam:*', `s3:Get${n}`, 'ec2:*'], Resource: '*' }),
        ),
      ),
  },
  '10,000 Allow and Deny in turn': { host: 'policy', text: () => policy(inTurn(10_000)) },
  '1,000 Allow and Deny in turn': { host: 'policy', text: () => policy(inTurn(999)) },

  // Depth
  '5,000 lists in each other': { host: 'policy', text: () => policy(allow({}), nested('[', '', ']')) },
  '5,000 dicts in each other': { host: 'policy', text: () => policy(nested('{"a":', '1', '}')) },
  '5,000 levels in a Condition': {
    host: 'policy',
    text: () => policy(`{"Condition":${nested('{"a":', '1', '}')},${allow({}).slice(1)}`),
  },
  '5,000 levels, recommended-jsonc': {
    host: 'recommended-jsonc',
    text: () => policy(nested('[', '', ']')),
  },
  '5,000 levels, json/json': {
    host: 'json/json',
    text: () => policy(nested('[', '', ']')),
  },
  '5,000 levels, lintText': { host: 'lintText', text: () => policy(nested('[', '', ']')) },
  '5,000 intrinsic functions in each other': {
    host: 'policy',
    text: () => jsonTemplate(allow({}).replace(/"arn[^"]*"/, nested('{"Fn::Join":["",["a",', '"b"', ']]}'))),
  },
  '5,000 conditions of a template in each other': {
    host: 'policy',
    text: () => jsonTemplate(nested('{"Fn::If":["A",', allow({}), ',{"Ref":"AWS::NoValue"}]}')),
  },
  '40 conditions of a template': {
    host: 'policy',
    text: () =>
      jsonTemplate(
        joined(40, (n) => `{"Fn::If":["C${n}",${allow({ Sid: `A${n}` })},${allow({ Sid: `B${n}` })}]}`),
      ),
  },
  '5,000 levels of YAML in brackets': {
    host: 'yaml',
    text: () => yamlTemplate(`          - ${nested('[', '', ']')}\n`),
  },
  '2,000 levels of YAML by indentation': {
    host: 'yaml',
    text: () => yamlTemplate(joined(2_000, (n) => `          ${'  '.repeat(n)}- a:`, '\n')),
  },
  '5,000 levels of TypeScript': {
    host: 'typescript',
    text: () => code(`const a = ${nested('[', '', ']')};`),
  },
  '5,000 texts added in TypeScript': {
    host: 'typescript',
    text: () =>
      code(
        `const a = { Effect: 'Allow', Action: 's3:GetObject', Resource: ${joined(5_000, () => "'a'", ' + ')} };`,
      ),
  },
  '5,000 levels of HCL': {
    host: 'terraform',
    text: () => hcl(`locals {\n  a = ${nested('[', '', ']')}\n}`),
  },
  '5,000 levels of blocks in HCL': {
    host: 'terraform',
    text: () => hcl(nested('a {\n', '', '}\n')),
  },
  '5,000 levels of templates in HCL': {
    host: 'terraform',
    text: () => hcl(`locals {\n  a = ${nested('"${', 'b', '}"')}\n}`),
  },

  // Names that lead to names
  'an alias bomb in YAML': {
    host: 'yaml',
    text: () =>
      yamlTemplate('') +
      joined(30, (n) => `a${n}: &a${n} [${n === 0 ? 'b, b' : joined(9, () => `*a${n - 1}`)}]`, '\n') +
      '\n',
  },
  'statements by an alias bomb in YAML': {
    host: 'yaml',
    text: () =>
      `a0: &a0 { Effect: Allow, Action: 's3:*', Resource: '*' }\n` +
      joined(20, (n) => `a${n + 1}: &a${n + 1} [${joined(9, () => `*a${n}`)}]`, '\n') +
      '\n' +
      yamlTemplate('          - *a20\n'),
  },
  '50,000 aliases in YAML': {
    host: 'yaml',
    text: () =>
      `a: &a { Effect: Allow, Action: 's3:*', Resource: '*' }\n` +
      yamlTemplate(joined(50_000, () => '          - *a\n', '')),
  },
  'anchors in a circle': {
    host: 'yaml',
    text: () => yamlTemplate('          - &a [*a, *b]\n          - &b [*a, *b]\n'),
  },
  'locals in a circle': {
    host: 'terraform',
    text: () =>
      hcl(`locals {\n${joined(1_000, (n) => `  a${n} = [local.a${(n + 1) % 1_000}, local.a${(n + 7) % 1_000}]\n`, '')}}
resource "aws_iam_policy" "b" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = local.a0, Resource = local.a1 }] })\n}`),
  },
  'locals that double, 60 times': {
    host: 'terraform',
    text: () =>
      hcl(`locals {\n  a0 = "s3:GetObject"\n${joined(60, (n) => `  a${n + 1} = "\${local.a${n}}\${local.a${n}}"\n`, '')}}
resource "aws_iam_policy" "b" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = local.a60, Resource = "*" }] })\n}`),
  },
  'lists of locals that double, 60 times': {
    host: 'terraform',
    text: () =>
      hcl(`locals {\n  a0 = ["s3:GetObject"]\n${joined(60, (n) => `  a${n + 1} = concat(local.a${n}, local.a${n})\n`, '')}}
resource "aws_iam_policy" "b" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = local.a60, Resource = "*" }] })\n}`),
  },
  'constants that double in TypeScript, 60 times': {
    host: 'typescript',
    text: () =>
      code(`const a0 = ['s3:GetObject'];\n${joined(60, (n) => `const a${n + 1} = [...a${n}, ...a${n}];\n`, '')}
new iam.PolicyStatement({ actions: a60, resources: ['*'] });`),
  },
  'texts that double in TypeScript, 60 times': {
    host: 'typescript',
    text: () =>
      code(`const a0 = 's3:GetObject';\n${joined(60, (n) => `const a${n + 1} = \`\${a${n}}\${a${n}}\`;\n`, '')}
new iam.PolicyStatement({ actions: [a60], resources: ['*'] });`),
  },
  'constants in a circle in TypeScript': {
    host: 'typescript',
    text: () =>
      code(
        `const a = [b, ...c], b = [...a], c = [a, b];\nnew iam.PolicyStatement({ actions: a, resources: b });`,
      ),
  },

  // Code
  '2 MB of TypeScript': {
    host: 'typescript',
    text: () =>
      code(
        joined(
          12_000,
          (n) =>
            `new iam.PolicyStatement({ sid: 'A${n}', actions: ['s3:GetObject', 'ec2:*'], resources: ['${bucket}/${n}/*'] });`,
          '\n',
        ) + joined(15_000, (n) => `export function f${n}(a: number): number { return a + ${n}; }`, '\n'),
      ),
  },
  '2 MB of Terraform': {
    host: 'terraform',
    text: () =>
      hcl(
        joined(
          8_000,
          (n) =>
            `data "aws_iam_policy_document" "d${n}" {\n  statement {\n    actions   = ["s3:GetObject", "ec2:*"]\n    resources = ["${bucket}/${n}/*", var.a${n}]\n  }\n}\nresource "aws_s3_bucket" "b${n}" {\n  bucket = "b${n}"\n}\n`,
          '',
        ),
      ),
  },
  '2 MB of CloudFormation in YAML': {
    host: 'yaml',
    text: () =>
      yamlTemplate(
        joined(
          5_000,
          (n) =>
            `  P${n}:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Action: [s3:GetObject, 'ec2:*']\n            Resource: !Sub 'arn:\${AWS::Partition}:s3:::a${n}/*'\n            Condition: { StringEquals: { 'aws:PrincipalOrgID': !Ref Org } }\n`,
          '',
        ),
      ),
  },

  // Characters
  'surrogates, NUL, and line ends of every kind in strings': {
    host: 'policy',
    text: () =>
      policy(
        ...characters.map((each) =>
          allow({ Sid: each, Action: `s3:${each}*`, Resource: `${bucket}/${each}` }).replace(
            /"s3:[^"]*"/,
            (text) => json(JSON.parse(text)),
          ),
        ),
      ),
  },
  'a byte order mark, CRLF and lone CR between everything': {
    host: 'policy',
    text: () => `\ufeff${policy(allow({})).replaceAll(',', ',\r\n').replaceAll(':[', ':\r[')}`,
  },
  'U+2028 and NUL as they are, YAML': {
    host: 'yaml',
    text: () =>
      yamlTemplate(
        "          - { Effect: Allow, Action: 's3:\u2028\u2029', Resource: 'a\u0085\ufeff\ud83d' }\n",
      ),
  },
  'U+2028 and NUL as they are, TypeScript': {
    host: 'typescript',
    text: () =>
      code(
        `new iam.PolicyStatement({ actions: ['s3:\u2028\u2029\u0000\ud83d'], resources: ['\u202e\ufeff'] });`,
      ).replaceAll('\n', '\u2028'),
  },
  'U+2028 and NUL as they are, Terraform': {
    host: 'terraform',
    text: () => hcl('locals {\n  a = "\u2028\u2029\ufeff\u202e"\n}').replaceAll('\n', '\r\n'),
  },

  // Settings
  'a placeholder that could take forever': {
    host: 'policy',
    settings: { placeholders: ['/([A-Z]+)+!/'] },
    text: () => policy(allow({ Resource: `${bucket}/${'A'.repeat(30_000)}` })),
    refused: /could take very long/,
  },
  'a placeholder on 100,000 letters': {
    host: 'policy',
    settings: { placeholders: ['/[A-Z]+[A-Z]+[A-Z]+!/'] },
    text: () => policy(allow({ Resource: `${bucket}/${'A_'.repeat(50_000)}` })),
  },
  'a placeholder on 5,000 strings': {
    host: 'policy',
    settings: { placeholders: ['/[A-Z]+[A-Z]+[A-Z]+!/'] },
    text: () => policy(allow({ Action: many(5_000, (n) => `s3:${'A'.repeat(95)}${n}`) })),
  },
  'template text without end': {
    host: 'policy',
    text: () =>
      policy(
        allow({ Resource: '{{'.repeat(20_000) }),
        allow({ Resource: '${'.repeat(20_000) }),
        allow({ Resource: '<%'.repeat(20_000) }),
      ),
  },
  'template text outside of strings, 20,000 times': {
    host: 'template',
    text: () => policy(joined(20_000, (n) => `{{ statement ${n} }}`)),
  },
};

/** What reads a text: the name of its file, and the configuration of ESLint, or undefined without ESLint. */
const hosts = {
  policy: { file: 'policy.json', config: async () => (await plugin()).configs.all },
  template: { file: 'policy.json.tftpl', config: async () => (await plugin()).configs.all },
  yaml: {
    file: 'template.yaml',
    config: async () => ({ ...(await plugin()).configs.all, files: ['**/*.yaml'] }),
  },
  'recommended-jsonc': {
    file: 'policy.json',
    config: async () => {
      const { configs } = await plugin();
      return { ...configs['recommended-jsonc'], rules: configs.all.rules };
    },
  },
  'json/json': {
    file: 'policy.json',
    config: async () => {
      const { default: language } = await import('@eslint/json');
      const { plugins, rules } = (await plugin()).configs.all;
      return { files: ['**/*.json'], plugins: { ...plugins, json: language }, language: 'json/json', rules };
    },
  },
  typescript: {
    file: 'stack.ts',
    config: async () => {
      const { parser } = (await import('typescript-eslint')).default;
      const { plugins, rules } = (await plugin()).configs.all;
      return { files: ['**/*.ts'], plugins, languageOptions: { parser }, rules };
    },
  },
  terraform: {
    file: 'main.tf',
    config: async () => {
      const { default: terraform } = await import(
        new URL('../packages/eslint-plugin-terraform/dist/index.js', import.meta.url).href
      );
      const { plugins, rules } = (await plugin()).configs.all;
      return {
        files: ['**/*.tf'],
        plugins: { ...plugins, 'iam-terraform': terraform },
        language: 'iam-terraform/hcl',
        rules,
      };
    },
  },
  lintText: { file: 'policy.json', config: undefined },
};

async function plugin() {
  return (await import('eslint-plugin-iam')).default;
}

/**
 * @typedef {{ ruleId: string | null, messageId?: string | null | undefined, message: string }} Message
 * @typedef {{ kB: number, alone: number, own: number, memory: number, count: number, told: string, isFound: boolean }} Outcome
 */

/** @param {keyof typeof hosts} host @param {object} [settings] @returns {Promise<[lint: (text: string) => Message[], alone: (text: string) => void]>} */
async function lintersOf(host, settings = {}) {
  const { file, config } = hosts[host];
  if (!config) {
    const { lintText } = await import('iam-rules-core/json');
    return [
      (text) =>
        lintText(text, { rules: 'all', settings }).map(({ rule, ...finding }) => ({
          ...finding,
          ruleId: rule && `iam/${rule}`,
        })),
      (text) => JSON.parse(text),
    ];
  }
  const { Linter } = await import('eslint');
  const linter = new Linter();
  const ours = /** @type {import('eslint').Linter.Config} */ (await config());
  const silent = {
    ...ours,
    plugins: { ...ours.plugins, bench: { rules: { silent: { meta: { schema: [] }, create: () => ({}) } } } },
    rules: { 'bench/silent': 'error' },
  };
  return [
    (text) => linter.verify(text, /** @type {any} */ ({ ...ours, settings: { iam: settings } }), file),
    (text) => linter.verify(text, /** @type {any} */ (silent), file),
  ];
}

/** @param {() => void} work @returns {number} milliseconds of processor time, of all threads */
function timed(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** @type {Partial<Record<keyof typeof hosts, (more: string) => string>>} */
const small = { typescript: code, terraform: hcl, yaml: yamlTemplate };

/** @param {string} name @returns {Promise<Outcome>} */
async function outcomeOf(name) {
  const { host, text: make, settings } = /** @type {typeof inputs[string]} */ (inputs[name]);
  const [lint, alone] = await lintersOf(host, settings);
  const [warm] = await lintersOf(host);
  warm(small[host]?.('') ?? policy(allow({})));
  const text = make();
  /** @type {Message[]} */
  let messages = [];
  const whole = timed(() => (messages = lint(text)));
  const { maxRSS } = process.resourceUsage();
  let ofHost = 0;
  try {
    ofHost = timed(() => alone(text));
  } catch {
    // What the parser alone refuses is told by the messages.
  }
  const isFound = messages.some(({ ruleId }) => ruleId === 'iam/no-full-admin');
  // What the parser says, and of what is too large.
  const told = messages.find(({ ruleId, messageId }) => ruleId === null || messageId?.startsWith('unjudged'));
  return {
    kB: Buffer.byteLength(text) / 1_000,
    alone: ofHost,
    own: Math.max(0, whole - ofHost),
    memory: maxRSS / kiB,
    count: messages.length,
    told: told?.message ?? '',
    isFound,
  };
}

/** @param {Outcome} outcome */
function faultOf({ kB, own, told, isFound }) {
  if (own > 1_000 * Math.max(1, kB / 100)) return 'SLOW';
  if (!isFound && !told) return 'LOST';
  return '';
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { child: { type: 'string' }, timeout: { type: 'string', default: '600' } },
});

if (values.child !== undefined) {
  console.log(JSON.stringify(await outcomeOf(values.child)));
} else {
  const names = Object.keys(inputs).filter((name) => name.startsWith(positionals[0] ?? ''));
  const widest = Math.max(...names.map((name) => name.length));
  console.log(`${''.padEnd(widest)}      kB  ms alone   ms ours    MB  findings  `);
  let faults = 0;
  for (const name of names) {
    const { status, signal, stdout, stderr } = spawnSync(
      process.execPath,
      [fileURLToPath(import.meta.url), '--child', name],
      { encoding: 'utf8', timeout: Number(values.timeout) * 1_000, maxBuffer: 100 * kiB * kiB },
    );
    if (status !== 0) {
      const error = /^\w*Error.*$/m.exec(stderr)?.[0] ?? stderr.trim().split('\n').at(-1) ?? '';
      const isTold = inputs[name]?.refused?.test(error);
      if (!isTold) faults++;
      console.log(
        `${name.padEnd(widest)}  ${isTold ? '' : signal ? `NO END (${signal})` : 'THROWS'} ${error}`,
      );
      continue;
    }
    /** @type {Outcome} */
    const outcome = JSON.parse(stdout);
    const { kB, alone, own, memory, count, told } = outcome;
    const fault = faultOf(outcome);
    if (fault) faults++;
    const figures = [kB.toFixed(0).padStart(8), alone.toFixed(0).padStart(10), own.toFixed(0).padStart(10)];
    const more = [memory.toFixed(0).padStart(6), count.toLocaleString('en').padStart(10)];
    console.log(
      `${name.padEnd(widest)}${[...figures, ...more].join('')}  ${[fault, told].filter(Boolean).join(' ')}`,
    );
  }
  console.log(`\n${names.length} files, ${faults} with faults.`);
  if (faults > 0) process.exitCode = 1;
}
