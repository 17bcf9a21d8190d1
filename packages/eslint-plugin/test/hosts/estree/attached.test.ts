/** What policies in code are attached to, and what follows from it. */
import { testCode, type CodeCase } from './code-tester.js';

const head = `import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import * as aws from '@pulumi/aws';
`;
const coded = (each: CodeCase): CodeCase => ({ ...each, code: head + each.code });

const open = (everyone: string, action: string) => `new iam.PolicyDocument({
  statements: [new iam.PolicyStatement({ principals: [${everyone}], actions: ['${action}'], resources: ['*'] })],
})`;
const openPolicy = (principal: string) =>
  `{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '${principal}', Action: 'execute-api:Invoke', Resource: '*' }] }`;
const everyone = '«new iam.AnyPrincipal()»';
const publicly = { rules: ['no-public-access'] };

testCode(
  'policies in properties of constructs',
  [
    {
      name: 'a key',
      code: `new kms.Key(this, 'Key', { policy: ${open(everyone, 'kms:Decrypt')} });`,
      ...publicly,
    },
    {
      name: 'an API',
      code: `const policy = ${open(everyone, 'execute-api:Invoke')};
new apigateway.RestApi(this, 'Api', { policy, endpointTypes: [apigateway.EndpointType.REGIONAL] });`,
      ...publicly,
    },
    {
      name: 'an API that only VPCs reach',
      code: `const policy = ${open('new iam.AnyPrincipal()', 'execute-api:Invoke')};
new apigateway.LambdaRestApi(this, 'Api', { policy, endpointConfiguration: { types: [apigateway.EndpointType.PRIVATE] } });`,
    },
    ...(['apigateway.EndpointType.REGIONAL', "'EDGE'"] as const).map((type) => ({
      name: `an L1 API of the type ${type}`,
      code: `new apigateway.CfnRestApi(this, 'Api', {
  endpointConfiguration: { types: [${type}] },
  policy: ${openPolicy('«*»')},
});`,
      ...publicly,
    })),
    ...(['apigateway.EndpointType.PRIVATE', "'PRIVATE'", 'props.type'] as const).map((type) => ({
      name: `an L1 API of the type ${type}`,
      code: `new apigateway.CfnRestApi(this, 'Api', {
  endpointConfiguration: { types: [${type}] },
  policy: ${openPolicy('*')},
});`,
    })),
    {
      name: 'statements that principals drop',
      code: `const forRole = new iam.PolicyStatement();
forRole.addActions('sts:AssumeRole');
const principal = new iam.CompositePrincipal(new iam.ServicePrincipal('ssm.amazonaws.com'));
principal.addToPolicy(forRole);
new iam.ServicePrincipal('ec2.amazonaws.com').addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['sts:AssumeRole'] }));`,
    },
    {
      name: 'the same statement of a role',
      code: `const forRole = new «iam.PolicyStatement»();
forRole.addActions('s3:ListBucket');
const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('ssm.amazonaws.com') });
role.addToPolicy(forRole);`,
      rules: ['require-elements'],
    },
    {
      name: 'APIs of Pulumi with a policy of its own',
      code: `const regional = new aws.apigateway.RestApi('regional', { endpointConfiguration: { types: 'REGIONAL' } });
const inVpc = new aws.apigateway.RestApi('private', { endpointConfiguration: { types: 'PRIVATE' } });
new aws.apigateway.RestApiPolicy('regional', { restApiId: regional.id, policy: JSON.stringify(${openPolicy('«*»')}) });
new aws.apigateway.RestApiPolicy('private', { restApiId: inVpc.id, policy: JSON.stringify(${openPolicy('*')}) });`,
      ...publicly,
    },
    {
      name: 'statements of a domain',
      code: `new opensearch.Domain(this, 'Domain', {
  accessPolicies: [new iam.PolicyStatement({ principals: [${everyone}], actions: ['es:ESHttpGet'], resources: ['*'] })],
});`,
      ...publicly,
    },
    {
      name: 'statements of a domain in a VPC',
      code: `new opensearch.Domain(this, 'Domain', {
  vpc,
  accessPolicies: [new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['es:ESHttpGet'], resources: ['*'] })],
});`,
    },
    {
      name: 'an L1 construct in a VPC',
      code: `new opensearch.CfnDomain(this, 'Domain', {
  vpcOptions: { subnetIds },
  accessPolicies: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'es:ESHttpGet', Resource: '*' }] },
});
new opensearch.CfnDomain(this, 'Public', {
  accessPolicies: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '«*»', Action: 'es:ESHttpGet', Resource: '*' }] },
});`,
      ...publicly,
    },
    {
      name: 'a resource of Pulumi in a VPC',
      code: `const accessPolicies = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'es:ESHttpGet', Resource: '*' }] });
new aws.opensearch.Domain('domain', { vpcOptions: { subnetIds }, accessPolicies });`,
    },
  ].map((each) => coded(each as CodeCase)),
);

const all = `{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }`;

testCode('policies of organizations', [
  {
    name: 'in requests',
    code: `client.send(new CreatePolicyCommand({ Name: 'all', Type: 'SERVICE_CONTROL_POLICY', Content: JSON.stringify(${all}) }));`,
  },
  {
    name: 'with a type from an enum',
    code: `manage({ name: 'all', type: PolicyType.SERVICE_CONTROL_POLICY, content: JSON.stringify(${all}) });`,
  },
  {
    name: 'an element that such policies may not have',
    code: `manage({
  type: 'SERVICE_CONTROL_POLICY',
  content: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', «Principal»: '*', Action: 's3:PutBucketAcl', Resource: '*' }] }),
});`,
    rules: ['valid-service-control-policy'],
  },
  {
    name: 'of Pulumi, once',
    code: `import * as aws from '@pulumi/aws';
new aws.organizations.Policy('all', { type: 'SERVICE_CONTROL_POLICY', content: JSON.stringify(${all}) });
new aws.organizations.Policy('bad', {
  type: 'SERVICE_CONTROL_POLICY',
  content: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:«PutBucketAcll»', Resource: '*' }] }),
});`,
    rules: ['no-unknown-action'],
  },
  {
    name: 'another type, or none: a policy like any other',
    code: `manage({ type: 'inline', content: JSON.stringify(${all.replace("'*'", "'«*»'")}) });`,
    rules: ['no-full-admin'],
  },
]);
