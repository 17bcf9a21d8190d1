/**
 * The policy in the blocks of Terraform's `aws_iam_policy_document`, for plans that do not contain it as JSON yet, and
 * for configurations in JSON. Plans omit values from blocks that are unknown until apply, and omit them from lists or
 * write null.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
import { itemsOf } from '../../value/members.js';
import {
  entryOf,
  type DictEntry,
  type DictValue,
  type Span,
  type TextValue,
  type Value,
} from '../../value/value.js';

/** The names of statement elements in the block. */
export const argumentNames: Readonly<Record<string, string>> = {
  Sid: 'sid',
  Effect: 'effect',
  Principal: 'principals',
  NotPrincipal: 'not_principals',
  Action: 'actions',
  NotAction: 'not_actions',
  Resource: 'resources',
  NotResource: 'not_resources',
  Condition: 'condition',
};

/**
 * @param isWhole whatever is absent is not set, and lists have no other items unless they are open
 * @returns undefined for values without a statement
 */
export function blocksDocument(values: DictValue, isWhole = false): DictValue | undefined {
  const statements = entryOf(values, 'statement');
  if (statements?.value.kind !== 'list') return undefined;
  const { span, open } = statements.value;
  const items = statements.value.items.map((item) => statementOf(item, isWhole));
  const isMerged = [
    'source_policy_documents',
    'override_policy_documents',
    'source_json',
    'override_json',
  ].some((name) => !isUnset(entryOf(values, name)?.value));
  const version = entryOf(values, 'version')?.value;
  return dict(
    values,
    [
      version?.kind === 'text'
        ? named('Version', entryOf(values, 'version')!)
        : made('Version', '2012-10-17', values),
      { ...named('Statement', statements), value: { kind: 'list', span, items, ...(open && { open }) } },
    ],
    isMerged,
  );
}

function statementOf(block: Value, isWhole: boolean): Value {
  if (block.kind !== 'dict') return { kind: 'opaque', span: block.span };
  const entries: DictEntry[] = [];
  let open = block.open === true;
  for (const [element, name] of Object.entries(argumentNames)) {
    const entry = entryOf(block, name);
    if (!entry) {
      if (!isWhole) open = true;
      else if (element === 'Effect') entries.push(made('Effect', 'Allow', block));
      continue;
    }
    const isOfBlocks = /Principal$|^Condition$/.test(element);
    if (element === 'Effect' && isUnset(entry.value)) entries.push(made('Effect', 'Allow', block));
    if (!isUnset(entry.value, isOfBlocks))
      entries.push({ ...named(element, entry), value: valueOf(element, entry.value, isWhole) });
  }
  return dict(block, entries, open);
}

function valueOf(element: string, value: Value, isWhole: boolean): Value {
  switch (element) {
    case 'Sid':
    case 'Effect':
      return value;
    case 'Principal':
    case 'NotPrincipal':
      return principalsOf(value, isWhole);
    case 'Condition':
      return conditionsOf(value, isWhole);
    default:
      return textsOf(value, isWhole);
  }
}

/** Blocks with `type` and `identifiers`. Blocks with the same type are combined. */
function principalsOf(value: Value, isWhole: boolean): Value {
  const byType = new Map<string, DictEntry>();
  let open = value.kind !== 'list' || value.open === true;
  for (const block of itemsOf(value)) {
    const type = memberOf(block, 'type')?.value;
    const identifiers = memberOf(block, 'identifiers');
    if (type?.kind !== 'text' || !identifiers) open = true;
    else if (type.text === '*') {
      const [first] = itemsOf(identifiers.value);
      return first?.kind === 'text' && first.text === '*' ? first : { kind: 'opaque', span: value.span };
    } else addTo(byType, type, identifiers, isWhole);
  }
  return dict(value, [...byType.values()], open);
}

/** Blocks with `test`, `variable` and `values`. Blocks with the same test and variable are combined. */
function conditionsOf(value: Value, isWhole: boolean): Value {
  const byTest = new Map<
    string,
    { readonly test: TextValue; readonly block: Value; readonly keys: Map<string, DictEntry> }
  >();
  let open = value.kind !== 'list' || value.open === true;
  for (const block of itemsOf(value)) {
    const test = memberOf(block, 'test')?.value;
    const variable = memberOf(block, 'variable')?.value;
    const values = memberOf(block, 'values');
    if (test?.kind !== 'text' || variable?.kind !== 'text' || !values) {
      open = true;
      continue;
    }
    const operator = byTest.get(test.text) ?? { test, block, keys: new Map<string, DictEntry>() };
    byTest.set(test.text, operator);
    addTo(operator.keys, variable, values, isWhole);
  }
  const entries = Array.from(byTest.values(), ({ test, block, keys }): DictEntry => {
    return { key: test, value: dict(block, [...keys.values()]), span: block.span, implied: true };
  });
  return dict(value, entries, open);
}

function addTo(
  entries: Map<string, DictEntry>,
  key: TextValue,
  { value, span }: DictEntry,
  isWhole: boolean,
): void {
  const known = entries.get(key.text);
  const before = known?.value;
  entries.set(key.text, {
    key: known?.key ?? key,
    value: textsOf(value, isWhole, before),
    span: known?.span ?? span,
    implied: true,
  });
}

/**
 * Strings in which `&{…}` is IAM's `${…}`. Unknown values may be null or missing, so in a document that is not
 * evaluated yet any list may have more items.
 */
function textsOf(value: Value, isWhole: boolean, before?: Value): Value {
  if (value.kind === 'text' && !before) return variableOf(value);
  if (value.kind !== 'list' && value.kind !== 'text') return { kind: 'opaque', span: value.span };
  const items = itemsOf(value).map((item): Value =>
    item.kind === 'text' ? variableOf(item) : { kind: 'opaque', span: item.span },
  );
  const open = !isWhole || isOpen(value) || isOpen(before);
  return { kind: 'list', span: value.span, items: [...itemsOf(before), ...items], ...(open && { open }) };
}

function isOpen(value: Value | undefined): boolean {
  return value?.kind === 'list' && value.open === true;
}

function memberOf(block: Value, name: string): DictEntry | undefined {
  return block.kind === 'dict' ? entryOf(block, name) : undefined;
}

function variableOf(text: TextValue): TextValue {
  return text.text.includes('&{') ? { ...text, text: text.text.replaceAll('&{', '${') } : text;
}

/** Null, or no block. An empty list of values is one whose values are all unknown. */
function isUnset(value: Value | undefined, isOfBlocks = true): boolean {
  return (
    value === undefined ||
    (value.kind === 'scalar' && value.value === null) ||
    (value.kind === 'text' && value.text === '') ||
    (isOfBlocks && value.kind === 'list' && value.items.length === 0)
  );
}

function dict({ span }: Value, entries: readonly DictEntry[], open = false): DictValue {
  return { kind: 'dict', span, head: headOf(span), entries, ...(open && { open }) };
}

function named(name: string, { key, value, span }: DictEntry): DictEntry {
  return { key: { kind: 'text', span: key.span, text: name }, value, span, implied: true };
}

function made(name: string, text: string, { span }: Value): DictEntry {
  const head = headOf(span);
  return {
    key: { kind: 'text', span: head, text: name },
    value: { kind: 'text', span: head, text },
    span: head,
    implied: true,
  };
}

function headOf({ start }: Span): Span {
  return { start, end: start + 1 };
}
