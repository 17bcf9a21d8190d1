/** Every host makes of every text in the tests of the rules the tree that the core's own reader makes of it. */
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { valueOf } from '../../../rules-core/test/read-policy.js';
import { ruleCases } from '../../../rules-core/test/rule-cases.js';
import { unmark, type Cases } from '../../../rules-core/test/rule-tester.js';
import { plain, viaJsonc, viaMomoa, viaOurLanguage, type Syntax } from './value-trees.js';

const hosts = Object.entries({
  'our language': viaOurLanguage,
  'jsonc-eslint-parser': viaJsonc,
  '@eslint/json': viaMomoa,
});

function textsOf({ valid, invalid }: Cases): { text: string; syntax: Syntax }[] {
  const cases = [...valid, ...invalid.map((each) => ({ ...each, code: unmark(each.code).code }))];
  return cases.map(({ code, syntax = 'json' }) => ({ text: code, syntax }));
}

it.for(await ruleCases())('every host reads what the tests of $rule.name read', (cases) => {
  for (const { text, syntax } of textsOf(cases)) {
    const expected = plain(valueOf(text, syntax));
    for (const [host, read] of hosts) {
      const tree = plain(read(text, syntax));
      // Vitest takes long to find equal what is equal.
      if (!isDeepStrictEqual(tree, expected)) expect(tree, `${host}: ${text}`).toEqual(expected);
    }
  }
});
