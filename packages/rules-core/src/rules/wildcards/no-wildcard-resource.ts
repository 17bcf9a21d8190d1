import { arnShapesFor } from '../../analysis/resources/arn-shapes.js';
import { describeReach, enumerate } from '../../analysis/actions/describe-reach.js';
import { effectiveLevel } from '../../analysis/actions/effective-level.js';
import { candidatesWhere, narrowableActions } from '../../analysis/grants/narrowable.js';
import { replaceEntry } from '../../edits/replace-text.js';
import { isEveryResource } from '../../analysis/resources/resource-reach.js';
import { accessLevels, type AccessLevel, type Action } from '../../catalog/catalog.js';
import { actionMatches, parseActionPattern } from '../../patterns/action-pattern.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule, type Suggestion } from '../rule.js';

/** More shapes are no help: they are to be filled in by hand. */
const mostShapes = 3;

export const noWildcardResource = defineRule({
  name: 'no-wildcard-resource',
  description: 'Disallow `*` as the resource of actions that can be held to named resources',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'warn', strict: ['warn', { ignoredAccessLevels: ['List'], wholeTypes: true }] },
  policies: ({ grants, namesPrincipals }) => grants && !namesPrincipals,
  options: {
    ignoredAccessLevels: {
      type: 'array',
      description: 'Access levels whose actions may have every resource.',
      default: ['List', 'Read'],
      items: { enum: accessLevels },
      uniqueItems: true,
    },
    alwaysCounted: {
      type: 'array',
      description:
        'Actions that may not have every resource whatever their access level; wildcards are allowed.',
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
    wholeTypes: {
      type: 'boolean',
      description:
        'Also report ARN patterns that take in every resource of a type, such as `arn:aws:s3:::*`.',
      default: false,
    },
  },
  messages: {
    everyResource: '`{{resource}}` takes in every resource, although {{reach}}, can be held to named ones.',
    wholeType:
      '`{{resource}}` takes in every resource of its type, although {{reach}}, can be held to named ones.',
    suggestShapes: 'Write {{shapes}} and fill in the names',
  },

  *check(policy, { wholeTypes, ignoredAccessLevels, alwaysCounted }) {
    const candidatesOf = candidatesWhere(counting(ignoredAccessLevels, alwaysCounted));
    for (const statement of policy.statements) {
      const { resources } = statement;
      if (!statement.isGrant || !resources || resources.negated) continue;
      const narrowableBy = new Map<string, readonly Action[]>();
      for (const item of resources.items) {
        const every = isEveryResource(item);
        if (!every && !(wholeTypes && item.pattern)) continue;
        const narrowable = narrowableBy.get(item.text) ?? narrowableActions(statement, item, candidatesOf);
        narrowableBy.set(item.text, narrowable);
        if (narrowable.length === 0) continue;
        yield {
          messageId: every ? 'everyResource' : 'wholeType',
          data: { resource: item.text, reach: describeReach(narrowable) },
          at: wildcardSpan(item.value, every ? 0 : resourcePart(item.text)),
          subject: { statement, element: 'Resource', value: item.value },
          suggest: () => nameShapes(statement, item),
        };
      }
    }
  },
});

function nameShapes(statement: Statement, item: ResourceItem): Suggestion<'suggestShapes'> | undefined {
  const resources = statement.resources!;
  const shapes = resources.items.length === 1 ? arnShapesFor(statement, mostShapes) : undefined;
  if (!shapes) return undefined;
  const names = enumerate(shapes.map((shape) => `\`${shape}\``));
  const edits = [replaceEntry(resources, item, shapes)];
  return { messageId: 'suggestShapes', data: { shapes: names }, edits };
}

/** Which actions may not have every resource. */
function counting(
  ignoredAccessLevels: readonly AccessLevel[],
  alwaysCounted: readonly string[],
): (action: Action) => boolean {
  const patterns = alwaysCounted.flatMap((text) => parseActionPattern(text) ?? []);
  return (action) => {
    // It does nothing to the role: how much it hands over lies in the services that may take the role as well.
    if (action.id === 'iam:PassRole') return false;
    if (!ignoredAccessLevels.includes(effectiveLevel(action))) return true;
    const id = action.id.toLowerCase();
    return patterns.some((pattern) => actionMatches(pattern, id));
  };
}

/** Where the resource part of an ARN starts; 0 for one that is cut short. */
function resourcePart(arn: string): number {
  return /^(?:[^:]*:){5}/.exec(arn)?.[0].length ?? 0;
}
