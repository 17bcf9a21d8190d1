/**
 * Where a rule has rightly nothing to say to a finding of another rule that answers the same check of IAM Access
 * Analyzer: by what the rule is about, and never because the other one has said it. `alone.test.ts` fails where a row is
 * not needed, and where the rule does speak.
 */
import { reachesAction } from '../../src/analysis/actions/reach.js';
import { escalationCauses } from '../../src/analysis/grants/escalation-causes.js';
import { keyFaultOf } from '../../src/analysis/conditions/unknown-key.js';
import { requiredKeysOf } from '../../src/catalog/shared-issuers.js';
import type { Finding } from '../../src/lint/finding.js';
import { documentElements, statementElements } from '../../src/policy/grammar.js';
import type { DictValue } from '../../src/value/value.js';

export interface Found {
  /** What another rule has found. */
  readonly finding: Finding;
  /** The statement that it is in, or the document. */
  readonly dict: DictValue;
  /** The names of the rules that answer it in the same place. */
  readonly answers: ReadonlySet<string>;
}

export interface Scope {
  readonly rule: string;
  /** What the rule is about, or not about. */
  readonly reason: string;
  /** Whether what was found is outside of that. */
  readonly outside: (found: Found) => boolean;
}

const statementOf = ({ finding }: Found) => finding.subject.statement;
const from = ({ finding }: Found, ...rules: string[]) => rules.includes(finding.rule.name);

/** The element that a finding is in, with its `Not`. */
function elementOf({ finding: { subject } }: Found): string | undefined {
  const { element, statement } = subject;
  return statement?.entry(`Not${element}`) ? `Not${element}` : element;
}

/** The text at fault; empty where none is. */
function textOf({ finding: { subject } }: Found): string {
  return subject.value?.kind === 'text' ? subject.value.text : '';
}

/** The key of the test at fault, in lower case; empty where none is. */
function keyOf({ finding: { subject } }: Found): string {
  return subject.test && 'keyEntry' in subject.test ? subject.test.key : '';
}

/** Whether the key at fault is near to another one; undefined for one that has not the form of a key, and for none. */
function isSlip(found: Found): boolean | undefined {
  const { test } = found.finding.subject;
  const statement = statementOf(found);
  const fault = statement && test && 'keyEntry' in test ? keyFaultOf(statement, test) : undefined;
  return fault?.kind === 'unknown' ? fault.isSlip : undefined;
}

function passesRoles(found: Found): boolean {
  const statement = statementOf(found);
  return statement !== undefined && reachesAction(statement, 'iam:passrole') === 'yes';
}

/** The types under which the principals of the statement stand. */
function principalTypesOf(found: Found): readonly (string | undefined)[] {
  return statementOf(found)?.principals?.items.map(({ type }) => type?.text) ?? [];
}

const elsewhere = (rule: string, ...elements: string[]): Scope => ({
  rule,
  reason: `It is about ${elements.join(' and ')}.`,
  outside: (found) => !elements.includes(elementOf(found)!),
});

const hasShapeOfAction = (text: string) => /^[\w*?-]+:[\w*?]+$/.test(text);

export const scopes: readonly Scope[] = [
  elsewhere('no-ineffective-not-action', 'NotAction', 'Condition'),
  elsewhere('no-ineffective-not-resource', 'NotResource'),
  elsewhere('no-not-principal', 'NotPrincipal'),
  elsewhere('valid-resource', 'Resource', 'NotResource'),
  elsewhere('no-unknown-resource', 'Resource', 'NotResource'),
  elsewhere('prefer-explicit-arn', 'Resource', 'NotResource'),
  elsewhere('no-wildcard-service-prefix', 'Action', 'NotAction'),
  elsewhere('valid-condition-key', 'Condition'),
  elsewhere('no-unknown-condition-key', 'Condition'),
  elsewhere('prefer-canonical-condition-value', 'Condition'),
  elsewhere('valid-passed-to-service', 'Condition'),
  elsewhere('require-version', 'Version'),

  {
    rule: 'require-elements',
    reason: 'It is about elements that must be there and are not.',
    outside: (found) =>
      ['Sid', 'Condition', 'Version', 'Id'].includes(elementOf(found)!) ||
      found.dict.entries.some(({ key }) => key.text === elementOf(found)),
  },
  {
    rule: 'valid-element',
    reason: 'It is about the members that are there, and each of these is an element.',
    outside: (found) =>
      from(found, 'require-elements', 'require-version') &&
      found.dict.entries.every(({ key }) => [...documentElements, ...statementElements].includes(key.text)),
  },

  {
    rule: 'valid-action',
    reason: 'It is about the shape of an action, whether or not there is one of the name.',
    outside: (found) => /Action$/.test(elementOf(found)!) && hasShapeOfAction(textOf(found)),
  },
  {
    rule: 'no-unknown-action',
    reason: 'It looks up what has the shape of an action.',
    outside: (found) => !hasShapeOfAction(textOf(found)),
  },
  {
    rule: 'no-ineffective-not-action',
    reason: 'What may be newer than the data is not said to exclude nothing.',
    outside: ({ finding }) =>
      finding.rule.name === 'no-unknown-action' && /^unknown|^matches/.test(finding.messageId),
  },
  {
    rule: 'no-ineffective-not-action',
    reason: 'What looks like an exception stands beside a whole service; what is listed twice does not.',
    outside: ({ finding }) =>
      finding.rule.name === 'no-redundant-action' && !/^[^*]+:\*$/.test(String(finding.data['by'])),
  },

  {
    rule: 'valid-resource',
    reason: 'It is about the fields of an ARN, not about the names in them, nor about what is left open.',
    outside: (found) => from(found, 'no-unknown-resource', 'prefer-explicit-arn'),
  },
  {
    rule: 'no-unknown-resource',
    reason: 'It is about the names in an ARN, not about its fields, nor about what is left open.',
    outside: (found) => from(found, 'valid-resource', 'prefer-explicit-arn'),
  },
  {
    rule: 'prefer-explicit-arn',
    reason: 'It is about what an ARN leaves open, not about what is wrong in its fields or names.',
    outside: (found) => from(found, 'valid-resource', 'no-unknown-resource'),
  },
  ...['valid-resource', 'no-unknown-resource', 'prefer-explicit-arn'].flatMap((rule): Scope[] => [
    {
      rule,
      reason:
        'Of an entry that excludes nothing each rule says its own: the fields, the names, what is open.',
      outside: (found) => from(found, 'no-ineffective-not-resource') && isAnsweredByAnother(rule, found),
    },
    {
      rule,
      reason: 'The ARN is well written, though of nothing that the statement or the policy is about.',
      outside: (found) =>
        ['otherPartition', 'wrongService'].includes(found.finding.messageId) || isWrongInTypeAlone(found),
    },
  ]),
  {
    rule: 'no-ineffective-not-resource',
    reason: 'An entry with a wildcard within its partition excludes something.',
    outside: ({ finding }) => finding.messageId === 'wildcardPartition',
  },
  {
    rule: 'no-ineffective-not-resource',
    reason: 'It compares an entry with the resources of its service, which a wildcard does not name.',
    outside: (found) => /^arn:[^:]*:\*:/.test(textOf(found)),
  },
  {
    rule: 'no-ineffective-not-resource',
    reason: 'An empty list denies what it was to spare; under Allow it was to spare nothing from a Deny.',
    outside: (found) => found.finding.messageId === 'emptyResource' && statementOf(found)?.effect === 'Allow',
  },

  {
    rule: 'no-confused-deputy',
    reason: 'It is about what AWS services are allowed.',
    outside: (found) => !principalTypesOf(found).includes('Service'),
  },
  {
    rule: 'no-untrustworthy-condition-key',
    reason: 'Where AWS services are the only callers, they write the header themselves.',
    outside: (found) => principalTypesOf(found).every((type) => type === 'Service'),
  },
  {
    rule: 'require-oidc-condition',
    reason: 'It is about trust in identity providers.',
    outside: (found) => !principalTypesOf(found).includes('Federated'),
  },
  {
    rule: 'require-tenant-condition',
    reason: 'It is about the providers for which IAM demands a test.',
    outside: ({ finding }) => requiredKeysOf(String(finding.data['issuer'])) === undefined,
  },

  {
    rule: 'no-privilege-escalation',
    reason:
      'It is about what leads to more permissions: roles that something can be run under, and policies of IAM.',
    outside: (found) => {
      const statement = statementOf(found)!;
      const told = escalationCauses(statement.policy, false).filter(
        ({ statement: { index }, family, escalations: [{ certain }] }) =>
          index === statement.index && certain && (family === 'pass-role' || family === 'grant'),
      );
      return told.length === 0 || (told.every(({ family }) => family === 'grant') && !passesRoles(found));
    },
  },

  {
    rule: 'no-full-admin',
    reason: 'It is about statements that allow every action on every resource.',
    outside: (found) => {
      const { actions, resources } = statementOf(found)!;
      return !actions!.everything || (resources!.negated && resources!.items.length > 0);
    },
  },

  {
    rule: 'no-unsupported-condition-key',
    reason: 'The check is of the tags of resources, not of those that a request sets.',
    outside: (found) => /^aws:(?:requesttag\/|tagkeys$)/.test(keyOf(found)),
  },
  {
    rule: 'no-unsupported-condition-key',
    reason: 'The reference does not say which actions carry the global keys.',
    outside: (found) => keyOf(found) === 'aws:sourcearn',
  },
  ...['valid-condition-key', 'no-unknown-condition-key'].map((rule) => ({
    rule,
    reason: 'It is about keys, not about their values.',
    outside: (found: Found) => from(found, 'prefer-canonical-condition-value'),
  })),
  {
    rule: 'valid-condition-key',
    reason: 'A key that is not near to another one may be newer than the data.',
    outside: (found) => isSlip(found) === false,
  },
  {
    rule: 'no-unknown-condition-key',
    reason: 'A key that is near to another one is a slip.',
    outside: (found) => isSlip(found) !== false,
  },
  {
    rule: 'valid-condition-value',
    reason: 'A service with several labels has the form of a principal.',
    outside: ({ finding }) => finding.messageId === 'calledViaForm',
  },
  {
    rule: 'valid-condition-value',
    reason: 'Under Amazon’s own domain there are principals, so that this one has the form and is misspelt.',
    outside: (found) => textOf(found).endsWith('.amazon.com'),
  },
  {
    rule: 'prefer-canonical-condition-value',
    reason: 'Of services it is about names in aws:CalledVia and its like, written as principals are.',
    outside: (found) => !/^aws:calledvia/.test(keyOf(found)) || /[A-Z]/.test(textOf(found)),
  },

  {
    rule: 'valid-passed-to-service',
    reason: 'It is about statements that pass roles.',
    outside: (found) => elementOf(found) === 'Condition' && !passesRoles(found),
  },
  {
    rule: 'valid-passed-to-service',
    reason: 'Beside a wider entry than iam:PassRole, other keys may be there for other actions.',
    outside: (found) => passesRoles(found) && keyOf(found) !== 'iam:passedtoservice' && !namesPassRole(found),
  },
  {
    rule: 'valid-passed-to-service',
    reason: 'A Deny of what is not passed to a service is kept from no other action: it denies them all.',
    outside: (found) =>
      from(found, 'no-unsupported-condition-key') &&
      statementOf(found)?.effect === 'Deny' &&
      passesRoles(found),
  },
  {
    rule: 'require-passed-to-service',
    reason: 'It is about what lets roles be passed.',
    outside: (found) => !passesRoles(found) || statementOf(found)?.effect === 'Deny',
  },
  {
    rule: 'require-passed-to-service',
    reason: 'On named roles a test that holds without the key is accepted.',
    outside: (found) =>
      passesRoles(found) &&
      elementOf(found) === 'Condition' &&
      !statementOf(found)!.resources!.items.some(({ text }) => text.includes('*')),
  },
  {
    rule: 'require-passed-to-service',
    reason: 'It says what is wrong with the test of the services that is there.',
    outside: (found) =>
      from(found, 'no-wildcard-pass-role') &&
      statementOf(found)!.conditions.some(({ key }) => key === 'iam:passedtoservice'),
  },
];

function namesPassRole(found: Found): boolean {
  return statementOf(found)!.actions!.named.has('iam:passrole');
}

function isAnsweredByAnother(rule: string, { answers }: Found): boolean {
  return !answers.has(rule) && answers.size > 0;
}

/** The case is wrong behind the fifth colon, where it counts for the resource and not for the ARN. */
function isWrongInTypeAlone(found: Found): boolean {
  return found.finding.messageId === 'wrongCase' && !/[A-Z]/.test(textOf(found).split(':', 5).join());
}
