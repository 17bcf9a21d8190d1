/** Whole statements and documents to begin with, by policy type. */

import { policyTypeOf } from './catalog-source.mjs';

/** @typedef {import('./policy-schema.mjs').SchemaType} SchemaType */
/** @typedef {{ label: string, description: string, body: object }} Snippet */

/** @type {Snippet} */
const allow = {
  label: 'Allow',
  description: 'Allows actions on resources.',
  body: { Effect: 'Allow', Action: ['$1'], Resource: ['$2'] },
};
/** @type {Snippet} */
const deny = {
  label: 'Deny',
  description: 'Denies actions on resources.',
  body: { Effect: 'Deny', Action: ['$1'], Resource: ['$2'] },
};
/** @type {Snippet} */
const passRole = {
  label: 'Allow iam:PassRole',
  description: 'Lets a role be passed to one service.',
  body: {
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: 'arn:aws:iam::${1:account}:role/${2:name}',
    Condition: { StringEquals: { 'iam:PassedToService': '${3:service}.amazonaws.com' } },
  },
};
/** @type {readonly Snippet[]} */
const ofResource = [
  {
    label: 'Allow',
    description: 'Allows a principal actions on the resource.',
    body: { Effect: 'Allow', Principal: { AWS: '$1' }, Action: ['$2'], Resource: ['$3'] },
  },
  {
    label: 'Allow a service',
    description: 'Allows a service actions in the name of one account.',
    body: {
      Effect: 'Allow',
      Principal: { Service: '$1' },
      Action: ['$2'],
      Resource: ['$3'],
      Condition: { StringEquals: { 'aws:SourceAccount': '${4:account}' } },
    },
  },
  {
    label: 'Deny without TLS',
    description: 'Denies requests that do not come over TLS.',
    body: {
      Effect: 'Deny',
      Principal: '*',
      Action: ['$1'],
      Resource: ['$2'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  },
];

/** Those of types that say it in words of their own. @type {Readonly<Partial<Record<SchemaType, readonly Snippet[]>>>} */
const byType = {
  session: [allow, deny],
  trust: [
    {
      label: 'Allow a service',
      description: 'Lets a service assume the role.',
      body: { Effect: 'Allow', Principal: { Service: '$1' }, Action: 'sts:AssumeRole' },
    },
    {
      label: 'Allow an account',
      description: 'Lets the identities of an account assume the role that have the permission themselves.',
      body: {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::${1:account}:root' },
        Action: 'sts:AssumeRole',
      },
    },
    {
      label: 'Allow an OIDC provider',
      description: 'Lets identities of a provider assume the role, for one audience and one subject.',
      body: {
        Effect: 'Allow',
        Principal: { Federated: 'arn:aws:iam::${1:account}:oidc-provider/${2:issuer}' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { '${2:issuer}:aud': '${3:audience}', '${2:issuer}:sub': '${4:subject}' },
        },
      },
    },
  ],
  scp: [deny, allow],
  endpoint: [
    {
      label: 'Allow an organization',
      description: 'Lets the calls of one organization through the endpoint.',
      body: {
        Effect: 'Allow',
        Principal: '*',
        Action: ['$1'],
        Resource: ['$2'],
        Condition: { StringEquals: { 'aws:PrincipalOrgID': '${3:organization}' } },
      },
    },
  ],
  rcp: [
    {
      label: 'Deny from outside the organization',
      description: 'Denies actions to principals of other organizations, but not to services of AWS.',
      body: {
        Effect: 'Deny',
        Principal: '*',
        Action: ['$1'],
        Resource: '*',
        Condition: {
          StringNotEqualsIfExists: { 'aws:PrincipalOrgID': '${2:organization}' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
    },
  ],
};

/**
 * The first is what a new `Statement` begins with.
 *
 * @param {SchemaType} type
 */
export function statementSnippets(type) {
  const isAboutPrincipals = type !== 'any' && policyTypeOf(type).namesPrincipals;
  return byType[type] ?? (isAboutPrincipals ? ofResource : [allow, deny, passRole]);
}

/** @param {SchemaType} type */
export function documentSnippet(type) {
  const [first] = statementSnippets(type);
  return {
    label: 'Policy',
    description: 'A policy of one statement.',
    body: { Version: '2012-10-17', Statement: [first?.body] },
  };
}
