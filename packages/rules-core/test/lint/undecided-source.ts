import { JsonSource } from '../../src/json/json-source.js';
import type { PolicySite, Source } from '../../src/sites/source.js';
import type { DictValue, UndecidedDict, UndecidedValue, Value } from '../../src/value/value.js';
import { valueOf } from '../read-policy.js';

/** What `{ "If": [condition, …alternatives] }` decides; an alternative that is null is not there. */
function resolveIf(value: Value): UndecidedValue {
  switch (value.kind) {
    case 'list':
      return { kind: 'list', span: value.span, items: value.items.map(resolveIf) };
    case 'dict': {
      const [only] = value.entries;
      if (only?.key.text !== 'If' || only.value.kind !== 'list')
        return {
          kind: 'dict',
          span: value.span,
          head: value.head,
          entries: value.entries.map((entry) => ({ ...entry, value: resolveIf(entry.value) })),
        };
      const [condition, ...alternatives] = only.value.items;
      return {
        kind: 'choice',
        span: value.span,
        condition: condition?.kind === 'text' ? condition.text : '',
        alternatives: alternatives.map((each) => (each.kind === 'scalar' ? undefined : resolveIf(each))),
      };
    }
    default:
      return value;
  }
}

/** A policy in JSON, or written as JSON, with choices in it. */
export function undecidedSource(policy: unknown): Source & { readonly text: string } {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy);
  const root = valueOf(text) as DictValue;
  const json = new JsonSource(root, text);
  const site: PolicySite = { document: resolveIf(root) as UndecidedDict, resolve: resolveIf };
  return {
    text,
    sites: () => [site],
    print: (edits) => json.print(edits),
    revise: (revised, edits) => json.revise(revised, edits),
    holes: json.holes,
  };
}
