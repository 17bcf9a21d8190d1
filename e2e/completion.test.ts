/** Completion and hover in the JSON language server of VS Code, from the schemas of the package as installed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import {
  CompletionRequest,
  DidChangeConfigurationNotification,
  HoverRequest,
  type CompletionItem,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageClient } from './language-client.mjs';
import { startLanguageServer } from './language-server.js';
import { newProject } from './project.js';

/** `|` is the cursor. */
interface Editor {
  complete(text: string): Promise<Completion>;
  /** What is shown in Markdown; undefined for nothing. */
  hover(text: string): Promise<string | undefined>;
  readonly client: LanguageClient;
  readonly directory: string;
}

interface Completion {
  readonly items: readonly CompletionItem[];
  readonly labels: readonly string[];
  /** The text with an item chosen, its tab stops empty. */
  choose(label: string): string;
}

/** Associates all files with a schema of the installed package, as `json.schemas` in VS Code's settings does. */
async function edit(schema: string): Promise<Editor> {
  const directory = newProject({});
  const client = await startLanguageServer('vscode-json-language-server', { workspace: directory });
  const url = pathToFileURL(join(directory, 'node_modules/eslint-plugin-iam/schema', schema)).href;
  await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: { json: { validate: { enable: true }, schemas: [{ fileMatch: ['*.json'], url }] } },
  });
  let opened = 0;
  const open = async (text: string) => {
    const offset = text.indexOf('|');
    const document = await client.open(directory, `${opened++}.json`, { text: text.replace('|', '') });
    return {
      document,
      where: { textDocument: { uri: document.uri }, position: document.positionAt(offset) },
    };
  };
  return {
    client,
    directory,
    async complete(text) {
      const { document, where } = await open(text);
      const answer = await client.connection.sendRequest(CompletionRequest.type, where);
      const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
      const choose = (label: string) => {
        const item = items.find((each) => each.label === label);
        if (!item?.textEdit || !('range' in item.textEdit)) throw new Error(`${label} is not offered.`);
        const { range, newText } = item.textEdit;
        return TextDocument.applyEdits(document, [{ range, newText: withoutTabStops(newText) }]);
      };
      return { items, labels: items.map(({ label }) => label), choose };
    },
    async hover(text) {
      const { where } = await open(text);
      const answer = await client.connection.sendRequest(HoverRequest.type, where);
      if (!answer) return undefined;
      const [contents] = [answer.contents].flat();
      return typeof contents === 'string' ? contents : contents?.value;
    },
  };
}

/** A snippet as text: `$1` is nothing, `${1:word}` the word. */
function withoutTabStops(snippet: string): string {
  return snippet.replace(/\$\d|\$\{\d:([^}]*)\}/g, '$1').replace(/\\([\\$}])/g, '$1');
}

const elementsOfResource = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

const policy = (statement: string) => `{ "Version": "2012-10-17", "Statement": [${statement}] }`;

it('offers the actions of the service that is typed, alone and in a list', async () => {
  const { complete } = await edit('identity.json');
  const created = [
    '"sagemaker:CreateAction"',
    '"sagemaker:CreateAIBenchmarkJob"',
    '"sagemaker:CreateAlgorithm"',
    '"sagemaker:CreateApp"',
    '"sagemaker:CreateAppImageConfig"',
  ];
  for (const statement of [
    '{ "Action": ["s3:GetObject", "sagemaker:Cr|"], "Resource": "*" }',
    '{ "Action": "sagemaker:Cr|", "Resource": "*" }',
    '{ "NotAction": ["sagemaker:Cr|"] }',
  ]) {
    const { items, labels, choose } = await complete(policy(statement));
    expect(labels).toEqual(expect.arrayContaining(created));
    expect(labels.filter((label) => label.startsWith('"sagemaker:CreateApp'))).toHaveLength(2);
    // Of other services than those written and their neighbours nothing but the prefix.
    expect(labels.filter((label) => label.startsWith('"ec2:'))).toEqual(['"ec2:"']);
    expect(items.find(({ label }) => label === '"sagemaker:CreateApp"')?.documentation).toBe('Write on app.');
    expect(choose('"sagemaker:CreateApp"')).toBe(
      policy(statement).replace('"sagemaker:Cr|"', '"sagemaker:CreateApp"'),
    );
  }
});

it('offers the services first', async () => {
  const { complete } = await edit('identity.json');
  const { items, choose } = await complete(policy('{ "Action": ["|"] }'));
  const found = items.find(({ label }) => label === '"sagemaker:"');
  expect(found?.documentation).toBe('Amazon SageMaker');
  // The cursor stands behind the colon, before the quote.
  expect(found?.textEdit?.newText).toBe('"sagemaker:$1"');
  expect(choose('"sagemaker:"')).toBe(policy('{ "Action": ["sagemaker:"] }'));
});

it('explains actions', async () => {
  const { hover } = await edit('identity.json');
  const expected = 'Write on domain\\. Needs iam:CreateServiceLinkedRole, iam:PassRole\\.';
  expect(await hover(policy('{ "Action": ["sagemaker:Create|Domain"] }'))).toContain(expected);
  expect(await hover(policy('{ "Action": "sagemaker:Create|Domain" }'))).toContain(expected);
  expect(await hover('{ "Statement": { "Action": "sagemaker:Create|Domain" } }')).toContain(expected);
  expect(await hover(policy('{ "Action": ["ec2:DescribeInst|ances"] }'))).toContain('List, on \\* only\\.');
  expect(await hover(policy('{ "Action": ["s3:|*"] }'))).toMatch(
    /^`s3:\*`: All \d{3} actions of \[Amazon S3\]\(https:\/\/docs\.aws\.amazon\.com\/service-authorization\/latest\/reference\/list_amazons3\.html\)\.$/,
  );
});

it('offers and explains elements, effects, versions', async () => {
  const { complete, hover } = await edit('resource.json');
  const elements = await complete(policy('{ | }'));
  expect(elements.labels).toEqual(elementsOfResource);
  expect(elements.choose('Effect')).toBe(policy('{ "Effect": "" }'));
  expect(elements.choose('Action')).toBe(policy('{ "Action": [\n\t""\n] }'));
  expect(elements.choose('Condition')).toBe(policy('{ "Condition": {} }'));
  const effects = await complete(policy('{ "Effect": "|" }'));
  expect(effects.labels).toEqual(['"Allow"', '"Deny"']);
  expect(effects.choose('"Deny"')).toBe(policy('{ "Effect": "Deny" }'));
  expect((await complete('{ "Version": "|" }')).labels).toEqual(['"2012-10-17"', '"2008-10-17"']);
  expect(await hover(policy('{ "Not|Action": ["iam:*"] }'))).toBe(
    'Every action but those listed, of every service. With `Allow` it grants all that is not listed, also what AWS adds later.' +
      '\n\n[IAM user guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html)',
  );
});

it('offers operators, and keys of their type: the global ones and those of the services', async () => {
  const { complete, hover } = await edit('identity.json');
  const operators = await complete(policy('{ "Action": "s3:GetObject", "Condition": { | } }'));
  expect(operators.labels).toHaveLength(105);
  const sorted = operators.items.toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
  expect(sorted.slice(0, 3).map(({ label }) => label)).toEqual(['ArnEquals', 'ArnLike', 'ArnNotEquals']);
  expect(sorted.at(-1)?.label).toBe('ForAnyValue:StringNotLike');
  expect(operators.choose('StringLike')).toBe(
    policy('{ "Action": "s3:GetObject", "Condition": { "StringLike": {} } }'),
  );
  const keys = (action: string, operator: string) =>
    complete(policy(`{ "Action": ${action}, "Condition": { "${operator}": { | } } }`));
  const bool = await keys('["s3:GetObject"]', 'BoolIfExists');
  expect(bool.labels.toSorted()).toEqual([
    'aws:AssumedRoot',
    'aws:IsMcpServiceAction',
    'aws:MultiFactorAuthPresent',
    'aws:PrincipalIsAWSService',
    'aws:SecureTransport',
    'aws:ViaAWSMCPService',
    'aws:ViaAWSService',
    's3:ObjectCreationOperation',
    's3:isReplicationPauseRequest',
  ]);
  expect(bool.choose('aws:SecureTransport')).toContain('{ "aws:SecureTransport": "" }');
  const text = await keys('"sagemaker:CreateApp"', 'ForAnyValue:StringLike');
  expect(text.labels).toEqual(
    expect.arrayContaining(['sagemaker:InstanceTypes', 'aws:PrincipalArn', 'aws:TagKeys']),
  );
  expect(text.labels.filter((label) => /^s3:|^aws:SecureTransport$/.test(label))).toEqual([]);
  expect(await hover(policy('{ "Condition": { "String|NotLike": {} } }'))).toBe(
    'Holds when the value of the key matches none of the listed patterns, with case; `*` and `?` are wildcards, and when the key is missing\\.'.replace(
      /[`*]/g,
      '\\$&',
    ),
  );
  expect(await hover(policy('{ "Condition": { "StringEquals": { "aws:RequestTag/te|am": "x" } } }'))).toBe(
    'A tag that the request sets\\. Write the key of the tag after the slash\\.',
  );
});

it('offers values that are known: service principals, Regions, booleans', async () => {
  const { complete } = await edit('resource.json');
  const condition = (operator: string, key: string, value = '"|"') =>
    complete(policy(`{ "Action": "iam:PassRole", "Condition": { "${operator}": { "${key}": ${value} } } }`));
  const passed = await condition('StringEquals', 'iam:PassedToService');
  expect(passed.labels).toContain('"sagemaker.amazonaws.com"');
  expect(passed.choose('"sagemaker.amazonaws.com"')).toContain(
    '{ "iam:PassedToService": "sagemaker.amazonaws.com" }',
  );
  expect((await condition('StringEquals', 'iam:PassedToService', '["|"]')).labels).toEqual(passed.labels);
  expect((await condition('Bool', 'aws:SecureTransport')).labels).toEqual([
    '"true"',
    '"false"',
    'true',
    'false',
  ]);
  expect((await condition('StringEquals', 'aws:RequestedRegion')).labels).toContain('"eu-central-1"');
  expect((await complete(policy('{ "Principal": { | } }'))).labels).toEqual([
    'AWS',
    'Service',
    'Federated',
    'CanonicalUser',
  ]);
  expect((await complete(policy('{ "Principal": { "Service": ["|"] } }'))).labels).toContain(
    '"sagemaker.amazonaws.com"',
  );
});

it('offers a trust policy what it may hold', async () => {
  const { complete } = await edit('trust.json');
  const actions = [
    '"sts:AssumeRole"',
    '"sts:AssumeRoleWithSAML"',
    '"sts:AssumeRoleWithWebIdentity"',
    '"sts:SetContext"',
    '"sts:SetSourceIdentity"',
    '"sts:TagSession"',
  ];
  expect((await complete(policy('{ "Action": ["sts:|"] }'))).labels).toEqual(actions);
  expect((await complete(policy('{ "Action": "sts:|" }'))).labels).toEqual(['[ ]', ...actions]);
  expect((await complete(policy('{ | }'))).labels).toEqual([
    'Sid',
    'Effect',
    'Principal',
    'Action',
    'NotAction',
    'Condition',
  ]);
  expect((await complete(policy('{ "Condition": { "StringEquals": { | } } }'))).labels).toEqual(
    expect.arrayContaining(['sts:ExternalId', 'aws:PrincipalOrgID']),
  );
});

it('offers an RCP the services that take one', async () => {
  const { complete } = await edit('rcp.json');
  const { labels } = await complete(policy('{ "Effect": "Deny", "Action": ["|"] }'));
  expect(labels).toContain('"s3:"');
  expect(labels).not.toContain('"sagemaker:"');
  expect((await complete(policy('{ "Effect": "|" }'))).labels).toEqual(['"Deny"']);
});

it('begins a file and a statement', async () => {
  const { complete } = await edit('identity.json');
  const begun = (await complete('|')).choose('Policy');
  expect(JSON.parse(begun)).toEqual({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: [''], Resource: [''] }],
  });
  const { labels, choose } = await complete('{ "Statement": [|] }');
  expect(labels).toEqual(['Allow', 'Deny', 'Allow iam:PassRole']);
  expect(JSON.parse(choose('Allow iam:PassRole'))).toEqual({
    Statement: [
      {
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: 'arn:aws:iam::account:role/name',
        Condition: { StringEquals: { 'iam:PassedToService': 'service.amazonaws.com' } },
      },
    ],
  });
});

it('knows policies in the output of the AWS CLI', async () => {
  const { complete } = await edit('identity.json');
  const { labels } = await complete('{ "PolicyVersion": { "Document": { "Statement": [{ | }] } } }');
  expect(labels).toContain('NotAction');
  const trust = await complete('{ "Role": { "AssumeRolePolicyDocument": { "Statement": [{ | }] } } }');
  expect(trust.labels).toContain('Principal');
});

it('writes a policy for Amazon SageMaker, one choice after another', async () => {
  const { complete } = await edit('identity.json');
  const steps: [find: string, type: string, choose: string][] = [
    ['', '|', 'Policy'],
    ['""', '"|"', '"sagemaker:"'],
    ['"sagemaker:"', '"sagemaker:Cr|"', '"sagemaker:CreateTrainingJob"'],
    [
      '"sagemaker:CreateTrainingJob"',
      '"sagemaker:CreateTrainingJob", "sagemaker:|"',
      '"sagemaker:DescribeTrainingJob"',
    ],
    ['""', '"|"', '"arn:…"'],
    ['resource"\n\t\t\t]', 'resource"\n\t\t\t], |', 'Condition'],
    ['"Condition": {}', '"Condition": { | }', 'StringEquals'],
    ['"StringEquals": {}', '"StringEquals": { | }', 'sagemaker:RootAccess'],
  ];
  let text = '';
  for (const [find, type, choose] of steps) {
    expect(text).toContain(find);
    text = (await complete(text.replace(find, () => type))).choose(choose);
  }
  expect(JSON.parse(text)).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['sagemaker:CreateTrainingJob', 'sagemaker:DescribeTrainingJob'],
        Resource: ['arn:aws:service:region:account:resource'],
        Condition: { StringEquals: { 'sagemaker:RootAccess': '' } },
      },
    ],
  });
});

it('leaves it to the linter to say what is wrong', async () => {
  const { client, directory } = await edit('policy.json');
  const examples = fileURLToPath(new URL('../examples/policies', import.meta.url));
  const files = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const text = readFileSync(join(examples, file), 'utf8');
    expect(await client.diagnostics(await client.open(directory, file, { text })), file).toEqual([]);
  }
  const wrong = policy('{ "Effekt": "allow", "Action": "s3:GetObjekt", "Resource": 5 }');
  const document = await client.open(directory, 'wrong.json', { text: wrong });
  expect((await client.diagnostics(document)).map(({ range }) => document.getText(range))).toEqual(['5']);
});

it('takes the settings of the documentation', async () => {
  const page = readFileSync(new URL('../docs/editor.md', import.meta.url), 'utf8');
  const [, block = ''] = /### VS Code\n[^#]*```json\n([^]*?)```/.exec(page) ?? [];
  const settings = JSON.parse(block) as { 'json.schemas': { fileMatch: string[]; url: string }[] };
  const directory = newProject({});
  const client = await startLanguageServer('vscode-json-language-server', { workspace: directory });
  // VS Code resolves the paths before it hands them to the server.
  const schemas = settings['json.schemas'].map(({ fileMatch, url }) => ({
    fileMatch,
    url: pathToFileURL(join(directory, url)).href,
  }));
  await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: { json: { validate: { enable: true }, schemas } },
  });
  const elementsIn = async (file: string) => {
    const text = policy('{}');
    const document = await client.open(directory, file, { text });
    const answer = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: document.uri },
      position: document.positionAt(text.indexOf('{}') + 1),
    });
    return (Array.isArray(answer) ? answer : (answer?.items ?? [])).map(({ label }) => label);
  };
  const identity = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
  expect(await elementsIn('policies/deploy.json')).toEqual(identity);
  expect(await elementsIn('policies/team/deploy.json')).toEqual(identity);
  expect(await elementsIn('policies/scps/regions.json')).toEqual(identity);
  expect(await elementsIn('policies/trust/role.json')).toEqual([
    'Sid',
    'Effect',
    'Principal',
    'Action',
    'NotAction',
    'Condition',
  ]);
  expect(await elementsIn('policies/buckets/site.json')).toEqual(elementsOfResource);
});
