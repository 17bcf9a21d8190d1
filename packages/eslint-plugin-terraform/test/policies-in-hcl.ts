/** Policies, and how they are written in HCL. */
import fc from 'fast-check';

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: Readonly<Record<string, readonly string[]>>;
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const actions = [
  's3:GetObject',
  's3:*',
  's3:GetObjct',
  'iam:PassRole',
  '*',
  'ec2:Describe*',
  'sts:AssumeRole',
];
const resources = [
  '*',
  'arn:aws:s3:::reports/*',
  'arn:aws:s3:::${aws:username}/*',
  'arn:aws:iam::1:role/x',
  '',
];
const some = (values: readonly string[]) =>
  fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const condition = fc.dictionary(
  fc.constantFrom('StringEquals', 'StringLike', 'StringEqual', 'Bool'),
  fc.dictionary(
    fc.constantFrom('aws:PrincipalOrgID', 'aws:SecureTransport', 's3:prefix', 'aws:SourceIp'),
    some(['true', 'o-a1b2c3d4e5', 'a*', '10.0.0.0/8']),
    { minKeys: 1, maxKeys: 2 },
  ),
  { minKeys: 1, maxKeys: 2 },
);

export const statements: fc.Arbitrary<Statement> = fc
  .record(
    {
      Sid: fc.constantFrom('Read', 'Write', 'Not valid'),
      Effect: fc.constantFrom('Allow', 'Deny'),
      Principal: fc.dictionary(
        fc.constantFrom('AWS', 'Service'),
        some(['*', '111122223333', 'sns.amazonaws.com']),
        {
          minKeys: 1,
        },
      ),
      Action: some(actions),
      NotAction: some(actions),
      Resource: some(resources),
      NotResource: some(resources),
      Condition: condition,
    },
    { requiredKeys: ['Effect'] },
  )
  .map(({ Action, NotAction, Resource, NotResource, ...rest }) => ({
    ...rest,
    ...(NotAction && !Action ? { NotAction } : { Action: Action ?? ['s3:GetObject'] }),
    ...(Resource ? { Resource } : NotResource ? { NotResource } : {}),
  }));

const text = (value: string) => JSON.stringify(value).replaceAll('${', () => '$${');
const list = (values: readonly string[]) => `[${values.map(text).join(', ')}]`;

function blocksOf(statement: Statement): string {
  const { Sid, Effect, Principal = {}, Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const lines = [
    ...(Sid === undefined ? [] : [`sid = ${text(Sid)}`]),
    `effect = ${text(Effect)}`,
    ...Object.entries(Principal).map(
      ([type, identifiers]) => `principals {\n type = ${text(type)}\n identifiers = ${list(identifiers)}\n}`,
    ),
    ...(Action ? [`actions = ${list(Action)}`] : []),
    ...(NotAction ? [`not_actions = ${list(NotAction)}`] : []),
    ...(Resource ? [`resources = ${list(Resource)}`] : []),
    ...(NotResource ? [`not_resources = ${list(NotResource)}`] : []),
    ...Object.entries(Condition).flatMap(([test, keys]) =>
      Object.entries(keys).map(
        ([variable, values]) =>
          `condition {\n test = ${text(test)}\n variable = ${text(variable)}\n values = ${list(values)}\n}`,
      ),
    ),
  ];
  return `statement {\n${lines.join('\n')}\n}`;
}

export const policyOf = (found: readonly Statement[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: found }, null, 2);

export const forms: Readonly<Record<string, (found: readonly Statement[]) => string>> = {
  'a data source': (found) => `data "aws_iam_policy_document" "a" {\n${found.map(blocksOf).join('\n')}\n}\n`,
  jsonencode: (found) =>
    `resource "x" "a" {\n  policy = jsonencode(${policyOf(found).replaceAll('${', () => '$${')})\n}\n`,
  'a heredoc': (found) =>
    `resource "x" "a" {\n  policy = <<-EOF\n${policyOf(found)
      .replaceAll('${', () => '$${')
      .replace(/^/gm, '    ')}\n  EOF\n}\n`,
  'a string': (found) => `resource "x" "a" {\n  policy = ${text(policyOf(found))}\n}\n`,
};
