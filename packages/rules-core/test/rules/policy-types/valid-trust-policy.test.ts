import { validTrustPolicy } from '../../../src/rules/policy-types/valid-trust-policy.js';
import { testRule } from '../../rule-tester.js';

const document = (statements: string) => `{ "Version": "2012-10-17", "Statement": [${statements}] }`;
const statement = (principal: string, action = '"sts:AssumeRole"', more = '') =>
  `{ "Effect": "Allow", "Principal": ${principal}, "Action": ${action}${more} }`;
const policy = (...parts: [string, string?, string?]) => document(statement(...parts));
const arn = (type: string) => `arn:aws:iam::111122223333:${type}`;
const saml = arn('saml-provider/corp');
const oidc = arn('oidc-provider/login.example.com');
const withSaml = 'sts:AssumeRoleWithSAML';
const withWebIdentity = 'sts:AssumeRoleWithWebIdentity';
const rolesAnywhere = '{ "Service": "rolesanywhere.amazonaws.com" }';
const settings = { policyType: 'trust' } as const;

testRule(validTrustPolicy, {
  valid: [
    ...[
      policy('{ "AWS": "*" }'),
      policy('{ "Service": "lambda.amazonaws.com" }'),
      policy(`{ "AWS": "${arn('root')}" }`, '["sts:AssumeRole", "sts:TagSession"]'),
      policy(`{ "Federated": "${saml}" }`, `"${withSaml}"`),
      policy(`{ "Federated": "${oidc}" }`, `["${withWebIdentity.toLowerCase()}", "sts:TagSession"]`),
      policy('{ "Federated": "cognito-identity.amazonaws.com" }', `"${withWebIdentity}"`),
      policy(`{ "Federated": "${saml}" }`, '"sts:TagSession"'),
      policy(`{ "Federated": "${saml}" }`, '"sts:*"'),
      policy(`{ "Federated": "${saml}" }`, '"<ACTION>"'),
      policy('{ "Federated": "${provider}" }'),
      // What calls would be in order is not known of what is no service.
      policy('{ "Service": "token.actions.githubusercontent.com" }', `"${withWebIdentity}"`),
      policy(`{ "Federated": "${arn('oidc-provider/https://<ISSUER>')}" }`, `"${withWebIdentity}"`),
      policy(`{ "Federated": "${arn('oidc-provider/login.example.com/https://')}" }`, `"${withWebIdentity}"`),
      policy(`{ "Federated": "${arn('saml-provider/https://corp')}" }`, `"${withSaml}"`),
      policy('{ "Federated": "login.example.com" }'),
      policy(
        `{ "AWS": "${arn('root')}", "Federated": ["${saml}", "${oidc}"] }`,
        `["sts:AssumeRole", "${withSaml}", "${withWebIdentity}"]`,
      ),
      policy('{ "AWS": "*" }', `"${withSaml}"`),
      policy(`{ "Federated": "${saml}" }`).replace('Allow', 'Deny'),
      policy(rolesAnywhere, '["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]'),
      policy(rolesAnywhere, '"sts:*"'),
      document(
        [statement(rolesAnywhere), statement(rolesAnywhere, '["sts:SetSourceIdentity", "sts:Tag*"]')].join(),
      ),
      policy('["*"]'),
    ].map((code) => ({ code, settings })),
    {
      name: 'the policy of a VPC endpoint of AWS STS',
      code: policy('{ "AWS": "*" }', '"sts:AssumeRole"', ', "Resource": "*"'),
    },
    {
      name: 'the policy of a resource',
      code: policy('"*"', '"s3:GetObject"', ', "Resource": "arn:aws:s3:::site/*"'),
    },
  ],
  invalid: [
    ...['Resource', 'NotResource'].map((element) => ({
      code: policy('{ "AWS": "*" }', '"sts:AssumeRole"', `, «"${element}"»: "*"`),
      settings,
      errors: [
        {
          messageId: 'resource',
          data: { element },
          suggestions: [{ messageId: 'suggestRemove', data: { element }, output: policy('{ "AWS": "*" }') }],
        },
      ],
    })),
    {
      name: 'a Resource given twice: the other one would take its place',
      code: policy('{ "AWS": "*" }', '"sts:AssumeRole"', `, "Resource": "*", «"Resource"»: "*"`),
      settings,
      errors: [{ messageId: 'resource', data: { element: 'Resource' } }],
    },
    {
      name: 'a Resource in one statement only, which tells that it is a trust policy',
      code: document(
        `${statement(`{ "AWS": "${arn('root')}" }`)}, ${statement(`{ "AWS": "${arn('root')}" }`, '"sts:TagSession"', ', «"Resource"»: "*"')}`,
      ),
      errors: [
        {
          messageId: 'resource',
          data: { element: 'Resource' },
          suggestions: [
            {
              messageId: 'suggestRemove',
              data: { element: 'Resource' },
              output: document(
                `${statement(`{ "AWS": "${arn('root')}" }`)}, ${statement(`{ "AWS": "${arn('root')}" }`, '"sts:TagSession"')}`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a Resource for a service, which tells that it is a trust policy',
      code: policy('{ "Service": "ec2.amazonaws.com" }', '"sts:AssumeRole"', ', «"Resource"»: "*"'),
      errors: [
        {
          messageId: 'resource',
          data: { element: 'Resource' },
          suggestions: [
            {
              messageId: 'suggestRemove',
              data: { element: 'Resource' },
              output: policy('{ "Service": "ec2.amazonaws.com" }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the string *',
      code: policy('«"*"»'),
      settings,
      errors: [
        {
          messageId: 'wildcard',
          suggestions: [{ messageId: 'suggestMap', output: policy('{ "AWS": "*" }') }],
        },
      ],
    },
    ...(
      [
        [`{ "Federated": "${saml}" }`, 'sts:AssumeRole', withSaml, saml],
        ['{ "Federated": "accounts.google.com" }', 'sts:AssumeRole', withWebIdentity, 'accounts.google.com'],
        [`{ "Federated": "${oidc}" }`, withSaml, withWebIdentity, oidc],
        ['{ "Service": "lambda.amazonaws.com" }', withWebIdentity, 'sts:AssumeRole', 'lambda.amazonaws.com'],
        [
          '{ "AWS": "arn:aws:iam::<ACCOUNT_ID>:root" }',
          withSaml,
          'sts:AssumeRole',
          'arn:aws:iam::<ACCOUNT_ID>:root',
        ],
      ] as const
    ).map(([principal, action, needed, text]) => ({
      code: policy(principal, `[«"${action}"», "sts:TagSession"]`),
      settings,
      errors: [
        {
          messageId: 'mismatchedAction',
          data: { principal: text, action, needed },
          suggestions: [
            {
              messageId: 'suggestAction',
              data: { needed },
              output: policy(principal, `["${needed}", "sts:TagSession"]`),
            },
          ],
        },
      ],
    })),
    {
      name: 'an action that nobody can call beside one that is right',
      code: policy(`{ "Federated": "${saml}" }`, `["${withSaml}", «"sts:AssumeRole"»]`),
      settings,
      errors: [
        {
          messageId: 'mismatchedAction',
          data: { principal: saml, action: 'sts:AssumeRole', needed: withSaml },
        },
      ],
    },
    {
      name: 'a principal without its action',
      code: policy(`{ "AWS": "${arn('root')}", "Federated": «"${saml}"» }`),
      settings,
      errors: [{ messageId: 'mismatchedPrincipal', data: { principal: saml, needed: withSaml } }],
    },
    ...['corp', 'arn:aws:iam::111122223333:role/corp', 'https://login.example.com'].map((text) => ({
      code: policy(`{ "Federated": «"${text}"» }`, `"${withWebIdentity}"`),
      settings,
      errors: [{ messageId: 'provider', data: { text } }],
    })),
    ...['*', 'login.*.com'].map((text) => ({
      name: `alone: a wildcard, ${text}`,
      code: policy(`{ "Federated": «"${text}"» }`, `"${withWebIdentity}"`),
      errors: [{ messageId: 'provider', data: { text } }],
    })),
    {
      name: 'alone: a wildcard behind a scheme',
      code: policy(`{ "Federated": "${arn('oidc-provider/')}«https://»*" }`, `"${withWebIdentity}"`),
      errors: [
        {
          messageId: 'scheme',
          data: { text: arn('oidc-provider/https://*'), scheme: 'https://' },
          suggestions: [
            {
              messageId: 'suggestProvider',
              data: { provider: arn('oidc-provider/*') },
              output: policy(`{ "Federated": "${arn('oidc-provider/*')}" }`, `"${withWebIdentity}"`),
            },
          ],
        },
      ],
    },
    ...['${aws:FederatedProvider}', arn('saml-provider/${aws:PrincipalTag/provider}')].map((text) => ({
      name: `alone: a policy variable, ${text}`,
      code: policy(`{ "Federated": «"${text}"» }`, `"${withSaml}"`),
      errors: [{ messageId: 'provider', data: { text } }],
    })),
    {
      name: 'a built-in provider as a URL',
      code: policy('{ "Federated": «"https://accounts.google.com"» }', `"${withWebIdentity}"`),
      settings,
      errors: [
        {
          messageId: 'provider',
          data: { text: 'https://accounts.google.com' },
          suggestions: [
            {
              messageId: 'suggestProvider',
              data: { provider: 'accounts.google.com' },
              output: policy('{ "Federated": "accounts.google.com" }', `"${withWebIdentity}"`),
            },
          ],
        },
      ],
    },
    ...['https://', 'HTTP://'].map((scheme) => ({
      name: `${scheme} in the ARN of a provider`,
      code: policy(
        `{ "Federated": ["${oidc}", "${arn('oidc-provider/')}«${scheme}»login.example.com/team"] }`,
        `"${withWebIdentity}"`,
      ),
      errors: [
        {
          messageId: 'scheme',
          data: { text: arn(`oidc-provider/${scheme}login.example.com/team`), scheme },
          suggestions: [
            {
              messageId: 'suggestProvider',
              data: { provider: arn('oidc-provider/login.example.com/team') },
              output: policy(
                `{ "Federated": ["${oidc}", "${arn('oidc-provider/login.example.com/team')}"] }`,
                `"${withWebIdentity}"`,
              ),
            },
          ],
        },
      ],
    })),
    {
      name: 'IAM Roles Anywhere',
      code: policy('{ "Service": «"rolesanywhere.amazonaws.com"» }', '["sts:AssumeRole", "sts:TagSession"]'),
      settings,
      errors: [
        {
          messageId: 'rolesAnywhere',
          data: { actions: '`sts:SetSourceIdentity`' },
          suggestions: [
            {
              messageId: 'suggestAdd',
              data: { actions: '`sts:SetSourceIdentity`' },
              output: policy(rolesAnywhere, '["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]'),
            },
          ],
        },
      ],
    },
  ],
});
