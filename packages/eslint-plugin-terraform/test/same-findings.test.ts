/** A property: a policy has the same findings as JSON, as the blocks of a data source, in `jsonencode` and in a heredoc. */
import fc from 'fast-check';
import { lint, readJsonSource, rules, type Source } from 'iam-rules-core';
import { expect, it } from 'vitest';
import { forms, policyOf, statements } from './policies-in-hcl.js';
import { parseHcl } from '../src/hcl/parser.js';
import { TerraformSource } from '../src/terraform-source.js';

// What is said of the layout of a file, of its size as it is written, of what a container fills in, and of its history.
const enabled = rules
  .filter(({ name }) => !/^(?:require-policy|max-policy-size|require-sid|no-new-access)$/.test(name))
  .map((rule) => ({ rule }));

/** Suggestions are left out: they are tried when they are read. */
const rulesIn = (source: Source) => lint(source, enabled).map(({ rule }) => rule.name);

function rulesInHcl(code: string): string[] {
  const parsed = parseHcl(code);
  expect(parsed.error).toBeUndefined();
  return rulesIn(new TerraformSource(parsed));
}

it.each(Object.keys(forms))('%s has the findings of the same policy in JSON', (form) => {
  fc.assert(
    fc.property(fc.array(statements, { minLength: 1, maxLength: 3 }), (found) => {
      const json = rulesIn(readJsonSource(policyOf(found))!);
      expect(rulesInHcl(forms[form]!(found)).sort()).toEqual(json.sort());
    }),
    { numRuns: 40 },
  );
});
