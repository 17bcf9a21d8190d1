/** A policy in YAML has the findings, places and edits that the same policy has in JSON. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { applyTo } from '../edits/random-edits.js';
import { policyText } from '../generate-policies.js';
import { dataOf, rootOf, sourceOf } from './read-yaml.js';
import { lintText, type TextFinding } from '../../src/json/index.js';
import { levelsOf } from '../../src/json/rule-levels.js';
import { lint } from '../../src/lint/lint.js';

const seed = Number(process.env['FC_SEED'] ?? 1);

const read = (text: string) => dataOf(rootOf(text), text);
const bare = (text: string) => text.replace(/["'\\\s]/g, '');

/** Every style is given the same policies. */
const known = new Map<string, readonly TextFinding[]>();
function findingsInJson(text: string): readonly TextFinding[] {
  if (!known.has(text)) known.set(text, lintText(text, { rules: 'all' }));
  return known.get(text)!;
}

it.for([
  ['as it is usually written', {}],
  ['with lists that are not indented', { indentSeq: false }],
  ['in double quotes', { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }],
  ['in single quotes', { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN', indent: 4 }],
  ['in brackets', { collectionStyle: 'flow' }],
] as const)('%s', ([, style]) => {
  let findings = 0;
  let suggestions = 0;
  let offered = 0;
  fc.assert(
    fc.property(policyText, (json) => {
      const data = JSON.parse(json) as unknown;
      const text = stringify(data, { ...style, lineWidth: 0 });
      expect(read(text)).toEqual(data);
      const jsonText = JSON.stringify(data, null, 2);
      const inJson = findingsInJson(jsonText);
      const inYaml = lint(sourceOf(text), [...levelsOf('all').values()], {});
      expect(inYaml.map(({ rule, messageId, message }) => [rule.name, messageId, message])).toEqual(
        inJson.map(({ rule, messageId, message }) => [rule, messageId, message]),
      );
      inYaml.forEach((finding, index) => {
        findings++;
        const { start, end, suggestions: others } = inJson[index]!;
        const underlined = text.slice(finding.at.start, finding.at.end);
        expect(underlined).not.toBe('');
        if (!/^[[{]/.test(jsonText[start]!)) expect(bare(underlined)).toBe(bare(jsonText.slice(start, end)));
        suggestions += others.length;
        for (const { message, edits } of finding.suggestions) {
          offered++;
          const other = others.find((each) => each.message === message);
          expect(read(applyTo(text, edits)), applyTo(text, edits)).toEqual(
            JSON.parse(applyTo(jsonText, other!.edits)),
          );
        }
      });
    }),
    { numRuns: 30, seed },
  );
  expect(findings).toBeGreaterThan(50);
  expect(offered / suggestions).toBeGreaterThan(0.98);
});
