/** A property: a policy has the same findings as JSON, as the blocks of a data source, in `jsonencode` and in a heredoc. */
import fc from 'fast-check';
import { rules as everyRule } from 'iam-rules-core';
import { lintText } from 'iam-rules-core/json';
import { expect, it } from 'vitest';
import { lintTerraform } from './lint-terraform.js';
import { forms, policyOf, statements } from './policies-in-hcl.js';

// What is said of the layout of a file, of its size as it is written, of what a container fills in, and of its history.
const names = everyRule
  .map(({ name }) => name)
  .filter((name) => !/^(?:require-policy|max-policy-size|require-sid|no-new-access)$/.test(name));
const levels = Object.fromEntries(names.map((name) => [name, 'error' as const]));

it.each(Object.keys(forms))('%s has the findings of the same policy in JSON', (form) => {
  fc.assert(
    fc.property(fc.array(statements, { minLength: 1, maxLength: 3 }), (found) => {
      const json = lintText(policyOf(found), { rules: levels, filename: 'policy.json' }).map(
        ({ rule }) => rule,
      );
      const hcl = lintTerraform(forms[form]!(found), names, 'policy.tf').map(({ rule }) => rule);
      expect(hcl.sort()).toEqual(json.sort());
    }),
    { numRuns: 40 },
  );
});
