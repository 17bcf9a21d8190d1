/**
 * For every row of `hides` of every rule: a policy in which it hides a finding, and a near miss, in which the hider finds
 * something and hides nothing. `hide-cases.test.ts` runs them, and names the rows that have none.
 */
import { cases as actions } from './hide-cases/actions.js';
import { cases as conditions } from './hide-cases/conditions.js';
import { cases as escalation } from './hide-cases/escalation.js';
import { cases as grammar } from './hide-cases/grammar.js';
import { cases as grants } from './hide-cases/grants.js';
import { cases as notElements } from './hide-cases/not-elements.js';
import { cases as passRole } from './hide-cases/pass-role.js';
import { cases as policyTypes } from './hide-cases/policy-types.js';
import { cases as principals } from './hide-cases/principals.js';
import { cases as redundancy } from './hide-cases/redundancy.js';
import { cases as resources } from './hide-cases/resources.js';
import { cases as wildcards } from './hide-cases/wildcards.js';
import type { Settings } from '../../src/json/index.js';
import type { Part } from '../../src/rules/hide.js';

export interface HideCase {
  readonly hider: string;
  readonly hidden: string;
  readonly within: Part;
  /** A JSON text, or the data that it holds. */
  readonly policy: unknown;
  /** A policy as near as can be in which both rules are shown. */
  readonly nearMiss: unknown;
  readonly settings?: Settings;
  /** Options of the two rules, by their names. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export const hideCases: readonly HideCase[] = [
  ...actions,
  ...conditions,
  ...grammar,
  ...escalation,
  ...grants,
  ...notElements,
  ...passRole,
  ...policyTypes,
  ...principals,
  ...redundancy,
  ...resources,
  ...wildcards,
];
