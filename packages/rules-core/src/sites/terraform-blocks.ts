/**
 * The policy that the blocks of Terraform's `aws_iam_policy_document` say, where a plan has it not as JSON yet. What
 * Terraform does not know before it applies is left out of a block, and null in a list.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
import {
  entryOf,
  type DictEntry,
  type DictValue,
  type Span,
  type TextValue,
  type Value,
} from '../value/value.js';

/** What the elements are called in the blocks. */
export const statementWords: Readonly<Record<string, string>> = {
  Version: 'version',
  Id: 'policy_id',
  Statement: 'statement',
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

/** @returns undefined for values without a statement */
export function blocksDocument(values: DictValue): DictValue | undefined {
  const statements = entryOf(values, 'statement');
  if (statements?.value.kind !== 'list') return undefined;
  const { span } = statements.value;
  const items = statements.value.items.map(statementOf);
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
      { ...named('Statement', statements), value: { kind: 'list', span, items } },
    ],
    isMerged,
  );
}

function statementOf(block: Value): Value {
  if (block.kind !== 'dict') return { kind: 'opaque', span: block.span };
  const entries: DictEntry[] = [];
  let open = false;
  for (const [element, name] of Object.entries(statementWords)) {
    if (element === 'Version' || element === 'Id' || element === 'Statement') continue;
    const entry = entryOf(block, name);
    if (!entry) {
      // Not known yet. Of the two that exclude each other, the one that is there is the one that counts.
      open = true;
      continue;
    }
    if (element === 'Effect' && isUnset(entry.value)) entries.push(made('Effect', 'Allow', block));
    if (isUnset(entry.value)) continue;
    const value = valueOf(element, entry.value);
    if (value) entries.push({ ...named(element, entry), value });
  }
  return dict(block, entries, open);
}

function valueOf(element: string, value: Value): Value {
  switch (element) {
    case 'Sid':
    case 'Effect':
      return value;
    case 'Principal':
    case 'NotPrincipal':
      return principalsOf(value);
    case 'Condition':
      return conditionsOf(value);
    default:
      return textsOf(value);
  }
}

/** Blocks with `type` and `identifiers`. */
function principalsOf(value: Value): Value {
  const entries: DictEntry[] = [];
  let open = value.kind !== 'list';
  for (const block of value.kind === 'list' ? value.items : []) {
    const type = block.kind === 'dict' ? entryOf(block, 'type')?.value : undefined;
    const identifiers = block.kind === 'dict' ? entryOf(block, 'identifiers') : undefined;
    if (type?.kind !== 'text' || !identifiers) open = true;
    else if (type.text === '*') {
      const [first] = identifiers.value.kind === 'list' ? identifiers.value.items : [];
      return first?.kind === 'text' && first.text === '*' ? first : { kind: 'opaque', span: value.span };
    } else entries.push({ ...identifiers, key: type, value: textsOf(identifiers.value), implied: true });
  }
  return { ...dict(value, entries, open), repeats: true };
}

/** Blocks with `test`, `variable` and `values`. */
function conditionsOf(value: Value): Value {
  const entries: DictEntry[] = [];
  let open = value.kind !== 'list';
  for (const block of value.kind === 'list' ? value.items : []) {
    const test = block.kind === 'dict' ? entryOf(block, 'test')?.value : undefined;
    const variable = block.kind === 'dict' ? entryOf(block, 'variable')?.value : undefined;
    const values = block.kind === 'dict' ? entryOf(block, 'values') : undefined;
    if (test?.kind !== 'text' || variable?.kind !== 'text' || !values) open = true;
    else {
      const inner: DictEntry = { ...values, key: variable, value: textsOf(values.value), implied: true };
      entries.push({ key: test, value: dict(block, [inner]), span: block.span, implied: true });
    }
  }
  return { ...dict(value, entries, open), repeats: true };
}

/** Strings in which `&{…}` is IAM's `${…}`; null for one that is not known yet. */
function textsOf(value: Value): Value {
  if (value.kind === 'text') return variableOf(value);
  if (value.kind !== 'list') return { kind: 'opaque', span: value.span };
  const items = value.items.map((item): Value =>
    item.kind === 'text' ? variableOf(item) : { kind: 'opaque', span: item.span },
  );
  const isKnown = value.items.every(({ kind }) => kind === 'text');
  return { kind: 'list', span: value.span, items, ...(!isKnown && { open: true }) };
}

function variableOf(text: TextValue): TextValue {
  return text.text.includes('&{') ? { ...text, text: text.text.replaceAll('&{', '${') } : text;
}

/** Null, or an empty list of blocks or values. */
function isUnset(value: Value | undefined): boolean {
  return (
    value === undefined ||
    (value.kind === 'scalar' && value.value === null) ||
    (value.kind === 'list' && value.items.length === 0) ||
    (value.kind === 'text' && value.text === '')
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
