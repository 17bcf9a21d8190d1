import { catalogDate } from '../../../src/catalog/catalog.js';
import { preferCanonicalConditionValue } from '../../../src/rules/condition-values/prefer-canonical-condition-value.js';
import { testRule } from '../../rule-tester.js';

const where = (condition: string, members = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"') =>
  `{ "Version": "2012-10-17", "Statement": [{ ${members}, "Condition": ${condition} }] }`;

testRule(preferCanonicalConditionValue, {
  valid: [
    {
      name: 'blocks without bits behind the mask',
      code: where(
        '{ "IpAddress": { "aws:SourceIp": ["192.0.2.1", "192.0.2.1/32", "10.0.0.0/8", "0.0.0.0/0", "2001:db8::/32", "2001:db8::1"] } }',
      ),
    },
    {
      name: 'what is no block',
      code: where('{ "IpAddress": { "aws:SourceIp": ["10.0.0", "10.0.0.1/99"] } }'),
    },
    {
      name: 'dates',
      code: where('{ "DateLessThan": { "aws:CurrentTime": ["2026-01-01T00:00:00Z", "2026"] } }'),
    },
    {
      name: 'a time where a time belongs',
      code: where(
        '{ "DateLessThan": { "aws:EpochTime": 1767225600 }, "NumericLessThan": { "s3:max-keys": 1000 } }',
      ),
    },
    {
      name: 'services',
      code: where(
        '{ "ForAnyValue:StringEquals": { "aws:CalledVia": ["athena.amazonaws.com", "cloudformation.amazonaws.com.cn", "*.amazonaws.com", "x"] } }',
      ),
    },
    {
      name: 'principals with several labels elsewhere',
      code: where('{ "StringEquals": { "iam:AWSServiceName": "email.cognito-idp.amazonaws.com" } }'),
    },
    {
      name: 'the placeholder <IP>',
      code: where(
        '{ "IpAddress": { "aws:SourceIp": "<IP>" }, "DateLessThan": { "aws:CurrentTime": "<IP>" }, "StringEquals": { "aws:CalledViaFirst": "<IP>.x.amazonaws.com" } }',
      ),
    },
    {
      name: 'the placeholder ${cidr}',
      code: where(
        '{ "IpAddress": { "aws:SourceIp": "${cidr}" }, "DateLessThan": { "aws:CurrentTime": "${cidr}" }, "StringEquals": { "aws:CalledViaFirst": "${cidr}.x.amazonaws.com" } }',
      ),
    },
    {
      name: 'the placeholder {{ ip }}',
      code: where(
        '{ "IpAddress": { "aws:SourceIp": "{{ ip }}" }, "DateLessThan": { "aws:CurrentTime": "{{ ip }}" }, "StringEquals": { "aws:CalledViaFirst": "{{ ip }}.x.amazonaws.com" } }',
      ),
    },
    { name: 'wrong shapes', code: where('{ "IpAddress": { "aws:SourceIp": [{}, null] } }') },
    {
      name: 'a time beyond the calendar',
      code: where('{ "DateGreaterThan": { "aws:CurrentTime": "99999999999999999999" } }'),
    },
  ],
  invalid: [
    {
      name: 'bits behind the mask',
      code: where(
        '{ "IpAddress": { "aws:SourceIp": [«"10.1.2.3/8"», «"192.0.2.255/31"», «"2001:db8::1/32"», «"2001:db8:0:1:1::/64"»] } }',
      ),
      errors: [
        {
          messageId: 'hostBits',
          data: { value: '10.1.2.3/8', proper: '10.0.0.0/8' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '10.0.0.0/8' },
              output: where(
                '{ "IpAddress": { "aws:SourceIp": ["10.0.0.0/8", "192.0.2.255/31", "2001:db8::1/32", "2001:db8:0:1:1::/64"] } }',
              ),
            },
          ],
        },
        {
          messageId: 'hostBits',
          data: { value: '192.0.2.255/31', proper: '192.0.2.254/31' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '192.0.2.254/31' },
              output: where(
                '{ "IpAddress": { "aws:SourceIp": ["10.1.2.3/8", "192.0.2.254/31", "2001:db8::1/32", "2001:db8:0:1:1::/64"] } }',
              ),
            },
          ],
        },
        {
          messageId: 'hostBits',
          data: { value: '2001:db8::1/32', proper: '2001:db8::/32' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '2001:db8::/32' },
              output: where(
                '{ "IpAddress": { "aws:SourceIp": ["10.1.2.3/8", "192.0.2.255/31", "2001:db8::/32", "2001:db8:0:1:1::/64"] } }',
              ),
            },
          ],
        },
        {
          messageId: 'hostBits',
          data: { value: '2001:db8:0:1:1::/64', proper: '2001:db8:0:1::/64' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '2001:db8:0:1::/64' },
              output: where(
                '{ "IpAddress": { "aws:SourceIp": ["10.1.2.3/8", "192.0.2.255/31", "2001:db8::1/32", "2001:db8:0:1::/64"] } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'the block is there already',
      code: where('{ "IpAddress": { "aws:SourceIp": [«"10.1.2.3/8"», "10.0.0.0/8"] } }'),
      errors: [
        {
          messageId: 'hostBits',
          data: { value: '10.1.2.3/8', proper: '10.0.0.0/8' },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { text: '10.1.2.3/8', kept: '`10.0.0.0/8`' },
              output: where('{ "IpAddress": { "aws:SourceIp": ["10.0.0.0/8"] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'of excluded addresses',
      code: where(
        '{ "NotIpAddressIfExists": { "aws:SourceIp": «"192.0.2.77/24"» } }',
        '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'hostBits',
          data: { value: '192.0.2.77/24', proper: '192.0.2.0/24' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '192.0.2.0/24' },
              output: where(
                '{ "NotIpAddressIfExists": { "aws:SourceIp": "192.0.2.0/24" } }',
                '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'seconds since 1970',
      code: where(
        '{ "DateLessThan": { "aws:CurrentTime": [«"1767225600"», «"1767225600.5"»] }, "DateEquals": { "aws:TokenIssueTime": «1767225600» } }',
      ),
      errors: [
        {
          messageId: 'epochTime',
          data: { value: '1767225600', proper: '2026-01-01T00:00:00Z' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '2026-01-01T00:00:00Z' },
              output: where(
                '{ "DateLessThan": { "aws:CurrentTime": ["2026-01-01T00:00:00Z", "1767225600.5"] }, "DateEquals": { "aws:TokenIssueTime": 1767225600 } }',
              ),
            },
          ],
        },
        {
          messageId: 'epochTime',
          data: { value: '1767225600.5', proper: '2026-01-01T00:00:00.500Z' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '2026-01-01T00:00:00.500Z' },
              output: where(
                '{ "DateLessThan": { "aws:CurrentTime": ["1767225600", "2026-01-01T00:00:00.500Z"] }, "DateEquals": { "aws:TokenIssueTime": 1767225600 } }',
              ),
            },
          ],
        },
        {
          messageId: 'epochTime',
          data: { value: '1767225600', proper: '2026-01-01T00:00:00Z' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '2026-01-01T00:00:00Z' },
              output: where(
                '{ "DateLessThan": { "aws:CurrentTime": ["1767225600", "1767225600.5"] }, "DateEquals": { "aws:TokenIssueTime": "2026-01-01T00:00:00Z" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'milliseconds since 1970',
      code: where('{ "DateGreaterThan": { "aws:CurrentTime": «"1767225600000"» } }'),
      errors: [
        {
          messageId: 'epochMilliseconds',
          data: { value: '1767225600000', proper: '2026-01-01T00:00:00Z' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '2026-01-01T00:00:00Z' },
              output: where('{ "DateGreaterThan": { "aws:CurrentTime": "2026-01-01T00:00:00Z" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a principal with several labels',
      code: where(
        '{ "ForAnyValue:StringEquals": { "aws:CalledVia": [«"application-signals.cloudwatch.amazonaws.com"»] } }',
      ),
      errors: [
        {
          messageId: 'calledViaForm',
          data: { value: 'application-signals.cloudwatch.amazonaws.com', key: 'aws:CalledVia' },
        },
      ],
    },
    {
      name: 'a service that is not known',
      code: where('{ "StringEquals": { "aws:CalledViaLast": «"nosuchthing.amazonaws.com"» } }'),
      errors: [
        { messageId: 'unlistedService', data: { value: 'nosuchthing.amazonaws.com', date: catalogDate } },
      ],
    },
    {
      name: 'an escape',
      code: where('{ "IpAddress": { "aws:SourceIp": «"10.0.0.1\\u002f8"» } }'),
      errors: [
        {
          messageId: 'hostBits',
          data: { value: '10.0.0.1/8', proper: '10.0.0.0/8' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '10.0.0.0/8' },
              output: where('{ "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type resource',
      code: where('{ "IpAddress": { "aws:SourceIp": «"10.0.0.1/8"» } }'),
      settings: { policyType: 'resource' },
      errors: [
        {
          messageId: 'hostBits',
          data: { value: '10.0.0.1/8', proper: '10.0.0.0/8' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '10.0.0.0/8' },
              output: where('{ "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type trust',
      code: where('{ "IpAddress": { "aws:SourceIp": «"10.0.0.1/8"» } }'),
      settings: { policyType: 'trust' },
      errors: [
        {
          messageId: 'hostBits',
          data: { value: '10.0.0.1/8', proper: '10.0.0.0/8' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '10.0.0.0/8' },
              output: where('{ "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type scp',
      code: where('{ "IpAddress": { "aws:SourceIp": «"10.0.0.1/8"» } }'),
      settings: { policyType: 'scp' },
      errors: [
        {
          messageId: 'hostBits',
          data: { value: '10.0.0.1/8', proper: '10.0.0.0/8' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '10.0.0.0/8' },
              output: where('{ "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type rcp',
      code: where('{ "IpAddress": { "aws:SourceIp": «"10.0.0.1/8"» } }'),
      settings: { policyType: 'rcp' },
      errors: [
        {
          messageId: 'hostBits',
          data: { value: '10.0.0.1/8', proper: '10.0.0.0/8' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '10.0.0.0/8' },
              output: where('{ "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type boundary',
      code: where('{ "IpAddress": { "aws:SourceIp": «"10.0.0.1/8"» } }'),
      settings: { policyType: 'boundary' },
      errors: [
        {
          messageId: 'hostBits',
          data: { value: '10.0.0.1/8', proper: '10.0.0.0/8' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '10.0.0.0/8' },
              output: where('{ "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type session',
      code: where('{ "IpAddress": { "aws:SourceIp": «"10.0.0.1/8"» } }'),
      settings: { policyType: 'session' },
      errors: [
        {
          messageId: 'hostBits',
          data: { value: '10.0.0.1/8', proper: '10.0.0.0/8' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: '10.0.0.0/8' },
              output: where('{ "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } }'),
            },
          ],
        },
      ],
    },
  ],
});
