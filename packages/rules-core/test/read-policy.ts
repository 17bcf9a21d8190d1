import { parse } from '@humanwhocodes/momoa';
import { JsonSource } from '../src/json/json-source.js';
import { valueOfMomoa } from '../src/json/momoa-value.js';
import { readJson } from '../src/json/read-json.js';
import { readPolicy, type Policy } from '../src/policy/policy.js';
import { parseSettings, type Settings } from '../src/sites/settings.js';
import type { Source } from '../src/sites/source.js';
import { branchesOf } from '../src/lint/branches.js';
import type { DictValue, UndecidedDict, Value } from '../src/value/value.js';

/** The value tree of a text as `lintText` reads it, or of data written as JSON. */
export function valueOf(source: unknown, mode: 'json' | 'jsonc' | 'json5' = 'json'): Value {
  const text = typeof source === 'string' ? source : JSON.stringify(source);
  const plain = mode === 'json' ? readJson(text) : undefined;
  return (
    plain ?? valueOfMomoa(parse(text, { mode, ranges: true, allowTrailingCommas: mode !== 'json' }), text)
  );
}

/** The source of a JSON text, or of data written as JSON. */
export function sourceOf(source: unknown, settings: Settings = {}): JsonSource {
  const text = typeof source === 'string' ? source : JSON.stringify(source);
  return new JsonSource(valueOf(text), text, { settings });
}

/** The same as a source that cannot revise: its suggestions are offered untried. */
export function untried(source: unknown): Source {
  const json = sourceOf(source);
  return { sites: () => json.sites(), print: (edits) => json.print(edits), holes: json.holes };
}

/** A document without choices. */
export function decided(document: UndecidedDict): DictValue {
  const [only, ...others] = branchesOf(document).flatMap(({ documents }) => documents);
  if (!only || others.length > 0) throw new Error('expected a document without choices');
  return only;
}

export function policiesOf(source: unknown, given: unknown = {}): Policy[] {
  const settings = parseSettings(given);
  return Array.from(sourceOf(source, settings).sites(), ({ document, type, attachedTo, owner = '' }) =>
    readPolicy(decided(document), { type, attachedTo, settings, names: [owner] }),
  );
}

/** The one policy of a text or of data. */
export function policyOf(source: unknown, settings: unknown = {}): Policy {
  const policies = policiesOf(source, settings);
  if (policies.length !== 1) throw new Error(`expected one policy, found ${policies.length}`);
  return policies[0]!;
}

/** A policy of the given statements. */
export function policyWith(...statements: unknown[]): Policy {
  return policyOf({ Version: '2012-10-17', Statement: statements });
}
