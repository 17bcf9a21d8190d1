/** Types of the core that the page names. */
export type {
  AccessLevel,
  ComparedPolicies,
  PolicyType,
  TextEdit,
  Access,
  EscalationText,
  Scope,
} from 'iam-rules-core';
