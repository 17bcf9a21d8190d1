/** Options by which a configuration says which statements and actions it is about. */
import type { PropertySchema } from './options.js';
import { policyTypes } from '../policy/policy-types.js';

const texts = { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true } as const;

/** The properties of an entry. `analysis/organization/selection.ts` reads them. */
export const selectionProperties = {
  actions: {
    ...texts,
    description: 'Actions, written as in `Action`: wildcards are allowed, and case does not matter.',
  },
  except: { ...texts, description: 'Those of the actions that are left out.' },
  resources: {
    ...texts,
    description: 'Only what is allowed on one of these resources counts, written as in `Resource`.',
  },
  principals: {
    ...texts,
    description:
      'Only what is allowed to one of these principals counts: `*` for everyone, an account ID for the account with its users and roles, an ARN or the name of a service, with wildcards or without.',
  },
  policyTypes: {
    type: 'array',
    items: { enum: policyTypes },
    minItems: 1,
    uniqueItems: true,
    description: 'The policy types that count. Without it, those whose `Allow` grants something.',
  },
} as const satisfies Readonly<Record<string, PropertySchema>>;

/** What is said instead of, or beside, the message of the rule. */
export const messageProperty = {
  type: 'string',
  description: 'What to do instead, in full sentences. It is put after the message of the rule.',
} as const satisfies PropertySchema;

/** A configured message, as it is put after a message. */
export function reasonOf({ message }: { readonly message?: string }): string {
  return message === undefined || message === '' ? '' : ` ${message}`;
}
