import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/json/index.js';
import { standInParts } from '../../src/sites/stand-ins.js';

/** The text with `*` for each stand-in, `@`, `#` and so on for one whose place says what it is. */
function opened(text: string): string {
  const signs = { account: '@', region: '#', partition: '&', name: '!' } as const;
  let rest = '';
  let done = 0;
  for (const [start, end, alphabet] of standInParts(text)) {
    rest += text.slice(done, start) + (alphabet ? signs[alphabet] : '*');
    done = end;
  }
  return rest + text.slice(done);
}

describe('a stand-in', () => {
  it.each([
    'ACCOUNT_ID',
    'AWS_ACCOUNT_ID',
    'YOUR_ACCOUNT',
    'ACCOUNT',
    'TRUST_ANCHOR_ARN',
    'INSERT MY ORG HERE',
    'AWS_REGION',
    'VPCE-ID',
    'your-account-id',
    'my-account-id',
    'accountId',
    'region',
    'XXXXXXXXXXXX',
    'xxx.xxx.xxx.xxx/xx',
    'xx-xxxx-x',
    'yyy.yyy.yyy.yyy',
    'x.x.x.x/32',
    'aaa.bbb.ccc.ddd',
    'A.B.C.D/nn',
    // Terraform's.
    'var.org_id',
    'local.vpc-id',
    'module.network.vpc_id',
    'data.aws_caller_identity.current.account_id',
    'each.value',
    // No ARN is called so.
    'SecretARN',
    'KMSKeyArn1',
    'LambdaRotationFunctionARN',
    'kms-key-arn',
    'SNS-topic-ARN',
    'key ARN',
    'role_arn',
    'listener-arns',
    'ARN-of-key-used-to-encrypt-data-catalog',
    // IDs of what AWS has.
    'SecretId',
    'vpceID',
    'bucket-owner-account-id',
    'resource-org-id',
    'kms-key-id',
    'ou-ids',
    // They say what belongs there.
    'resource-statement',
    'sub-value',
    'source-ip-range',
    'aws-region',
    'ID-of-your-account',
    'Your KMS key ARN',
    "Example Corp's AWS Account ID",
    'List of the AWS KMS key ARNs that are used to encrypt source objects.',
    'AWS KMS key IDs(in ARN format) to use for encrypting object replicas',
    '(Include IAM Principals)',
    'IAM User ARN ::: - From IAM User Setting',
    'Role ARN (see step 2)',
    'the ARN, of: a key!',
    'aws_dynamodb_table.posts_storage_table_50F8EECB',
    'the bucket, and all of its objects',
  ])('is the whole of %s', (text) => {
    expect(opened(text)).toBe('*');
  });

  it.each([
    ['arn:aws:iam::ACCOUNT_ID:role/app', 'arn:aws:iam::@:role/app'],
    ['arn:aws:iam::XXXXXXXXXXXX:role/app', 'arn:aws:iam::@:role/app'],
    ['arn:aws:iam::1234XXXX9012:role/app', 'arn:aws:iam::@:role/app'],
    ['arn:aws:iam::AccountId:role/app', 'arn:aws:iam::@:role/app'],
    ['arn:aws:iam::account-id:role/app', 'arn:aws:iam::@:role/app'],
    ['arn:aws:iam::your_account:role/app', 'arn:aws:iam::@:role/app'],
    ['arn:aws:iam::«account»:role/app', 'arn:aws:iam::@:role/app'],
    // Marks on one side alone may be a slip.
    ['arn:aws:iam::«other:role/app', 'arn:aws:iam::«other:role/app'],
    ['arn:aws:iam::«my-other:role/app', 'arn:aws:iam::«my-other:role/app'],
    ['arn:aws:iam::***AWSAccountID***:root', 'arn:aws:iam::@:root'],
    ['arn:aws:iam::**account**:role/*', 'arn:aws:iam::@:role/*'],
    ['arn:aws:sqs:us-east-1:~dev~:queue', 'arn:aws:sqs:us-east-1:@:queue'],
    ['arn:aws:sqs:us-east-1:(the account):queue', 'arn:aws:sqs:us-east-1:@:queue'],
    ['arn:PARTITION:sqs:REGION:ACCOUNT:queue', 'arn:&:sqs:#:@:queue'],
    ['arn:aws:sqs:your-region:111122223333:queue', 'arn:aws:sqs:#:111122223333:queue'],
    ['arn:aws:SERVICE:us-east-1:111122223333:x', 'arn:aws:!:us-east-1:111122223333:x'],
    ['arn:aws:s3:::YOUR-BUCKET/*', 'arn:aws:s3:::*/*'],
    ['arn:aws:s3:::DOC-EXAMPLE-BUCKET/home/${aws:username}', 'arn:aws:s3:::*/home/${aws:username}'],
    ['arn:aws:s3:::logs-ACCOUNT_ID', 'arn:aws:s3:::logs-*'],
    ['repo:YOUR_ORG/YOUR_REPO:ref:refs/heads/main', 'repo:*/*:ref:refs/heads/main'],
    ['vpce-xxxxxxxx', 'vpce-*'],
    ['AROAXXXXXXXXXXXXXXXXX:*', 'AROA*:*'],
    ['Bucket ARN/*', '*/*'],
    ['BucketArn/logs/*', '*/logs/*'],
    ['aws_s3_bucket.logs/*', '*/*'],
    ['logs.region.amazonaws.com', 'logs.#.amazonaws.com'],
    ['S3.region_name_of_the_results_bucket.amazonaws.com', 'S3.#.amazonaws.com'],
    ['sqs.your-region.amazonaws.com.cn', 'sqs.#.amazonaws.com.cn'],
  ])('is a part of %s', (text, rest) => {
    expect(opened(text)).toBe(rest);
  });

  it.each([
    // Names that are somebody's.
    'ADMIN',
    'arn:aws:iam::111122223333:role/ADMIN',
    'arn:aws:s3:::my-xxx/*',
    'arn:aws:s3:::my-bucket',
    'arn:aws:iam::aws:policy/AWSSupportAccess',
    'arn:aws:iam::*:role/*',
    'arn:aws:s3:::b/${aws:PrincipalTag/TEAM_ID}/*',
    'AIDACKCEVSQ6C2EXAMPLE',
    'my-vpc',
    'sns-topic-name',
    'key-name',
    'my-bucket-name',
    'my-bucket',
    'bucket/*',
    'queue name/*',
    'customer-arnold',
    'learn/*',
    'MyTopic.Arn',
    'arn',
    'fakeArn',
    'vpc-idle',
    'account-numbering',
    'Not the ARN of anything',
    'a broken link to somewhere',
    'not-an-arn',
    'this is not an ARN',
    'this: not an ARN!',
    'arn:aws:s3:::one ARN: two',
    'warn : 1',
    'www.example.com.au',
    'aws_s3_bucket.logs.arn',
    'aws_s3_bucket',
    'aws.s3_bucket',
    'my_aws_s3_bucket.logs',
    'abc.def.ghi.jkl',
    'a.b.c',
    'a.b.c.d/300',
    '10.0.0.x',
    'arn:aws:iam::*account*:root',
    'arn:aws:iam::**:root',
    'paid',
    'user-grid',
    'Finance Team',
    'Human Resources 7 and 8',
    'FRANKFURT',
    // Values of AWS's own.
    'SYMMETRIC_DEFAULT',
    'ENCRYPT_DECRYPT',
    'RSA_2048',
    'EXTERNAL_KEY_STORE',
    'STANDARD_IA',
    'AWS::EC2::Instance',
    'AssumedRole',
    'User',
    // Slips.
    'arn:aws:iam::11112222333O:role/app',
    'arn:aws:iam::11112222333:role/app',
    'arn:aws:iam::1111-2222-3333:role/app',
    'arn:aws:iam::invalid:saml-provider/Corp',
    'arn:aws:iam::AWS:policy/ReadOnlyAccess',
    'arn:aws:sqs:111122223333:us-east-1:queue',
    'arn:aws:sqs:US-EAST-1:111122223333:queue',
    'arn:aws:sqs:EU:111122223333:queue',
    'ARN:aws:s3:::vault',
    ' *',
    'Fri Jan 3 2020',
    'Wed, 21 Oct 2015 07:28:00 GMT',
    's3:GetObject and s3:PutObject too',
    '10.0.0.0/8 and 172.16.0.0/12 too',
    'arn:aws:s3:::one arn:aws:s3:::two and more',
    '0123456789',
    '12345678901',
    'logs.us-east-1.amazonaws.com',
    'logs.us-esat-1.amazonaws.com',
    'logs.regional.amazonaws.com',
  ])('is none in %s', (text) => {
    expect(opened(text)).toBe(text);
  });

  it('is found in linear time', () => {
    for (const unit of [
      'A',
      'A_',
      'A-',
      'x',
      'x.',
      'X',
      'your-',
      '${',
      '${a',
      'MY ',
      'arn:',
      'AB_ID/',
      'a ',
      'ab, ',
      'a1',
      '(ab',
      'Arn',
      '1',
    ]) {
      const start = performance.now();
      standInParts(unit.repeat(20_000));
      expect(performance.now() - start, unit).toBeLessThan(2_000);
    }
  });
});

describe('in a policy, nothing is said of', () => {
  const policy = (statement: object): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
  const expectSilence = (text: string, policyType: 'identity' | 'resource' | 'trust') => {
    const found = lintText(text, { rules: 'recommended', settings: { policyType } });
    expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  };
  const names = [
    'ACCOUNT_ID',
    'YOUR_ACCOUNT',
    'XXXXXXXXXXXX',
    '$ACCOUNT_ID',
    '%ACCOUNT%',
    '[account]',
    '{account}',
    'your-account-id',
    '@ACCOUNT@',
    '@account@',
  ];

  it.each(names)('the account %s in a resource, a principal, a condition', (name) => {
    expectSilence(
      policy({
        Action: 'iam:GetRole',
        Resource: `arn:aws:iam::${name}:role/app`,
        Condition: { StringEquals: { 'aws:ResourceAccount': name } },
      }),
      'identity',
    );
    for (const account of [name, `arn:aws:iam::${name}:root`, `arn:aws:iam::${name}:role/app`])
      expectSilence(policy({ Principal: { AWS: account }, Action: 'sts:AssumeRole' }), 'trust');
  });

  it.each(['TRUST_ANCHOR_ARN', 'YOUR_ARN', '[MAX_ARN]', '$ARN'])('the ARN %s', (name) => {
    expectSilence(
      policy({
        Principal: { Service: 'rolesanywhere.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
        Condition: { ArnEquals: { 'aws:SourceArn': name } },
      }),
      'trust',
    );
  });

  it.each(['xxx.xxx.xxx.xxx/xx', 'YOUR_IP_ADDRESS', '{cidr}', 'INSERT MY CIDR HERE'])(
    'the address %s',
    (name) => {
      expectSilence(
        policy({
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
          Condition: { IpAddress: { 'aws:SourceIp': name } },
        }),
        'identity',
      );
    },
  );

  it.each(['Bucket ARN/*', 'kms-key-arn', 'List of the ARNs that may be read', 'SecretId'])(
    'the resource %s',
    (name) => {
      expectSilence(policy({ Action: ['s3:GetObject', 'kms:Decrypt'], Resource: name }), 'identity');
    },
  );

  it.each(['source-bucket-owner-account-id', "Example Corp's AWS Account ID"])('the principal %s', (name) => {
    expectSilence(policy({ Principal: { AWS: name }, Action: 'sts:AssumeRole' }), 'trust');
  });

  it('the service of a Region that is not yet said', () => {
    expectSilence(
      policy({ Principal: { Service: 'logs.region.amazonaws.com' }, Action: 'sts:AssumeRole' }),
      'trust',
    );
  });

  it.each(['The actions that the role may take', 'A list of actions'])('the action %s', (name) => {
    expectSilence(policy({ Action: name, Resource: 'arn:aws:s3:::amzn-s3-demo-bucket' }), 'identity');
    expectSilence(policy({ Action: ['s3:ListBucket', name], Resource: 'arn:aws:s3:::a' }), 'identity');
  });

  it.each(['REGION', 'GetAccountId', 'ListObjects now'])('an action %s is none that exists', (name) => {
    const text = policy({ Action: name, Resource: '*' });
    expect(lintText(text).map(({ rule }) => rule)).toContain('valid-action');
  });

  it('a name in capitals in other elements: it has no place there', () => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Sid: 'MY_ORG', Effect: 'Deny', Action: '*', Resource: '*' }],
    });
    expect(lintText(text).map(({ rule }) => rule)).toContain('valid-sid');
  });
});
