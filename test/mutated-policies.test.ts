/** What holds of every finding, on policies in which anything may stand in the place of anything. */
import fc from 'fast-check';
import { policyTypes } from 'iam-rules-core';
import { lintText, type TextEdit, type TextFinding } from 'iam-rules-core/json';
import { expect, it } from 'vitest';
import { mutationsOf } from './mutations.js';
import { incorrectPolicies } from './rule-pages.js';

const mutated = mutationsOf(incorrectPolicies.map(({ code }) => JSON.parse(code) as unknown));

function applied(source: string, edits: readonly TextEdit[]): string {
  let result = source;
  for (const { range, text: put } of edits.toReversed()) {
    result = result.slice(0, range[0]) + put + result.slice(range[1]);
  }
  return result;
}

/** What is wrong with a finding itself. */
function faultsOf(source: string, { rule, message, start, end, fix, suggestions }: TextFinding): string[] {
  const faults: string[] = [];
  if (!(start >= 0 && start < end && end <= source.length)) faults.push(`${rule} at ${start} to ${end}`);
  if (/\bundefined\b|\[object|\{\{\w+\}\}/.test(message) && !/undefined|object|\{\{/.test(source))
    faults.push(`${rule}: ${message}`);
  for (const edits of [...(fix ? [fix] : []), ...suggestions.map((each) => each.edits)]) {
    const isOrdered = edits.every(
      ({ range: [from, to] }, index) =>
        from >= (edits[index - 1]?.range[1] ?? 0) && from <= to && to <= source.length,
    );
    if (!isOrdered) faults.push(`${rule}: edits ${JSON.stringify(edits)}`);
    else if (!isJson(applied(source, edits))) faults.push(`${rule}: no JSON after ${JSON.stringify(edits)}`);
  }
  return faults;
}

function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}

it('places findings and edits within any text, and leaves JSON behind', () => {
  const attached = [undefined, 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::IAM::ManagedPolicy'];
  fc.assert(
    fc.property(
      mutated,
      fc.constantFrom(undefined, ...policyTypes),
      fc.constantFrom(...attached),
      (source, policyType, attachedTo) => {
        const settings = { ...(policyType && { policyType }), ...(attachedTo && { attachedTo }) };
        const findings = lintText(source, { rules: 'all', settings });
        expect(findings.flatMap((finding) => faultsOf(source, finding))).toEqual([]);
      },
    ),
    { numRuns: 1_000 },
  );
}, 60_000);
