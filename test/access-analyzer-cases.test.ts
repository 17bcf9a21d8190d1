/**
 * Policies that have, or nearly have, what a check of IAM Access Analyzer looks for: a finding that answers the check
 * is in the element named (`at`, a JSON pointer), or nowhere.
 */
import { readFileSync } from 'node:fs';
import { parseJSON, type AST } from 'jsonc-eslint-parser';
import { accessAnalyzerChecks, type PolicyType } from 'iam-rules-core';
import { describe, expect, it } from 'vitest';
import { find, type Found } from '../packages/rules-core/test/find.js';

interface Case {
  readonly check: string;
  readonly kind?: PolicyType;
  readonly attachedTo?: string;
  readonly at?: string;
  readonly policy: unknown;
}

const cases = readFileSync(new URL('access-analyzer-cases.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

/** The findings that answer the check. */
function answersTo(text: string, { check, kind, attachedTo }: Case): Found[] {
  const settings = { ...(kind && { policyType: kind }), ...(attachedTo !== undefined && { attachedTo }) };
  return find(text, { rules: 'all', settings }).filter(({ checks }) => checks.includes(check));
}

/** The range of what a JSON pointer leads to: of a member, its key and its value. */
function rangeAt(text: string, pointer: string): [number, number] {
  let node: AST.JSONNode = parseJSON(text).body[0].expression;
  let [start, end] = node.range;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (node.type === 'JSONArrayExpression') {
      node = node.elements[Number(name)]!;
      [start, end] = node.range;
    } else if (node.type === 'JSONObjectExpression') {
      const member: AST.JSONProperty = node.properties.find(
        ({ key }) => key.type === 'JSONLiteral' && key.value === name,
      )!;
      [start, end] = member.range;
      node = member.value;
    }
  }
  return [start, end];
}

it('has policies for all checks but those of the syntax and of sizes', () => {
  const checks = new Set(cases.map(({ check }) => check));
  expect(Object.keys(accessAnalyzerChecks).filter((check) => !checks.has(check))).toEqual([
    'json-syntax-error',
    'policy-size-exceeds-scp-quota',
    'policy-size-exceeds-rcp-quota',
    'policy-size-exceeds-identity-policy-quota',
  ]);
});

describe.each([...new Set(cases.map(({ check }) => check))])('%s', (check) => {
  const own = cases.filter((each) => each.check === check);

  it.each(own.filter(({ at }) => at !== undefined))('finds $policy', (each) => {
    const text = JSON.stringify(each.policy, null, 2);
    const [from, to] = rangeAt(text, each.at!);
    const inside = answersTo(text, each).filter(({ start, end }) => start >= from && end <= to);
    expect(inside).not.toEqual([]);
  });

  it.each(own.filter(({ at }) => at === undefined))('passes $policy', (each) => {
    expect(answersTo(JSON.stringify(each.policy, null, 2), each)).toEqual([]);
  });
});
