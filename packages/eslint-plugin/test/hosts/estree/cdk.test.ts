/** Statements, documents and principals of the AWS CDK. */
import { testCode, type CodeCase } from './code-tester.js';

const head = `import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Aws, Stack } from 'aws-cdk-lib';
`;

const cdk = (each: CodeCase): CodeCase => ({ ...each, code: head + each.code });

testCode(
  'statements of the CDK',
  [
    {
      name: 'a misspelled action, with its suggestion in the quotes of the file',
      code: `role.addToPolicy(new iam.PolicyStatement({
  actions: ['s3:PutObject', 's3:«GetObjct»'],
  resources: ['arn:aws:s3:::reports/*'],
}));`,
      rules: ['no-unknown-action'],
      suggestions: [
        ["  actions: ['s3:PutObject', 's3:GetObjct'],", "  actions: ['s3:PutObject', 's3:GetObject'],"],
      ],
    },
    {
      name: 'an Allow by default',
      code: `role.addToPolicy(new iam.PolicyStatement({ actions: ['«*»'], resources: ['*'] }));`,
      rules: ['no-full-admin'],
    },
    {
      name: 'Effect.DENY',
      code: `role.addToPolicy(new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ['*'], resources: ['*'] }));`,
    },
    {
      name: 'an effect that is not known',
      code: `role.addToPolicy(new iam.PolicyStatement({ effect, actions: ['*'], resources: ['*'] }));`,
    },
    {
      name: 'a condition, added in the words of the CDK',
      code: `role.addToPolicy(new iam.PolicyStatement({
  actions: [«'iam:PassRole'»],
  resources: ['*'],
}));`,
      rules: ['require-passed-to-service'],
      suggestions: [
        [
          "  resources: ['*'],",
          `  resources: ['*'],
  conditions: {
    StringEquals: {
      'iam:PassedToService': '<Service>.amazonaws.com'
    }
  },`,
        ],
      ],
    },
    {
      name: 'a statement of fromJson',
      code: `role.addToPolicy(iam.PolicyStatement.fromJson({ Effect: 'Allow', Action: ['«*»'], Resource: '*' }));`,
      rules: ['no-full-admin'],
    },
    {
      name: 'a constant of the file',
      code: `const reading = ['s3:GetObject', 's3:«ListBuket»'];
role.addToPolicy(new iam.PolicyStatement({ actions: reading, resources: ['arn:aws:s3:::reports/*', 'arn:aws:s3:::reports'] }));`,
      rules: ['no-unknown-action'],
      suggestions: [
        [
          "const reading = ['s3:GetObject', 's3:ListBuket'];",
          "const reading = ['s3:GetObject', 's3:ListBucket'];",
        ],
      ],
    },
    {
      name: 'a constant that other code has as well: said, and not changed',
      code: `const reading = ['s3:GetObject', 's3:«ListBuket»'];
role.addToPolicy(new iam.PolicyStatement({ actions: reading, resources: ['arn:aws:s3:::reports/*', 'arn:aws:s3:::reports'] }));
log(reading);`,
      rules: ['no-unknown-action'],
      suggestions: [],
    },
    {
      name: 'a constant to which something is added',
      code: `const everything = [];
everything.push('*');
role.addToPolicy(new iam.PolicyStatement({ actions: everything, resources: ['*'] }));`,
    },
    {
      name: 'a constant of an object',
      code: `const actions = { upload: 's3:«PutObjct»' };
role.addToPolicy(new iam.PolicyStatement({ actions: [actions.upload], resources: ['arn:aws:s3:::reports/*'] }));`,
      rules: ['no-unknown-action'],
    },
    {
      name: 'an enum',
      code: `enum Action { Upload = 's3:«PutObjct»' }
role.addToPolicy(new iam.PolicyStatement({ actions: [Action.Upload], resources: ['arn:aws:s3:::reports/*'] }));`,
      rules: ['no-unknown-action'],
      typed: true,
    },
    {
      name: 'what only types say',
      code: `role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:«GetObjct»' as string] as const, resources: ['arn:aws:s3:::x/*']! } satisfies iam.PolicyStatementProps));`,
      rules: ['no-unknown-action'],
      typed: true,
    },
    {
      name: 'what is added later in the same block',
      code: `const statement = new iam.PolicyStatement();
statement.addActions('s3:GetObject', 's3:«GetObjct»');
statement.addResources('arn:aws:s3:::reports/*');
role.addToPolicy(statement);`,
      rules: ['no-unknown-action'],
    },
    {
      name: 'addAllResources',
      code: `const statement = new iam.PolicyStatement({ actions: ['«*»'] });
statement.addAllResources();`,
      rules: ['no-full-admin'],
    },
    {
      name: 'what is added in another block: a Deny may come of it',
      code: `const statement = new iam.PolicyStatement({ actions: ['*'], resources: ['*'] });
if (restricted) statement.addCondition('StringEquals', { 'aws:PrincipalOrgID': 'o-1234567890' });`,
    },
    {
      name: 'an effect that is set later',
      code: `const statement = new iam.PolicyStatement({ actions: ['*'], resources: ['*'] });
statement.effect = iam.Effect.DENY;`,
    },
    {
      name: 'a spread that is not known',
      code: `role.addToPolicy(new iam.PolicyStatement({ actions: ['*'], resources: ['*'], ...more }));`,
    },
    {
      name: 'a spread of a constant',
      code: `const all = { resources: ['*'] };
role.addToPolicy(new iam.PolicyStatement({ actions: ['«*»'], ...all }));`,
      rules: ['no-full-admin'],
    },
    {
      name: 'a spread of actions: those of the file are judged, nothing is said to be missing',
      code: `role.addToPolicy(new iam.PolicyStatement({ actions: [...more, 's3:«GetObjct»'], resources: ['arn:aws:s3:::x/*'] }));`,
      rules: ['no-unknown-action'],
    },
    {
      name: 'one of two resources',
      code: `role.addToPolicy(new iam.PolicyStatement({ actions: ['««*»»'], resources: [dev ? '*' : 'arn:aws:s3:::x'] }));`,
      rules: ['no-full-admin', 'no-wildcard-action'],
    },
    {
      name: 'another class of that name',
      code: `class PolicyStatement { constructor(public props: object) {} }
new PolicyStatement({ actions: ['*'], resources: ['*'] });`,
      typed: true,
    },
  ].map((each) => cdk(each as CodeCase)),
);

testCode(
  'imports of the CDK',
  [
    {
      name: 'version 1',
      code: `import { PolicyStatement as Statement } from '@aws-cdk/aws-iam';
new Statement({ actions: ['«*»'], resources: ['*'] });`,
    },
    {
      name: 'the namespace of the library',
      code: `import { aws_iam as iam } from 'aws-cdk-lib';
new iam.PolicyStatement({ actions: ['«*»'], resources: ['*'] });`,
    },
    {
      name: 'the whole library',
      code: `import * as cdk from 'aws-cdk-lib';
new cdk.aws_iam.PolicyStatement({ actions: ['«*»'], resources: ['*'] });`,
    },
    {
      name: 'require',
      code: `const { PolicyStatement } = require('aws-cdk-lib/aws-iam');
new PolicyStatement({ actions: ['«*»'], resources: ['*'] });`,
    },
    {
      name: 'a module that passes it on',
      code: `import { iam } from './cdk.js';
new iam.PolicyStatement({ actions: ['«*»'], resources: ['*'] });`,
    },
  ].map((each) => ({ ...each, rules: ['no-full-admin'] })),
);

testCode(
  'documents of the CDK',
  [
    {
      name: 'what a Deny of the same document takes back is not granted',
      code: `new iam.PolicyDocument({
  statements: [
    new iam.PolicyStatement({ actions: [«'iam:PassRole'», 'iam:ListRoles'], resources: ['*'] }),
    new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ['iam:PassRole'], resources: ['*'] }),
  ],
});`,
      rules: ['no-unreachable-statement'],
    },
    {
      name: 'statements of a role are of one document',
      code: `new iam.Role(this, 'Role', {
  assumedBy: new iam.ServicePrincipal(«'lambd.amazonaws.com'»),
  inlinePolicies: {
    deploy: new iam.PolicyDocument({
      statements: [new iam.PolicyStatement({ actions: ['«*»'], resources: ['*'] })],
    }),
  },
});`,
      rules: ['valid-principal', 'no-full-admin'],
      suggestions: [
        [
          "  assumedBy: new iam.ServicePrincipal('lambd.amazonaws.com'),",
          "  assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),",
        ],
      ],
    },
    {
      name: 'a policy with a document from JSON',
      code: `new iam.ManagedPolicy(this, 'Admin', {
  document: iam.PolicyDocument.fromJson({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '«*»', Resource: '*' }] }),
});`,
      rules: ['no-full-admin'],
    },
    {
      name: 'a document from JSON, in which the CDK fills in Version and Effect',
      code: `new iam.ManagedPolicy(this, 'Admin', {
  document: iam.PolicyDocument.fromJson({ Statement: [{ Action: '«*»', Resource: '*' }] }),
});
role.addToPolicy(iam.PolicyStatement.fromJson({ Action: '«*»', Resource: '*' }));
role.addToPolicy(iam.PolicyStatement.fromJson({ sid: 'all', Action: '«*»', Resource: '*' }));
new iam.ManagedPolicy(this, 'Also', { statements: [iam.PolicyStatement.fromJson(«{» Effect: 'Allow', Action: 's3:GetObject' })] });`,
      rules: ['no-full-admin', 'no-full-admin', 'no-full-admin', 'require-elements'],
    },
    {
      name: 'a document from JSON that is a boundary',
      code: `new iam.ManagedPolicy(this, 'Limit', {
  managedPolicyName: 'boundary',
  document: iam.PolicyDocument.fromJson({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }),
});
new iam.ManagedPolicy(this, 'Boundary', {
  document: iam.PolicyDocument.fromJson({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }),
});`,
    },
    {
      name: 'a boundary',
      code: `new iam.ManagedPolicy(this, 'Boundary', {
  statements: [new iam.PolicyStatement({ actions: ['*'], resources: ['*'] })],
});`,
    },
    {
      name: 'a policy used as a boundary',
      code: `const limit = new iam.ManagedPolicy(this, 'Limit', {
  statements: [new iam.PolicyStatement({ actions: ['*'], resources: ['*'] })],
});
new iam.Role(this, 'Role', { assumedBy, permissionsBoundary: limit });`,
    },
    {
      name: 'the policy of a VPC endpoint',
      code: `const endpoint = vpc.addGatewayEndpoint('S3', { service });
endpoint.addToPolicy(new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['*'], resources: ['*'] }));`,
    },
    {
      name: 'a bucket that is open to everyone',
      code: `const bucket = new s3.Bucket(this, 'Bucket');
bucket.addToResourcePolicy(new iam.PolicyStatement({
  principals: [«new iam.AnyPrincipal()»],
  actions: ['s3:GetObject'],
  resources: [bucket.arnForObjects('*')],
}));`,
      rules: ['no-public-access'],
    },
    {
      name: 'a bucket of this',
      code: `class Site extends Stack {
  constructor(scope, id) {
    super(scope, id);
    this.bucket = new s3.Bucket(this, 'Bucket');
    this.bucket.addToResourcePolicy(new iam.PolicyStatement({
      principals: [«new iam.StarPrincipal()»],
      actions: ['s3:GetObject'],
      resources: [\`\${this.bucket.bucketArn}/*\`],
    }));
  }
}`,
      rules: ['no-public-access'],
    },
    {
      name: 'an organization',
      code: `bucket.addToResourcePolicy(new iam.PolicyStatement({
  principals: [new iam.OrganizationPrincipal('o-a1b2c3d4e5')],
  actions: ['s3:GetObject'],
  resources: [bucket.arnForObjects('*')],
}));`,
    },
    {
      name: 'an L1 construct',
      code: `new iam.CfnRole(this, 'Role', {
  assumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: «'ec2.amazonaws.co'» }, Action: 'sts:AssumeRole' }],
  },
  policies: [
    {
      policyName: 'all',
      policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '«*»', Resource: '*' }] },
    },
  ],
});`,
      rules: ['valid-principal', 'no-full-admin'],
    },
  ].map((each) => cdk(each as CodeCase)),
);

testCode(
  'trust policies of the CDK',
  [
    {
      name: 'a provider without a condition',
      code: `new iam.Role(this, 'Role', { assumedBy: new iam.WebIdentityPrincipal(«'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'») });`,
      rules: ['require-tenant-condition'],
    },
    {
      name: 'a provider with conditions',
      code: `new iam.Role(this, 'Role', {
  assumedBy: new iam.FederatedPrincipal(
    'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
    {
      StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
      StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:example/app:*' },
    },
    'sts:AssumeRoleWithWebIdentity',
  ),
});`,
    },
    {
      name: 'several principals',
      code: `new iam.Role(this, 'Role', {
  assumedBy: new iam.CompositePrincipal(
    new iam.ServicePrincipal('lambda.amazonaws.com'),
    new iam.ServicePrincipal(«'edgelambd.amazonaws.com'»),
  ),
});`,
      rules: ['valid-principal'],
    },
    {
      name: 'everyone',
      code: `new iam.Role(this, 'Role', { assumedBy: «new iam.AnyPrincipal()» });`,
      rules: ['no-public-access'],
    },
    {
      name: 'everyone under a condition',
      code: `new iam.Role(this, 'Role', {
  assumedBy: new iam.AnyPrincipal().withConditions({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
});`,
    },
    {
      name: 'one of two principals, or none',
      code: `topic.addToResourcePolicy(new iam.PolicyStatement({
  principals: open ? [new iam.AnyPrincipal()] : undefined,
  notPrincipals: open ? undefined : [new iam.AccountPrincipal('111122223333')],
  actions: ['sns:«Publsh»'],
  resources: [arn],
}));`,
      rules: ['no-unknown-action'],
    },
    {
      name: 'principals and their opposite at once, in one case',
      code: `topic.addToResourcePolicy(new iam.PolicyStatement({
  principals: open ? [new iam.ServicePrincipal('events.amazonaws.com')] : [new iam.AccountPrincipal('111122223333')],
  «notPrincipals»: [new iam.AccountPrincipal('111122223333')],
  actions: ['sns:Publish'],
  resources: [arn],
}));`,
      rules: ['no-conflicting-elements'],
    },
    {
      name: 'a principal that is not known',
      code: `new iam.Role(this, 'Role', { assumedBy: props.principal });`,
    },
    {
      name: 'a service by its name alone, which the CDK completes',
      code: `new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda') });`,
    },
  ].map((each) => cdk(each as CodeCase)),
);

testCode(
  'texts of the CDK',
  [
    {
      name: 'the objects of a bucket, in two ways',
      code: `role.addToPolicy(new iam.PolicyStatement({
  actions: ['s3:GetObject'],
  resources: [bucket.arnForObjects('*'), «\`\${bucket.bucketArn}/*\`»],
}));`,
      rules: ['no-redundant-resource'],
      suggestions: [
        [
          "  resources: [bucket.arnForObjects('*'), `${bucket.bucketArn}/*`],",
          "  resources: [bucket.arnForObjects('*')],",
        ],
      ],
    },
    {
      name: 'two buckets',
      code: `role.addToPolicy(new iam.PolicyStatement({
  actions: ['s3:GetObject'],
  resources: [bucket.arnForObjects('*'), other.arnForObjects('*')],
}));`,
    },
    {
      name: 'the ARN that somebody hands in may be any',
      code: `role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [props.bucketArn] }));`,
    },
    {
      name: 'an ARN that is put together, in two ways',
      code: `role.addToPolicy(new iam.PolicyStatement({
  actions: ['sqs:SendMessage'],
  resources: [
    Stack.of(this).formatArn({ service: 'sqs', resource: 'orders' }),
    «\`arn:\${Aws.PARTITION}:sqs:\${this.region}:\${Aws.ACCOUNT_ID}:orders\`»,
  ],
}));`,
      rules: ['no-redundant-resource'],
    },
    {
      name: 'account and Region of the stack',
      code: `role.addToPolicy(new iam.PolicyStatement({
  actions: ['sqs:SendMessage'],
  resources: [\`arn:\${Aws.PARTITION}:sqs:\${this.region}:\${Stack.of(this).account}:orders\`, 'arn:aws:sqs:' + Aws.REGION + ':' + Aws.ACCOUNT_ID + ':other'],
}));`,
    },
    {
      name: 'an entry that another covers, with the same expression in it',
      code: `role.addToPolicy(new iam.PolicyStatement({
  actions: ['s3:GetObject'],
  resources: [\`arn:aws:s3:::\${name}/*\`, «\`arn:aws:s3:::\${name}/logs/*\`», \`arn:aws:s3:::\${other}/logs/*\`],
}));`,
      rules: ['no-redundant-resource'],
    },
  ].map((each) => cdk(each as unknown as CodeCase)),
);
