import { validPolicyVariable } from '../../../src/rules/grammar/valid-policy-variable.js';
import { testRule } from '../../rule-tester.js';

const where = (condition: string, members = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"') =>
  `{ "Version": "2012-10-17", "Statement": [{ ${members}, "Condition": ${condition} }] }`;

testRule(validPolicyVariable, {
  valid: [
    ...['${s3:delimiterOf1}', '${s3:new-key}', '${nosuch:prefx}', '${id.example.com:sb}'].map((variable) => ({
      name: `a variable that may be newer: ${variable}`,
      code: `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/${variable}" }] }`,
    })),
    {
      name: 'a control policy without a Version, which must have the current one',
      code: '{ "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::b/${aws:username}" }] }',
      settings: { policyType: 'scp' },
    },
    {
      name: 'variables where they belong',
      code: where(
        `{ "StringLike": { "s3:prefix": ["\${aws:username}/*", "\${aws:PrincipalTag/cost center}", "\${aws:PrincipalTag/team, 'a b'}", "\${*}", "a\${?}\${$}"] }, "ArnLike": { "aws:SourceArn": "arn:aws:s3:::\${aws:PrincipalAccount}-logs" } }`,
        `"Effect": "Allow", "Action": "s3:ListBucket", "Resource": ["arn:aws:s3:::b/\${aws:username}", "arn:aws:s3:::\${aws:PrincipalTag/bucket, 'none'}/*", "arn:aws:s3:::b/\${accounts.google.com:sub}", "arn:aws:s3:::b/\${saml:sub}"]`,
      ),
    },
    {
      name: 'template text',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["${bucket_arn}/*", "arn:aws:s3:::${var.bucket}", "arn:${AWS::Partition}:s3:::b", "${self:custom.arn}", "${env:BUCKET, self:custom.bucket}", "arn:aws:s3:::${cond ? a : b}", "${bucket_arn}/${aws:username}", "<BUCKET_ARN>/${aws:username}", "arn:aws:s3:::b/$${aws:username", "arn:aws:s3:::${lookup(a, \\"b:c\\")}"] }] }',
    },
    {
      name: 'template text in a variable',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/${aws:PrincipalTag/${tag}}" }] }',
    },
    {
      name: 'template text elsewhere',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Action": ["s3:${action}"], "Principal": { "AWS": "${role_arn}" }, "Resource": "*", "Condition": { "${operator}": { "${key}": "${value}" } } }] }',
    },
    {
      name: 'a Version that does not exist or is not known',
      code: '{ "Version": "${version}", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/${aws:username}" }] }',
    },
    {
      name: 'wrong shapes',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": { "a": { "b": { "c": "${}" } } }, "Action": 1, "Resource": [["${aws:username"]], "Condition": { "StringEquals": ["${"] } }, "${"] }',
    },
  ],
  invalid: [
    {
      name: 'alone: no Version, in NotResource',
      code: '{ "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject", "NotResource": ["arn:aws:s3:::b/«${aws:username}»/*"] }] }',
      errors: [
        {
          messageId: 'unsupportedVersion',
          data: { variable: '${aws:username}' },
          suggestions: [
            {
              messageId: 'suggestVersion',
              output:
                '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject", "NotResource": ["arn:aws:s3:::b/${aws:username}/*"] }] }',
            },
          ],
        },
      ],
    },
    {
      name: 'no closing brace',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::b/«${aws:username»", "arn:aws:s3:::b/«${aws:username/*»", "arn:aws:s3:::b/«${aws:userid/»${aws:username}", "arn:aws:s3:::b/«${unknown»"] }] }',
      errors: [
        {
          messageId: 'missingBrace',
          data: { variable: '${aws:username' },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: '${aws:username}' },
              output:
                '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::b/${aws:username}", "arn:aws:s3:::b/${aws:username/*", "arn:aws:s3:::b/${aws:userid/${aws:username}", "arn:aws:s3:::b/${unknown"] }] }',
            },
          ],
        },
        {
          messageId: 'missingBrace',
          data: { variable: '${aws:username/*' },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: '${aws:username}/*' },
              output:
                '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::b/${aws:username", "arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/${aws:userid/${aws:username}", "arn:aws:s3:::b/${unknown"] }] }',
            },
          ],
        },
        {
          messageId: 'missingBrace',
          data: { variable: '${aws:userid/' },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: '${aws:userid}/' },
              output:
                '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::b/${aws:username", "arn:aws:s3:::b/${aws:username/*", "arn:aws:s3:::b/${aws:userid}/${aws:username}", "arn:aws:s3:::b/${unknown"] }] }',
            },
          ],
        },
        { messageId: 'missingBrace', data: { variable: '${unknown' } },
      ],
    },
    {
      name: 'no name',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::b/«${}»", "arn:aws:s3:::b/«${ }»/x"] }] }',
      errors: [
        { messageId: 'emptyVariable', data: { variable: '${}' } },
        { messageId: 'emptyVariable', data: { variable: '${ }' } },
      ],
    },
    {
      name: 'a space in the name',
      code: where(
        `{ "StringEquals": { "aws:ResourceTag/owner": ["«\${aws: username}»", "«\${ aws:username }»", "«\${aws:user name}»", "«\${aws:username , 'a'}»"] } }`,
      ),
      errors: [
        {
          messageId: 'spaceInVariable',
          data: { variable: '${aws: username}' },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: '${aws:username}' },
              output: where(
                `{ "StringEquals": { "aws:ResourceTag/owner": ["\${aws:username}", "\${ aws:username }", "\${aws:user name}", "\${aws:username , 'a'}"] } }`,
              ),
            },
          ],
        },
        {
          messageId: 'spaceInVariable',
          data: { variable: '${ aws:username }' },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: '${aws:username}' },
              output: where(
                `{ "StringEquals": { "aws:ResourceTag/owner": ["\${aws: username}", "\${aws:username}", "\${aws:user name}", "\${aws:username , 'a'}"] } }`,
              ),
            },
          ],
        },
        {
          messageId: 'spaceInVariable',
          data: { variable: '${aws:user name}' },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: '${aws:username}' },
              output: where(
                `{ "StringEquals": { "aws:ResourceTag/owner": ["\${aws: username}", "\${ aws:username }", "\${aws:username}", "\${aws:username , 'a'}"] } }`,
              ),
            },
          ],
        },
        {
          messageId: 'spaceInVariable',
          data: { variable: "${aws:username , 'a'}" },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: "${aws:username, 'a'}" },
              output: where(
                `{ "StringEquals": { "aws:ResourceTag/owner": ["\${aws: username}", "\${ aws:username }", "\${aws:user name}", "\${aws:username, 'a'}"] } }`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a space around a tag',
      code: where(
        '{ "StringEquals": { "aws:ResourceTag/owner": ["«${aws:PrincipalTag/ team}»", "«${aws:PrincipalTag/cost center }»"] } }',
      ),
      errors: [
        {
          messageId: 'spaceInVariable',
          data: { variable: '${aws:PrincipalTag/ team}' },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: '${aws:PrincipalTag/team}' },
              output: where(
                '{ "StringEquals": { "aws:ResourceTag/owner": ["${aws:PrincipalTag/team}", "${aws:PrincipalTag/cost center }"] } }',
              ),
            },
          ],
        },
        {
          messageId: 'spaceInVariable',
          data: { variable: '${aws:PrincipalTag/cost center }' },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: '${aws:PrincipalTag/cost center}' },
              output: where(
                '{ "StringEquals": { "aws:ResourceTag/owner": ["${aws:PrincipalTag/ team}", "${aws:PrincipalTag/cost center}"] } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a default without quotes',
      code: where(
        `{ "StringEquals": { "aws:ResourceTag/team": ["«\${aws:PrincipalTag/team, none}»", "«\${aws:PrincipalTag/team, \\"none\\"}»", "«\${aws:PrincipalTag/team, 'none}»"] } }`,
      ),
      errors: [
        {
          messageId: 'missingQuote',
          data: { variable: '${aws:PrincipalTag/team, none}' },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: "${aws:PrincipalTag/team, 'none'}" },
              output: where(
                `{ "StringEquals": { "aws:ResourceTag/team": ["\${aws:PrincipalTag/team, 'none'}", "\${aws:PrincipalTag/team, \\"none\\"}", "\${aws:PrincipalTag/team, 'none}"] } }`,
              ),
            },
          ],
        },
        {
          messageId: 'missingQuote',
          data: { variable: '${aws:PrincipalTag/team, "none"}' },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: "${aws:PrincipalTag/team, 'none'}" },
              output: where(
                `{ "StringEquals": { "aws:ResourceTag/team": ["\${aws:PrincipalTag/team, none}", "\${aws:PrincipalTag/team, 'none'}", "\${aws:PrincipalTag/team, 'none}"] } }`,
              ),
            },
          ],
        },
        {
          messageId: 'missingQuote',
          data: { variable: "${aws:PrincipalTag/team, 'none}" },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: "${aws:PrincipalTag/team, 'none'}" },
              output: where(
                `{ "StringEquals": { "aws:ResourceTag/team": ["\${aws:PrincipalTag/team, none}", "\${aws:PrincipalTag/team, \\"none\\"}", "\${aws:PrincipalTag/team, 'none'}"] } }`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'elements that take none',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:«${aws:username}»", "s3:Get«${*}»"], "Principal": { "AWS": "arn:aws:iam::111122223333:user/«${aws:username}»" }, "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/«${aws:username}»": "a" } } }] }',
      errors: [
        { messageId: 'unsupportedElement', data: { variable: '${aws:username}' } },
        { messageId: 'unsupportedElement', data: { variable: '${*}' } },
        { messageId: 'unsupportedElement', data: { variable: '${aws:username}' } },
        { messageId: 'unsupportedElement', data: { variable: '${aws:username}' } },
      ],
    },
    {
      name: 'NotAction and NotPrincipal',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "NotAction": "s3:«${aws:username}»", "NotPrincipal": { "AWS": ["arn:aws:iam::111122223333:user/«${aws:username}»"] }, "NotResource": "arn:aws:s3:::b/${aws:username}" }] }',
      errors: [
        { messageId: 'unsupportedElement', data: { variable: '${aws:username}' } },
        { messageId: 'unsupportedElement', data: { variable: '${aws:username}' } },
      ],
    },
    {
      name: 'no Version',
      code: '{ "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::b/«${aws:username}»/«${*}»"] }] }',
      errors: [
        {
          messageId: 'unsupportedVersion',
          data: { variable: '${aws:username}' },
          suggestions: [
            {
              messageId: 'suggestVersion',
              output:
                '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::b/${aws:username}/${*}"] }] }',
            },
          ],
        },
        {
          messageId: 'unsupportedVersion',
          data: { variable: '${*}' },
          suggestions: [
            {
              messageId: 'suggestVersion',
              output:
                '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::b/${aws:username}/${*}"] }] }',
            },
          ],
        },
      ],
    },
    {
      name: 'the old Version',
      code: '{ "Version": "2008-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Condition": { "StringEquals": { "s3:prefix": "«${aws:username}»" } } }] }',
      errors: [
        {
          messageId: 'unsupportedVersion',
          data: { variable: '${aws:username}' },
          suggestions: [
            {
              messageId: 'suggestVersion',
              output:
                '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Condition": { "StringEquals": { "s3:prefix": "${aws:username}" } } }] }',
            },
          ],
        },
      ],
    },
    {
      name: 'operators that take none',
      code: where(
        '{ "NumericEquals": { "s3:max-keys": "«${aws:PrincipalTag/max}»" }, "Bool": { "aws:SecureTransport": "«${aws:PrincipalTag/tls}»" }, "IpAddress": { "aws:SourceIp": ["«${aws:PrincipalTag/ip}»"] }, "DateLessThan": { "aws:CurrentTime": "«${aws:TokenIssueTime}»" }, "Null": { "aws:username": "«${*}»" } }',
      ),
      errors: [
        {
          messageId: 'unsupportedOperator',
          data: { element: 'NumericEquals', variable: '${aws:PrincipalTag/max}' },
        },
        { messageId: 'unsupportedOperator', data: { element: 'Bool', variable: '${aws:PrincipalTag/tls}' } },
        {
          messageId: 'unsupportedOperator',
          data: { element: 'IpAddress', variable: '${aws:PrincipalTag/ip}' },
        },
        {
          messageId: 'unsupportedOperator',
          data: { element: 'DateLessThan', variable: '${aws:TokenIssueTime}' },
        },
        { messageId: 'unsupportedOperator', data: { element: 'Null', variable: '${*}' } },
      ],
    },
    {
      name: 'keys of several values',
      code: where(
        '{ "StringEquals": { "aws:ResourceTag/a": ["«${aws:TagKeys}»", "«${aws:PrincipalOrgPaths}»"] } }',
      ),
      errors: [
        { messageId: 'multivaluedVariable', data: { variable: '${aws:TagKeys}' } },
        { messageId: 'multivaluedVariable', data: { variable: '${aws:PrincipalOrgPaths}' } },
      ],
    },
    ...(
      [
        ['${s3:prefx}', '${s3:prefix}'],
        ['${S3:Prefx}', '${s3:prefix}'],
        ['${s3:prex}', '${s3:prefix}'],
        ['${ec2:SourceInstnceARN}', '${ec2:SourceInstanceARN}'],
        ['${sts:RoleSesionName}', '${sts:RoleSessionName}'],
      ] as const
    ).map(([variable, proper]) => {
      const code = (text: string) =>
        `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/${text}" }] }`;
      return {
        name: `a misspelt key of a service: ${variable}`,
        code: code(`«${variable}»`),
        errors: [
          {
            messageId: 'unknownVariable' as const,
            data: { variable, proper },
            suggestions: [{ messageId: 'suggestVariable' as const, data: { proper }, output: code(proper) }],
          },
        ],
      };
    }),
    {
      name: 'a misspelt key',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/«${aws:usernme}»" }] }',
      errors: [
        {
          messageId: 'unknownVariable',
          data: { variable: '${aws:usernme}', proper: '${aws:username}' },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: '${aws:username}' },
              output:
                '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/${aws:username}" }] }',
            },
          ],
        },
      ],
    },
    {
      name: 'before the fifth colon',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:«${aws:PrincipalTag/partition}»:s3:::b", "arn:aws:sqs:«${aws:RequestedRegion}»:«${aws:PrincipalAccount}»:${aws:username}", "«${aws:PrincipalTag/arn}»"] }] }',
      errors: [
        { messageId: 'beforeFifthColon', data: { variable: '${aws:PrincipalTag/partition}' } },
        { messageId: 'beforeFifthColon', data: { variable: '${aws:RequestedRegion}' } },
        { messageId: 'beforeFifthColon', data: { variable: '${aws:PrincipalAccount}' } },
        { messageId: 'beforeFifthColon', data: { variable: '${aws:PrincipalTag/arn}' } },
      ],
    },
    {
      name: 'an escape',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/«\\u0024{aws:username»" }] }',
      errors: [
        {
          messageId: 'missingBrace',
          data: { variable: '${aws:username' },
          suggestions: [
            {
              messageId: 'suggestVariable',
              data: { proper: '${aws:username}' },
              output:
                '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/${aws:username}" }] }',
            },
          ],
        },
      ],
    },
    {
      name: 'the type resource',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/«${}»" }] }',
      settings: { policyType: 'resource' },
      errors: [{ messageId: 'emptyVariable', data: { variable: '${}' } }],
    },
    {
      name: 'the type trust',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/«${}»" }] }',
      settings: { policyType: 'trust' },
      errors: [{ messageId: 'emptyVariable', data: { variable: '${}' } }],
    },
    {
      name: 'the type scp',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/«${}»" }] }',
      settings: { policyType: 'scp' },
      errors: [{ messageId: 'emptyVariable', data: { variable: '${}' } }],
    },
    {
      name: 'the type rcp',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/«${}»" }] }',
      settings: { policyType: 'rcp' },
      errors: [{ messageId: 'emptyVariable', data: { variable: '${}' } }],
    },
    {
      name: 'the type boundary',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/«${}»" }] }',
      settings: { policyType: 'boundary' },
      errors: [{ messageId: 'emptyVariable', data: { variable: '${}' } }],
    },
    {
      name: 'the type session',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/«${}»" }] }',
      settings: { policyType: 'session' },
      errors: [{ messageId: 'emptyVariable', data: { variable: '${}' } }],
    },
  ],
});
