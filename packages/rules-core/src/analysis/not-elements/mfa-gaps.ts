/**
 * Gaps in a Deny of all but some actions without multi-factor authentication.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 */
import type { ExclusionFault } from './exclusion-fault.js';
import { enumerate, quoteEach } from '../actions/describe-reach.js';
import { reachesAction } from '../actions/reach.js';
import { actionMatches } from '../../patterns/action-pattern.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Policy, Statement } from '../../policy/policy.js';

const mfaPresent = 'aws:multifactorauthpresent';
const deactivate = 'iam:deactivatemfadevice';
/** What it takes to register a device, in the order of the steps. */
const enrolment = ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice'];
/** Entries that show that users are to manage their devices under this statement. */
const selfService = [
  ...enrolment,
  'iam:ListMFADevices',
  'iam:ResyncMFADevice',
  'sts:GetSessionToken',
  'iam:ChangePassword',
];

type Kind =
  /** Requests without the key are not denied, those with long-term keys. */
  | 'keyMissing'
  /** An entry of NotAction lets a session without a code take the device off. */
  | 'removesDevice'
  /** NotAction leaves no way to a first device. */
  | 'noEnrolment';

/** All gaps of a statement; nothing where it is no such Deny. */
export function* mfaGaps(statement: Statement): Iterable<ExclusionFault<Kind>> {
  const { actions, conditions, effect, policy } = statement;
  const test = conditions.find(deniesWithoutMfa);
  if (effect !== 'Deny' || !actions?.negated || !test) return;
  if (!test.operator!.ifExists && !deniesMissingKey(policy)) {
    const { key } = test.operatorEntry;
    const data = { operator: key.text };
    yield { kind: 'keyMissing', element: 'Condition', test, value: key, at: key.span, data };
  }
  for (const { pattern, text, value } of actions.items) {
    if (!pattern || pattern.everything || !actionMatches(pattern, deactivate)) continue;
    yield { kind: 'removesDevice', element: 'Action', value, at: value.span, data: { text } };
  }
  const missing = enrolment.filter((id) => reachesAction(statement, id.toLowerCase()) === 'yes');
  if (missing.length === 0 || !isForSelfService(statement)) return;
  const data = { actions: enumerate(quoteEach(missing)) };
  yield { kind: 'noEnrolment', element: 'Action', at: actions.entry.key.span, data };
}

function deniesWithoutMfa({ key, operator, values }: ConditionTest): boolean {
  return (
    key === mfaPresent &&
    operator?.name === 'Bool' &&
    values.length === 1 &&
    values[0]!.text.toLowerCase() === 'false'
  );
}

/** Another Deny takes care of requests without the key. */
function deniesMissingKey({ statements }: Policy): boolean {
  return statements.some(
    ({ effect, conditions }) =>
      effect === 'Deny' &&
      conditions.some(
        ({ key, operator, values }) =>
          key === mfaPresent &&
          operator?.family === 'Null' &&
          values.some(({ text }) => text.toLowerCase() === 'true'),
      ),
  );
}

function isForSelfService(statement: Statement): boolean {
  return selfService.some((id) => reachesAction(statement, id.toLowerCase()) === 'no');
}
