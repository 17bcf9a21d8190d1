import { validConditionType } from '../../../src/rules/condition-operators/valid-condition-type.js';
import { testRule } from '../../rule-tester.js';

const where = (condition: string, members = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"') =>
  `{ "Version": "2012-10-17", "Statement": [{ ${members}, "Condition": ${condition} }] }`;

testRule(validConditionType, {
  valid: [
    {
      name: 'operators of the type of their key',
      code: where(
        '{ "StringEquals": { "aws:username": "a" }, "Bool": { "aws:SecureTransport": "true" }, "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" }, "DateLessThan": { "aws:CurrentTime": "2026-01-01T00:00:00Z" }, "IpAddress": { "aws:SourceIp": "192.0.2.0/24" }, "ArnLike": { "aws:SourceArn": "arn:aws:s3:::b" } }',
      ),
    },
    {
      name: 'Null on any',
      code: where('{ "Null": { "aws:SecureTransport": "true", "aws:SourceIp": "false" } }'),
    },
    {
      name: 'strings on ARNs',
      code: where(
        '{ "StringEquals": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/a" }, "StringLike": { "aws:SourceArn": "arn:aws:s3:::b*" } }',
      ),
    },
    {
      name: 'any on tags and encryption contexts',
      code: where(
        '{ "ArnLike": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::b/*", "aws:ResourceTag/owner": "arn:aws:iam::111122223333:role/a" }, "NumericLessThan": { "aws:RequestTag/size": "3" }, "Bool": { "aws:PrincipalTag/admin": "true" } }',
      ),
    },
    {
      name: 'seconds',
      code: where(
        '{ "NumericLessThan": { "aws:EpochTime": "1767225600" }, "DateLessThan": { "aws:EpochTime": "1767225600" } }',
      ),
    },
    {
      name: 'a provider by its ARN',
      code: where(
        '{ "ArnEquals": { "aws:FederatedProvider": "arn:aws:iam::111122223333:oidc-provider/a" } }',
      ),
    },
    {
      name: 'a policy variable, which operators of addresses do not take',
      code: where(
        '{ "StringNotEquals": { "aws:Ec2InstanceSourcePrivateIPv4": "${aws:VpcSourceIp}" } }',
        '"Effect": "Deny", "Action": "*", "Resource": "*"',
      ),
    },
    {
      name: 'what is not known',
      code: where(
        '{ "Numeric": { "aws:username": "1" }, "NumericEquals": { "aws:Department": "1", "nosuchthing:Key": "1", "${key}": "1" } }',
      ),
    },
  ],
  invalid: [
    {
      name: 'alone: the service that roles are passed to',
      code: where(
        '{ "NumericEquals": { «"iam:PassedToService"»: "ec2.amazonaws.com" } }',
        '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'iam:PassedToService', type: 'String', operator: 'NumericEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'iam:PassedToService', operator: 'StringEquals' },
              output: where(
                '{ "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } }',
                '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'alone: values that no service principal has',
      code: where(
        '{ "Bool": { «"iam:PassedToService"»: "true" } }',
        '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'iam:PassedToService', type: 'String', operator: 'Bool' },
        },
      ],
    },
    {
      name: 'what would be a variable in the newer version',
      code: where(
        '{ "StringNotEquals": { «"aws:Ec2InstanceSourcePrivateIPv4"»: "${aws:VpcSourceIp}" } }',
        '"Effect": "Deny", "Action": "*", "Resource": "*"',
      ).replace('2012-10-17', '2008-10-17'),
      errors: [
        {
          messageId: 'typeMismatch',
          data: {
            key: 'aws:Ec2InstanceSourcePrivateIPv4',
            type: 'IPAddress',
            operator: 'StringNotEquals',
          },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a Boolean as a string',
      code: where('{ "StringEquals": { «"aws:SecureTransport"»: "true" } }'),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:SecureTransport', type: 'Bool', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:SecureTransport', operator: 'Bool' },
              output: where('{ "Bool": { "aws:SecureTransport": "true" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'what no Boolean operator can say',
      code: where('{ "StringNotEquals": { «"aws:SecureTransport"»: "true" } }'),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:SecureTransport', type: 'Bool', operator: 'StringNotEquals' },
        },
      ],
    },
    {
      name: 'values that are no Booleans',
      code: where('{ "StringEquals": { «"aws:ViaAWSService"»: ["athena.amazonaws.com"] } }'),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:ViaAWSService', type: 'Bool', operator: 'StringEquals' },
        },
      ],
    },
    {
      name: 'values that the key never has',
      code: where(
        '{ "NotIpAddress": { «"iam:PassedToService"»: "10.0.0.0/8" } }',
        '"Effect": "Deny", "Action": "ec2:StartInstances", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'iam:PassedToService', type: 'String', operator: 'NotIpAddress' },
        },
      ],
    },
    {
      name: 'an address as a string',
      code: where(
        '{ "StringNotLike": { «"aws:SourceIp"»: "192.0.2.0/24" } }',
        '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:SourceIp', type: 'IPAddress', operator: 'StringNotLike' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:SourceIp', operator: 'NotIpAddress' },
              output: where(
                '{ "NotIpAddress": { "aws:SourceIp": "192.0.2.0/24" } }',
                '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'with a set and IfExists',
      code: where('{ "ForAnyValue:StringEqualsIfExists": { «"aws:SourceIp"»: "192.0.2.0/24" } }'),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:SourceIp', type: 'IPAddress', operator: 'ForAnyValue:StringEqualsIfExists' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:SourceIp', operator: 'ForAnyValue:IpAddressIfExists' },
              output: where('{ "ForAnyValue:IpAddressIfExists": { "aws:SourceIp": "192.0.2.0/24" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a string as a number',
      code: where('{ "NumericEquals": { «"aws:username"»: "1" } }'),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:username', type: 'String', operator: 'NumericEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": "1" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a string as an ARN',
      code: where('{ "ArnLike": { «"aws:username"»: "dev-*" } }'),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:username', type: 'String', operator: 'ArnLike' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringLike' },
              output: where('{ "StringLike": { "aws:username": "dev-*" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'an ARN as a number',
      code: where('{ "NumericNotEquals": { «"aws:SourceArn"»: "arn:aws:s3:::b" } }'),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:SourceArn', type: 'ARN', operator: 'NumericNotEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:SourceArn', operator: 'ArnNotLike' },
              output: where('{ "ArnNotLike": { "aws:SourceArn": "arn:aws:s3:::b" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a date as a number',
      code: where('{ "NumericGreaterThan": { «"aws:CurrentTime"»: "1767225600" } }'),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:CurrentTime', type: 'Date', operator: 'NumericGreaterThan' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:CurrentTime', operator: 'DateGreaterThan' },
              output: where('{ "DateGreaterThan": { "aws:CurrentTime": "1767225600" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a number as a string, under another operator',
      code: where('{ "NumericEquals": { "s3:max-keys": "10" }, "StringEquals": { «"s3:max-keys"»: "10" } }'),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 's3:max-keys', type: 'Numeric', operator: 'StringEquals' },
        },
      ],
    },
    {
      name: 'with other keys: moved to its operator',
      code: where(
        '{ "StringEquals": { "aws:username": "a", «"aws:SecureTransport"»: "true" }, "Bool": { "aws:ViaAWSService": "false" } }',
      ),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:SecureTransport', type: 'Bool', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:SecureTransport', operator: 'Bool' },
              output: where(
                '{ "StringEquals": { "aws:username": "a" }, "Bool": { "aws:ViaAWSService": "false", "aws:SecureTransport": "true" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'with other keys: an operator of its own',
      code: where('{ "StringEquals": { "aws:username": "a", «"aws:SecureTransport"»: "true" } }'),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:SecureTransport', type: 'Bool', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:SecureTransport', operator: 'Bool' },
              output: where(
                '{ "StringEquals": { "aws:username": "a" }, "Bool": { "aws:SecureTransport": "true" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a placeholder',
      code: where('{ "StringEquals": { «"aws:SourceIp"»: "${cidr}" } }'),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:SourceIp', type: 'IPAddress', operator: 'StringEquals' },
        },
      ],
    },
    {
      name: 'an escape',
      code: where('{ "StringEquals": { «"aws:\\u0053ourceIp"»: "192.0.2.1" } }'),
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:SourceIp', type: 'IPAddress', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:SourceIp', operator: 'IpAddress' },
              output: where('{ "IpAddress": { "aws:\\u0053ourceIp": "192.0.2.1" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type resource',
      code: where('{ "Bool": { «"aws:username"»: "a" } }'),
      settings: { policyType: 'resource' },
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:username', type: 'String', operator: 'Bool' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type trust',
      code: where('{ "Bool": { «"aws:username"»: "a" } }'),
      settings: { policyType: 'trust' },
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:username', type: 'String', operator: 'Bool' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type scp',
      code: where('{ "Bool": { «"aws:username"»: "a" } }'),
      settings: { policyType: 'scp' },
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:username', type: 'String', operator: 'Bool' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type rcp',
      code: where('{ "Bool": { «"aws:username"»: "a" } }'),
      settings: { policyType: 'rcp' },
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:username', type: 'String', operator: 'Bool' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type boundary',
      code: where('{ "Bool": { «"aws:username"»: "a" } }'),
      settings: { policyType: 'boundary' },
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:username', type: 'String', operator: 'Bool' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type session',
      code: where('{ "Bool": { «"aws:username"»: "a" } }'),
      settings: { policyType: 'session' },
      errors: [
        {
          messageId: 'typeMismatch',
          data: { key: 'aws:username', type: 'String', operator: 'Bool' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": "a" } }'),
            },
          ],
        },
      ],
    },
  ],
});
