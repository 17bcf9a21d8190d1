/**
 * Statements as objects under the names of `aws_iam_policy_document`, which modules make such a document of:
 * `policy_statements = { read = { actions = ["s3:GetObject"], resources = ["*"] } }`.
 */
import {
  entryOf,
  impliedDocument,
  itemsOf,
  type PolicyType,
  type Span,
  type TextValue,
  type UndecidedDict,
  type UndecidedEntry,
  type UndecidedValue,
} from 'iam-rules-core';

/** What the elements are called, in the modules of various makers. */
const elements: Readonly<Record<string, string>> = {
  sid: 'Sid',
  effect: 'Effect',
  principals: 'Principal',
  not_principals: 'NotPrincipal',
  actions: 'Action',
  not_actions: 'NotAction',
  resources: 'Resource',
  not_resources: 'NotResource',
  condition: 'Condition',
  conditions: 'Condition',
};

const action = /^\*$|^[\w-]+:[\w*?-]+$/;

/** The document of which an object is a statement, or of the statements that are in a list or under names; undefined for other values. */
export function documentOfObjects(value: UndecidedValue): UndecidedDict | undefined {
  const statements = statementsOf(value);
  return statements ? documentOfObjects(statements) : documentOf(value);
}

/**
 * The statements of an object under names that modules take for those of a policy document:
 * `{ version = "2012-10-17", statements = [ … ] }`; undefined for other values.
 */
export function statementsOf(value: UndecidedValue): UndecidedValue | undefined {
  if (value.kind !== 'dict' || entryOf(value, 'Statement')) return undefined;
  return value.entries.find(({ key }) => /^statements?$/.test(key.text))?.value;
}

function documentOf(value: UndecidedValue): UndecidedDict | undefined {
  const objects =
    value.kind === 'dict' && !isStatement(value)
      ? value.entries.map((entry) => entry.value)
      : itemsOf(value as never);
  if (objects.length === 0) return undefined;
  const statements: UndecidedValue[] = [];
  for (const each of objects as readonly UndecidedValue[]) {
    if (each.kind !== 'dict' || !isStatement(each)) return undefined;
    statements.push(statementOf(each));
  }
  return impliedDocument({ kind: 'list', span: value.span, items: statements, open: true });
}

/** The type that the name of an input says. */
export function typeNamedBy(input: string): { readonly type: PolicyType } | undefined {
  return /assume_role|trust/.test(input) ? { type: 'trust' } : undefined;
}

function isStatement({ entries, open }: UndecidedDict): boolean {
  if (open || !entries.every(({ key }) => Object.hasOwn(elements, key.text))) return false;
  const names = entries.map(({ key }) => elements[key.text]!);
  const actions = entries.find(({ key }) => /^(?:not_)?actions$/.test(key.text))?.value;
  return (
    names.some((name) => /Resource$|Principal$|^Effect$/.test(name)) &&
    itemsOf(actions as never).some((item) => item.kind === 'text' && action.test(item.text))
  );
}

function statementOf(object: UndecidedDict): UndecidedDict {
  const { span, head } = object;
  const entries = object.entries.flatMap((entry): UndecidedEntry[] => {
    const element = elements[entry.key.text]!;
    const value = valueOf(element, entry.value);
    return value ? [{ key: named(element, entry.key.span), value, span: entry.span }] : [];
  });
  if (!entryOf(object, 'effect'))
    entries.push({ key: named('Effect', head), value: named('Allow', head), span: head, implied: true });
  // The module may fill in the resource that the policy is of, or the conditions of all statements.
  return { kind: 'dict', span, head, entries, open: true };
}

function valueOf(element: string, value: UndecidedValue): UndecidedValue | undefined {
  if (!/Principal$|^Condition$/.test(element)) return value;
  const objects = value.kind === 'dict' ? value.entries.map((entry) => entry.value) : itemsOf(value as never);
  const entries = (objects as readonly UndecidedValue[]).map((each) =>
    each.kind !== 'dict' ? undefined : element === 'Condition' ? testOf(each) : principalOf(each),
  );
  const known = entries.filter((entry) => entry !== undefined);
  const everyone = known.find(({ key }) => key.text === '*');
  if (element !== 'Condition' && everyone) return everyoneIn(everyone.value, known.length, value.span);
  const isWhole =
    known.length === entries.length && new Set(known.map(({ key }) => key.text)).size === known.length;
  const { span } = value;
  const head = { start: span.start, end: span.start + 1 };
  return { kind: 'dict', span, head, entries: known, ...(!isWhole && { open: true }) };
}

function everyoneIn(list: UndecidedValue, count: number, span: Span): UndecidedValue {
  const [item, ...others] = itemsOf(list as never);
  const isEveryone = count === 1 && others.length === 0 && item?.kind === 'text' && item.text === '*';
  return isEveryone ? item : { kind: 'opaque', span };
}

function principalOf(object: UndecidedDict): UndecidedEntry | undefined {
  const type = entryOf(object, 'type')?.value;
  const identifiers = entryOf(object, 'identifiers')?.value;
  return type?.kind === 'text' && identifiers
    ? { key: type, value: identifiers, span: object.span }
    : undefined;
}

function testOf(object: UndecidedDict): UndecidedEntry | undefined {
  const test = entryOf(object, 'test')?.value;
  const variable = entryOf(object, 'variable')?.value;
  const values = entryOf(object, 'values')?.value;
  if (test?.kind !== 'text' || variable?.kind !== 'text' || !values) return undefined;
  const { span } = object;
  const keys: UndecidedEntry = { key: variable, value: values, span };
  return { key: test, value: { kind: 'dict', span, head: test.span, entries: [keys] }, span };
}

function named(text: string, span: Span): TextValue {
  return { kind: 'text', span, text };
}
