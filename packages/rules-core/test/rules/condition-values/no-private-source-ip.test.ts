import { noPrivateSourceIp } from '../../../src/rules/condition-values/no-private-source-ip.js';
import { testRule } from '../../rule-tester.js';

const policy = (condition: string, effect = 'Allow') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Action": "s3:GetObject", "Resource": "*", "Condition": ${condition} }] }`;
const key = 'aws:SourceIp';
const ip = (values: string, operator = 'IpAddress') => `{ "${operator}": { "${key}": ${values} } }`;
const inVpc = (values: string, operator = 'IpAddress') =>
  `{ "${operator}": { "aws:VpcSourceIp": ${values} } }`;

testRule(noPrivateSourceIp, {
  valid: [
    { name: 'public', code: policy(ip('["203.0.113.0/24", "2001:db8::/32"]')) },
    {
      name: 'private and public in one range',
      code: policy(ip('["0.0.0.0/0", "172.0.0.0/8", "10.0.0.0/7"]')),
    },
    {
      name: 'next to the ranges',
      code: policy(ip('["11.0.0.0/8", "172.32.0.0/16", "100.128.0.0/16", "::2"]')),
    },
    { name: 'the key for private addresses', code: policy(inVpc('"10.0.0.0/8"')) },
    { name: 'no addresses', code: policy(ip('["10.0.0", "10.0.0.0/33", "ten"]')) },
    { name: 'placeholders and variables', code: policy(ip('["{{range}}", "${aws:SourceIp}"]')) },
    { name: 'another operator', code: policy(ip('"10.0.0.0/8"', 'StringEquals')) },
    { name: 'wrong shapes', code: policy(ip('{ "a": "10.0.0.0/8" }')) },
    { name: 'an empty list', code: policy(ip('[]')) },
  ],
  invalid: [
    {
      name: 'one value',
      code: policy(ip('«"10.0.0.0/8"»')),
      errors: [
        {
          messageId: 'allPrivate',
          data: { key, values: '`10.0.0.0/8` is', consequence: 'nothing matches' },
          suggestions: [{ messageId: 'suggestKey', output: policy(inVpc('"10.0.0.0/8"')) }],
        },
      ],
    },
    {
      name: 'a list of one, the key in another case',
      code: policy('{ "IpAddressIfExists": { "AWS:SOURCEIP": [«"192.168.1.7"»] } }'),
      errors: [
        {
          messageId: 'allPrivate',
          data: { key: 'AWS:SOURCEIP', values: '`192.168.1.7` is', consequence: 'nothing matches' },
          suggestions: [
            { messageId: 'suggestKey', output: policy(inVpc('["192.168.1.7"]', 'IpAddressIfExists')) },
          ],
        },
      ],
    },
    {
      name: 'every range that is private',
      code: policy(
        ip(
          '«["10.1.0.0/16", "172.31.0.0/16", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.1", "169.254.0.0/16", "::1", "fd00::/8", "fe80::1"]»',
        ),
      ),
      errors: [
        {
          messageId: 'allPrivate',
          data: { key, values: 'all 9 values are', consequence: 'nothing matches' },
          suggestions: [
            {
              messageId: 'suggestKey',
              output: policy(
                inVpc(
                  '["10.1.0.0/16", "172.31.0.0/16", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.1", "169.254.0.0/16", "::1", "fd00::/8", "fe80::1"]',
                ),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'ruled out; the other key is there',
      code: policy(
        '{ "NotIpAddress": { "aws:SourceIp": «"10.0.0.0/8"», "aws:VpcSourceIp": "10.0.0.0/8" } }',
        'Deny',
      ),
      errors: [
        {
          messageId: 'allPrivate',
          data: { key, values: '`10.0.0.0/8` is', consequence: 'nothing is ruled out' },
        },
      ],
    },
    {
      name: 'some of them',
      code: policy(ip('["203.0.113.0/24", «"10.0.0.0/8"», «"fc00::/7"»]')),
      errors: [
        {
          messageId: 'somePrivate',
          data: { key, value: '10.0.0.0/8', consequence: 'nothing matches it' },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { value: '10.0.0.0/8' },
              output: policy(ip('["203.0.113.0/24", "fc00::/7"]')),
            },
          ],
        },
        {
          messageId: 'somePrivate',
          data: { key, value: 'fc00::/7', consequence: 'nothing matches it' },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { value: 'fc00::/7' },
              output: policy(ip('["203.0.113.0/24", "10.0.0.0/8"]')),
            },
          ],
        },
      ],
    },
    {
      name: 'some of those ruled out',
      code: policy(ip('["203.0.113.0/24", «"10.0.0.0/8"»]', 'NotIpAddressIfExists'), 'Deny'),
      errors: [
        {
          messageId: 'somePrivate',
          data: { key, value: '10.0.0.0/8', consequence: 'it rules nothing out' },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { value: '10.0.0.0/8' },
              output: policy(ip('["203.0.113.0/24"]', 'NotIpAddressIfExists'), 'Deny'),
            },
          ],
        },
      ],
    },
    {
      name: 'beside a value that is not known',
      code: policy(ip('["{{office}}", «"10.0.0.0/8"»]')),
      errors: [
        {
          messageId: 'somePrivate',
          data: { key, value: '10.0.0.0/8', consequence: 'nothing matches it' },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { value: '10.0.0.0/8' },
              output: policy(ip('["{{office}}"]')),
            },
          ],
        },
      ],
    },
  ],
});
