/** Policies as object literals and in strings, in the code of any library. */
import { testCode, type CodeCase } from './code-tester.js';

const allow = (action: string) => `{ Effect: 'Allow', Action: '${action}', Resource: '*' }`;
const admin = allow('«*»');
const fullAdmin = { rules: ['no-full-admin'] };

testCode('object literals', [
  {
    name: 'a document',
    code: `const policy = { Version: '2012-10-17', Statement: [${admin}] };`,
    ...fullAdmin,
  },
  {
    name: 'in JSON.stringify',
    code: `send(JSON.stringify({ Version: '2012-10-17', Statement: ${admin} }));`,
    ...fullAdmin,
  },
  {
    name: 'with quoted keys',
    code: `send({ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "«*»", "Resource": "*" }] });`,
    ...fullAdmin,
  },
  {
    name: 'statements by themselves',
    code: `const statements = [${admin}, ${allow('sts:GetCallerIdentity')}];`,
    ...fullAdmin,
  },
  { name: 'a statement by itself', code: `const statement = ${admin};`, ...fullAdmin },
  {
    name: 'with types',
    code: `export const policy = { Version: '2012-10-17', Statement: [${admin}] } as const satisfies Policy;`,
    typed: true,
    ...fullAdmin,
  },
  {
    name: 'followed through names',
    code: `const everything = '*';
const statement = { Effect: 'Allow', Action: ['s3:PutObject', 's3:«GetObjct»'], Resource: \`arn:aws:s3:::\${bucket}/*\` };
const document = { Version: '2012-10-17', Statement: [statement] };`,
    rules: ['no-unknown-action'],
    suggestions: [
      [
        "const statement = { Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObjct'], Resource: `arn:aws:s3:::${bucket}/*` };",
        "const statement = { Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObject'], Resource: `arn:aws:s3:::${bucket}/*` };",
      ],
    ],
  },
  {
    name: 'a key that is computed',
    code: `const issuer = 'token.actions.githubusercontent.com';
const trust = {
  Version: '2012-10-17',
  Statement: [{
    Effect: 'Allow',
    Principal: { Federated: \`arn:aws:iam::111122223333:oidc-provider/\${issuer}\` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [\`\${issuer}:aud\`]: 'sts.amazonaws.com' },
      StringLike: { [\`\${issuer}:sub\`]: 'repo:example/app:*' },
    },
  }],
};`,
  },
  {
    name: 'policy variables are no expressions',
    code: `const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::home/\${aws:username}/*' }],
};`,
  },
  {
    name: 'nothing is known',
    code: `const policy = { Version: '2012-10-17', Statement: statements };
const other = { Version: '2012-10-17', Statement: [{ Effect: effect, Action: actions, Resource: resources() }] };
const open = { Version: '2012-10-17', Statement: [{ ...base, Action: '*' }, ...rest] };`,
  },
  { name: 'statements come later', code: `const policy = { Version: '2012-10-17', Statement: [] };` },
  {
    name: 'something else that has a statement',
    code: `const invoice = { Statement: [{ Total: 1, Due: 'now' }] };
const rule = { Name: 'a', Statement: { RateBasedStatement: { Limit: 1 } } };
const stack = { Statement: [{ Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' }] };`,
  },
  {
    name: 'what a test expects',
    code: `template.hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Version: '2012-10-17', Statement: [${allow('*')}] } });
expect(policy).toEqual({ Version: '2012-10-17', Statement: [${allow('*')}] });
expect(stack).to(haveResource('AWS::IAM::Policy', { Statement: Match.arrayWith([Match.objectLike(${allow('*')})]) }));`,
  },
  {
    name: 'what a test expects, in other words',
    code: `expectCDK(stack).to(countResourcesLike('AWS::IAM::Policy', 8, { PolicyDocument: { Version: '2012-10-17', Statement: [${allow('*')}] } }));
expectCDK(stack).to(similar({ Version: '2012-10-17', Statement: [${allow('*')}] }));
template.resourcePropertiesCountIs('AWS::IAM::Policy', { PolicyDocument: { Version: '2012-10-17', Statement: [${allow('*')}] } }, 1);`,
  },
  {
    name: 'a template of CloudFormation',
    code: `module.exports = {
  Resources: {
    Role: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: { Version: '2012-10-17', Statement: [${admin}] } },
    },
  },
};`,
    ...fullAdmin,
  },
  {
    name: 'a file of the Serverless Framework',
    code: `const service = {
  service: 'orders',
  provider: { name: 'aws', iam: { role: { statements: [${admin}] } } },
};
module.exports = service;`,
    filename: 'serverless.ts',
    ...fullAdmin,
  },
]);

const text = (quote: string, statement: string) =>
  `const policy = ${quote}{"Version":"2012-10-17","Statement":[${statement}]}${quote};`;

testCode('policies in strings', [
  { name: 'a string', code: text("'", '{"Effect":"Allow","Action":"«*»","Resource":"*"}'), ...fullAdmin },
  {
    name: 'a template literal',
    code: text('`', '{"Effect":"Allow","Action":"«*»","Resource":"*"}'),
    ...fullAdmin,
  },
  {
    name: 'an expression in a string of it',
    code: text('`', '{"Effect":"Allow","Action":["s3:«GetObjct»"],"Resource":"arn:aws:s3:::${bucket}/*"}'),
    rules: ['no-unknown-action'],
    suggestions: [
      [
        text('`', '{"Effect":"Allow","Action":["s3:GetObjct"],"Resource":"arn:aws:s3:::${bucket}/*"}'),
        text('`', '{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"arn:aws:s3:::${bucket}/*"}'),
      ],
    ],
  },
  {
    name: 'an expression in place of a value',
    code: text('`', '{"Effect":"Allow","Action":["s3:«GetObjct»"],"Resource":${JSON.stringify(arns)}}'),
    rules: ['no-unknown-action'],
  },
  { name: 'CRLF', code: text('`', '\r\n{"Effect":"Allow",\r\n"Action":"«*»","Resource":"*"}'), ...fullAdmin },
  { name: 'no policy', code: 'const text = \'{"Statement": "of account"}\';' },
]);

const pulumi = "import * as aws from '@pulumi/aws';\nimport * as pulumi from '@pulumi/pulumi';\n";

testCode(
  'Pulumi',
  [
    {
      name: 'the policy of a role',
      code: `new aws.iam.RolePolicy('all', { role, policy: { Version: '2012-10-17', Statement: [${admin}] } });`,
      ...fullAdmin,
    },
    {
      name: 'the policy of a bucket, in the JSON of an output',
      code: `new aws.s3.BucketPolicy('public', {
  bucket: bucket.id,
  policy: bucket.arn.apply((arn) => JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '«*»', Action: 's3:GetObject', Resource: \`\${arn}/*\` }],
  })),
});`,
      rules: ['no-public-access'],
    },
    {
      name: 'an interpolation',
      code: `new aws.iam.Policy('read', {
  policy: pulumi.jsonStringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['s3:«GetObjct»'], Resource: pulumi.interpolate\`\${bucket.arn}/*\` }],
  }),
});`,
      rules: ['no-unknown-action'],
    },
    {
      name: 'a trust policy',
      code: `new aws.iam.Role('role', {
  assumeRolePolicy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole', «Resource»: '*' }] },
});`,
      rules: ['valid-trust-policy'],
    },
    {
      name: 'getPolicyDocument',
      code: `const document = aws.iam.getPolicyDocument({
  statements: [
    { actions: ['«*»'], resources: ['*'] },
    { effect: 'Deny', actions: ['iam:*'], resources: ['*'], conditions: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }] },
  ],
});
new aws.iam.Policy('all', { policy: document.then((each) => each.json) });`,
      ...fullAdmin,
    },
    {
      name: 'getPolicyDocument, for a bucket',
      code: `const document = aws.iam.getPolicyDocumentOutput({
  statements: [{ principals: [{ type: 'AWS', identifiers: ['«*»'] }], actions: ['s3:GetObject'], resources: [pulumi.interpolate\`\${bucket.arn}/*\`] }],
});
new aws.s3.BucketPolicy('public', { bucket: bucket.id, policy: document.json });`,
      rules: ['no-public-access'],
    },
    {
      name: 'documents that are merged',
      code: `aws.iam.getPolicyDocument({ sourcePolicyDocuments: [base.json], statements: [{ actions: ['sts:GetCallerIdentity'], resources: ['*'] }] });`,
    },
  ].map((each) => ({ ...each, code: pulumi + each.code }) as CodeCase),
);

testCode('other libraries', [
  {
    name: 'a request of the SDK',
    code: `import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
await new IAMClient({}).send(new CreateRoleCommand({
  RoleName: 'app',
  AssumeRolePolicyDocument: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: «'ec2.amazonaws.co'» }, Action: 'sts:AssumeRole' }],
  }),
}));`,
    rules: ['valid-principal'],
  },
  {
    name: 'a request of version 2 of the SDK',
    code: `iam.putRolePolicy({ PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', «Principal»: '*', Action: 'sts:GetCallerIdentity', Resource: '*' }] }) });`,
    rules: ['valid-principal'],
  },
  {
    name: 'permissions of SST',
    code: `new sst.aws.Function('Api', { handler: 'api.handler', permissions: [{ actions: ['s3:«GetObjct»'], resources: ['arn:aws:s3:::reports/*'] }] });`,
    rules: ['no-unknown-action'],
  },
]);
