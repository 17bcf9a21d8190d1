import { listReach, quoteFirst } from '../../analysis/actions/describe-reach.js';
import { candidatesFor, narrowableEntries, type NarrowableEntry } from '../../analysis/grants/narrowable.js';
import { accessLevels, type Action } from '../../catalog/catalog.js';
import { isDangerousOnWholeType } from '../../catalog/notable-actions.js';
import { actionMatches } from '../../patterns/action-pattern.js';
import type { Statement } from '../../policy/policy.js';
import { resourceWildcardSpan, wildcardSpan } from '../../policy/wildcard-span.js';
import { shapeSuggestion, shapeSuggestions } from '../resource-shapes.js';
import { defineRule, type Problem } from '../rule.js';

export const noWildcardResource = defineRule({
  name: 'no-wildcard-resource',
  description: 'Disallow `*` as the resource of actions that can be limited to specific ones',
  category: 'wildcards',
  type: 'problem',
  levels: {
    recommended: 'warn',
    strict: ['warn', { ignoredAccessLevels: ['List'], neverCounted: [], wholeTypes: true }],
  },
  holds: 'some',
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  options: {
    ignoredAccessLevels: {
      type: 'array',
      description: 'Access levels to ignore. Their actions may be allowed on every resource.',
      default: ['List', 'Read'],
      items: { enum: accessLevels },
      uniqueItems: true,
    },
    alwaysCounted: {
      type: 'array',
      description: 'Actions to report regardless of their access level. Wildcards are allowed.',
      default: [
        'dynamodb:BatchGetItem',
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:Scan',
        's3:GetObject',
        's3:GetObjectVersion',
        'secretsmanager:BatchGetSecretValue',
        'secretsmanager:GetSecretValue',
        'sqs:ReceiveMessage',
        'ssm:GetParameter*',
      ],
      items: { type: 'string' },
      uniqueItems: true,
    },
    neverCounted: {
      type: 'array',
      description: 'Actions that may be allowed on every resource. Wildcards are allowed.',
      // As in the AWS managed policy AWSLambdaBasicExecutionRole.
      default: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      items: { type: 'string' },
      uniqueItems: true,
    },
    wholeTypes: {
      type: 'boolean',
      description:
        'Whether to report an ARN pattern that matches all resources of a type, such as `arn:aws:s3:::*`, for every action, instead of only for actions that take over roles or machines or read secrets.',
      default: false,
    },
  },
  messages: {
    everyResource: '`{{resource}}` matches every resource, but {{reach}} can be limited to specific ones.',
    everyResourceOfService:
      '`{{resource}}` lets {{entries}} reach every resource, but {{reach}} can be limited to specific ones.',
    wholeType:
      '`{{resource}}` matches every resource of its type, but {{reach}} can be limited to specific ones.',
    ...shapeSuggestions,
  },

  *checkStatements(statements, { wholeTypes, ignoredAccessLevels, alwaysCounted, neverCounted }) {
    const isCounted = wholeTypes ? () => true : isDangerousOnWholeType;
    const candidatesOf = candidatesFor(ignoredAccessLevels, alwaysCounted, neverCounted);
    for (const statement of statements) {
      for (const found of narrowableEntries(statement, candidatesOf, isCounted)) {
        yield problemAbout(statement, found, found.actions);
      }
    }
  },
});

type MessageId = 'everyResource' | 'everyResourceOfService' | 'wholeType' | keyof typeof shapeSuggestions;

function problemAbout(
  statement: Statement,
  entry: NarrowableEntry,
  actions: readonly Action[],
): Problem<MessageId> {
  const { item, every } = entry;
  const services = entry.services.filter(({ pattern }) =>
    actions.some(({ id }) => actionMatches(pattern!, id.toLowerCase())),
  );
  const entries = quoteFirst(services.map(({ text }) => text));
  return {
    messageId: !every ? 'wholeType' : services.length > 0 ? 'everyResourceOfService' : 'everyResource',
    data: { resource: item.text, reach: listReach(actions), ...(entries && { entries }) },
    at: every ? wildcardSpan(item.value) : resourceWildcardSpan(item.value),
    subject: { statement, element: 'Resource', value: item.value },
    actions,
    about: (left) => problemAbout(statement, entry, left),
    suggest: () => shapeSuggestion(statement, item),
  };
}
