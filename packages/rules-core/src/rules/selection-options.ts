/** Options that select the statements and actions to which an entry of a rule's configuration applies. */
import type { PropertySchema } from './options.js';
import { policyTypes } from '../policy/policy-types.js';

const texts = { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true } as const;

/** The properties of an entry. `analysis/organization/selection.ts` reads them. */
export const selectionProperties = {
  actions: {
    ...texts,
    description: 'Actions, written as in `Action`. Wildcards are allowed, and case does not matter.',
  },
  except: { ...texts, description: 'Actions to leave out of `actions`.' },
  resources: {
    ...texts,
    description: 'Limits the entry to what is allowed on one of these resources, written as in `Resource`.',
  },
  principals: {
    ...texts,
    description:
      'Limits the entry to what is allowed to one of these principals: `*` for everyone, an account ID for the account with its users and roles, or an ARN or the name of a service, with or without wildcards.',
  },
  policyTypes: {
    type: 'array',
    items: { enum: policyTypes },
    minItems: 1,
    uniqueItems: true,
    description: 'Policy types to check. Default: the types whose `Allow` grants something.',
  },
} as const satisfies Readonly<Record<string, PropertySchema>>;

/** Text that is added to the message of the rule. */
export const messageProperty = {
  type: 'string',
  description: 'What to do instead, in full sentences. It is added to the message of the rule.',
} as const satisfies PropertySchema;

/** The configured text, ready to be appended to a message. */
export function reasonOf({ message }: { readonly message?: string }): string {
  return message === undefined || message === '' ? '' : ` ${message}`;
}
