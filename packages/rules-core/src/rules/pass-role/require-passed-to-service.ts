import { describeGrant, describeRoles, grantSpan } from '../../analysis/pass-role/describe-passing.js';
import { enumerate } from '../../analysis/actions/describe-reach.js';
import {
  hasLimitedSibling,
  leakOf,
  passableServices,
  serviceTests,
  type Leak,
} from '../../analysis/pass-role/passed-to-service.js';
import {
  serviceTestFaults,
  type ServiceTestFault,
} from '../../analysis/pass-role/passed-to-service-faults.js';
import { mendFault, mendLeak, mendMissing } from '../../analysis/pass-role/passed-to-service-mends.js';
import { reachesAction } from '../../analysis/actions/reach.js';
import { passRole, roleBreadth, type RoleBreadth } from '../../analysis/pass-role/role-breadth.js';
import { allowsKeylessCall, isNeverPassedTo } from '../../analysis/pass-role/role-passing-calls.js';
import { servicesMatching } from '../../analysis/services/service-principal-values.js';
import { strengthOf } from '../../analysis/conditions/condition-strength.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import { missingKeySpan } from '../../policy/operator-span.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule, type Problem } from '../rule.js';

interface Options {
  readonly exactRoles: boolean;
  readonly unlistedServices: boolean;
  readonly unusedServices: boolean;
}

const messages = {
  missing:
    '{{subject}} lets {{roles}} be passed to any service, as no condition on `iam:PassedToService` names the services.',
  irrelevantCondition:
    '{{subject}} lets {{roles}} be passed to any service, as the condition on {{keys}} does not name the services.',
  blocklist: '`{{operator}}` shuts out the listed services only: {{roles}} can be passed to every other one.',
  anyService: '`{{value}}` matches every service: {{roles}} can be passed to any of them.',
  wideValue:
    '`{{value}}` matches {{count}} services, {{names}} among them: {{roles}} can be passed to any of them.',
  presenceOnly:
    '`Null` only asks whether `iam:PassedToService` is there: {{roles}} can be passed to any service that sends it.',
  ifExists:
    '`{{operator}}` also holds when a call does not send `iam:PassedToService`: in such calls {{roles}} can be passed to any service.',
  forAllValues:
    '`ForAllValues` also holds when a call does not send `iam:PassedToService`, which never has more than one value: in such calls {{roles}} can be passed to any service.',
  keylessOnly:
    '`{{operator}}` holds only for calls that do not send `iam:PassedToService`: in these {{roles}} can be passed to any service.',
  denyWithoutKey:
    '`{{operator}}` also holds when a call does not send `iam:PassedToService`: this Deny then stops it, whatever the service.',
  wrongType:
    '`{{operator}}` does not compare strings, as `iam:PassedToService` needs it: this test {{holds}} holds.',
  literalWildcard:
    '`{{operator}}` takes the wildcard of `{{value}}` for a plain character: no service matches it.',
  wrongCase: '`{{value}}` matches no service: case counts here, and service principals are in lower case.',
  wrongForm: '`{{value}}` matches no service: a service principal has the form `NAME.amazonaws.com`.',
  misspelt: '`{{value}}` is no known service principal; `{{proper}}` is.',
  unlistedService: '`{{value}}` is not among the known service principals.',
  lookalikeKey:
    '`{{key}}` never comes with iam:PassRole, so that this test {{holds}} holds; the key is `{{proper}}`.',
  foreignKey: '`{{key}}` never comes with iam:PassRole, so that this statement allows passing no role.',
  otherActions:
    '`{{key}}` comes with iam:PassRole alone, so that this statement never {{effect}} {{actions}}.',
  unusedService: 'Nothing that this policy allows passes a role to `{{value}}`.',
  suggestServices: 'Allow passing roles to {{services}} only',
  suggestCondition: 'Add a condition on `iam:PassedToService` and fill in the service',
  suggestOperator: 'Write `{{operator}}`',
  suggestValue: 'Write {{values}}',
  suggestKey: 'Write `{{key}}`',
  suggestSplit: 'Give iam:PassRole a statement of its own',
} as const;

type Found = Problem<keyof typeof messages>;

export const requirePassedToService = defineRule({
  name: 'require-passed-to-service',
  description: 'Require that iam:PassRole names the services that roles may be passed to',
  category: 'pass-role',
  type: 'problem',
  levels: {
    recommended: 'error',
    strict: ['error', { exactRoles: true, unlistedServices: true, unusedServices: true }],
  },
  policies: ({ namesPrincipals }) => !namesPrincipals,
  traits: ['iam-action'],
  options: {
    exactRoles: {
      type: 'boolean',
      description: 'Also report grants on named roles, and on names that AWS gives roles by default.',
      default: false,
    },
    unlistedServices: {
      type: 'boolean',
      description: 'Also report service principals that are in no list, though they have the right form.',
      default: false,
    },
    unusedServices: {
      type: 'boolean',
      description: 'Also report services to which nothing else in the policy passes a role.',
      default: false,
    },
  },
  messages,
  hasSuggestions: true,
  accessAnalyzer: {
    'forallvalues-with-single-valued-key': ['forAllValues'],
    'invalid-condition-key-format': ['lookalikeKey'],
    'invalid-global-condition-key': ['lookalikeKey'],
    'invalid-service': ['lookalikeKey'],
    'invalid-service-condition-key': ['lookalikeKey'],
    'invalid-service-principal-format': ['wrongForm', 'wrongCase'],
    'type-mismatch': ['wrongType'],
    'unsupported-action-for-condition-key': ['foreignKey', 'lookalikeKey', 'otherActions'],
    'wildcard-without-like-operator': ['literalWildcard'],
  },

  *check(policy, options: Options) {
    for (const statement of policy.statements) {
      if (!statement.effect || reachesAction(statement, passRole) !== 'yes') continue;
      const faults = serviceTestFaults(statement);
      for (const fault of faults) {
        const problem = faultProblem(statement, fault, options);
        if (problem) yield { ...problem, statement, suggestions: mendFault(statement, fault) };
      }
      if (statement.effect === 'Deny') yield* denied(statement);
      else if (statement.isGrant) yield* granted(statement, faults, options);
    }
  },
});

function faultProblem(
  statement: Statement,
  found: ServiceTestFault,
  { unlistedServices }: Options,
): Found | undefined {
  const { operatorEntry, keyEntry } = found.test;
  const key = keyEntry.key.text;
  switch (found.kind) {
    case 'wrong-type': {
      const holds = found.operator.negated ? 'always' : 'never';
      return {
        messageId: 'wrongType',
        data: { operator: operatorEntry.key.text, holds },
        at: operatorEntry.key.span,
      };
    }
    case 'foreign-key': {
      if (found.proper === undefined)
        return { messageId: 'foreignKey', data: { key }, at: keyEntry.key.span };
      const holds = ['strong', 'presence', 'dead'].includes(strengthOf(found.test)) ? 'never' : 'always';
      return { messageId: 'lookalikeKey', data: { key, proper: found.proper, holds }, at: keyEntry.key.span };
    }
    case 'other-actions': {
      const actions = enumerate(found.others.map(({ text }) => `\`${text}\``));
      const effect = statement.effect === 'Allow' ? 'allows' : 'denies';
      return { messageId: 'otherActions', data: { key, effect, actions }, at: keyEntry.key.span };
    }
    case 'value': {
      const { value, fault } = found;
      const at = value.value.span;
      if (fault.kind === 'literal-wildcard') {
        const where = value.value.kind === 'text' ? wildcardSpan(value.value) : at;
        return {
          messageId: 'literalWildcard',
          data: { operator: operatorEntry.key.text, value: value.text },
          at: where,
        };
      }
      if (fault.kind === 'wrong-case') return { messageId: 'wrongCase', data: { value: value.text }, at };
      if (fault.kind === 'misspelt')
        return { messageId: 'misspelt', data: { value: value.text, proper: fault.proper }, at };
      if (fault.kind === 'wrong-form') return { messageId: 'wrongForm', data: { value: value.text }, at };
      return unlistedServices ? { messageId: 'unlistedService', data: { value: value.text }, at } : undefined;
    }
  }
}

function* denied(statement: Statement): Iterable<Found> {
  for (const test of serviceTests(statement)) {
    if (strengthOf(test) !== 'weak' || test.operator?.family !== 'String') continue;
    yield {
      messageId: 'denyWithoutKey',
      data: { operator: test.operatorEntry.key.text },
      at: missingKeySpan(test),
      statement,
    };
  }
}

function* granted(
  statement: Statement,
  faults: readonly ServiceTestFault[],
  { exactRoles, unusedServices }: Options,
): Iterable<Found> {
  const breadth = roleBreadth(statement);
  const { limit, names } = passableServices(statement);
  if (!statement.hasReadableConditions) return;
  if (breadth === 'none' || limit === 'nothing' || limit === 'unknown') return;
  const isWide = breadth === 'all' || breadth === 'pattern' || (exactRoles && breadth !== 'unknown');
  const roles = describeRoles(statement, breadth);
  const leak = leakOf(statement);
  if (leak && isReported(statement, leak, breadth, isWide)) yield leaking(statement, leak, roles);
  // A test that misses its aim is the cause, and reported.
  const isTried = faults.some(({ kind }) => kind === 'wrong-type' || kind === 'foreign-key');
  if (!leak && !isTried && limit === 'any' && isWide) yield missing(statement, roles);
  if (limit === 'services' && isWide) yield* wideValues(statement, roles);
  if (limit === 'services' && unusedServices) yield* unused(statement, names);
}

/** Named roles bear a condition that lets calls without the key pass: some calls do not send it. */
function isReported(statement: Statement, { kind }: Leak, breadth: RoleBreadth, isWide: boolean): boolean {
  if (kind === 'if-exists' || kind === 'for-all-values') {
    return isWide && !(breadth === 'exact' && allowsKeylessCall(statement.policy));
  }
  return kind !== 'keyless' || isWide || !hasLimitedSibling(statement);
}

function leaking(statement: Statement, leak: Leak, roles: string): Found {
  const { kind, test } = leak;
  const operator = test.operatorEntry.key.text;
  const at = test.operatorEntry.key.span;
  const common = { statement, suggestions: mendLeak(statement, leak) };
  switch (kind) {
    case 'any-value': {
      const { value, text } = leak.value!;
      const where = value.kind === 'text' ? wildcardSpan(value) : value.span;
      return { messageId: 'anyService', data: { value: text, roles }, at: where, ...common };
    }
    case 'blocklist':
      return { messageId: 'blocklist', data: { operator, roles }, at, ...common };
    case 'presence':
      return { messageId: 'presenceOnly', data: { roles }, at, ...common };
    case 'keyless':
      return { messageId: 'keylessOnly', data: { operator, roles }, at, ...common };
    case 'if-exists':
      return { messageId: 'ifExists', data: { operator, roles }, at: missingKeySpan(test), ...common };
    case 'for-all-values':
      return { messageId: 'forAllValues', data: { roles }, at: missingKeySpan(test), ...common };
  }
}

function missing(statement: Statement, roles: string): Found {
  const subject = describeGrant(statement);
  const at = grantSpan(statement);
  const suggestions = mendMissing(statement);
  if (!statement.isConditional)
    return { messageId: 'missing', data: { subject, roles }, at, statement, suggestions };
  const keys = enumerate([
    ...new Set(statement.conditions.map(({ keyEntry }) => `\`${keyEntry.key.text}\``)),
  ]);
  return { messageId: 'irrelevantCondition', data: { subject, roles, keys }, at, statement, suggestions };
}

/** Wildcards that take in other services beside the one meant. */
function* wideValues(statement: Statement, roles: string): Iterable<Found> {
  for (const { operator, values } of serviceTests(statement)) {
    if (operator?.family !== 'String' || operator.negated || !operator.wildcards) continue;
    for (const { value, text, bounds } of values) {
      if (value.kind !== 'text' || !hasWildcard(text) || !bounds.known || bounds.variable) continue;
      const services = servicesMatching(text);
      if (services.length < 2) continue;
      const names = enumerate(services.slice(0, 2).map((name) => `\`${name}\``));
      const data = { value: text, count: services.length, names, roles };
      yield { messageId: 'wideValue', data, at: wildcardSpan(value), statement };
    }
  }
}

function* unused(statement: Statement, names: readonly string[]): Iterable<Found> {
  const passed = new Set(names);
  for (const { values } of serviceTests(statement)) {
    for (const { value, text } of values) {
      if (!passed.has(text) || !isNeverPassedTo(statement.policy, text)) continue;
      yield { messageId: 'unusedService', data: { value: text }, at: value.span, statement };
    }
  }
}
