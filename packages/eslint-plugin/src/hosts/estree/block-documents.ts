/**
 * Documents with the property names of Terraform's `aws_iam_policy_document`, as in Pulumi
 * (`aws.iam.getPolicyDocument`) and CDK for Terraform (`new DataAwsIamPolicyDocument`), and SST permissions.
 * https://www.pulumi.com/registry/packages/aws/api-docs/iam/getpolicydocument/
 * https://sst.dev/docs/component/aws/function#permissions
 */
import type { Span, UndecidedDict, UndecidedEntry, UndecidedValue } from 'iam-rules-core';
import { impliedText } from './cdk-statements.js';
import { spanOf, type Node } from './nodes.js';
import { isUndefined, opaque, type Members, type Values } from './values.js';

/** The names of statement elements there. */
export const blockNames: Readonly<Record<string, string>> = {
  Sid: 'sid',
  Effect: 'effect',
  Principal: 'principals',
  NotPrincipal: 'notPrincipals',
  Action: 'actions',
  NotAction: 'notActions',
  Resource: 'resources',
  NotResource: 'notResources',
};

/** The document of an object with `statements` or `statement`. Undefined for anything else. */
export function blocksDocument(expression: Node, values: Values): UndecidedDict | undefined {
  const found = values.members(expression);
  const statements = found?.members.find(({ key }) => /^statements?$/.test(key.text));
  if (!found || !statements) return undefined;
  const isMerged = found.members.some(({ key }) =>
    /^(?:source|override)(?:Policy)?(?:Documents|Json)$/.test(key.text),
  );
  const span = spanOf(values.bindings.follow(expression).node);
  const head = { start: span.start, end: span.start + 1 };
  const value = values.list(statements.value, (item) => blockStatement(item, values) ?? opaque(item));
  const entries: UndecidedEntry[] = [
    impliedText('Version', '2012-10-17', head),
    { key: { ...statements.key, text: 'Statement' }, value, span: statements.span },
  ];
  values.written.fixed.add(span.start);
  return { kind: 'dict', span, head, entries, ...((isMerged || found.isOpen) && { open: true }) };
}

/** A statement with `actions` and `resources`. Undefined if it is not an object. */
export function blockStatement(expression: Node, values: Values): UndecidedDict | undefined {
  const found = values.members(expression);
  if (!found) return undefined;
  const span = spanOf(values.bindings.follow(expression).node);
  const head = { start: span.start, end: span.start + 1 };
  const entries: UndecidedEntry[] = [];
  for (const [element, name] of Object.entries(blockNames)) {
    const member = found.members.findLast(({ key }) => key.text === name);
    if (!member || isUndefined(member.value)) continue;
    const value = elementValue(element, member.value, values);
    if (value.kind === 'list' && value.items.length === 0 && !value.open) continue;
    entries.push({ key: { kind: 'text', span: member.key.span, text: element }, value, span: member.span });
  }
  const conditions = found.members.findLast(({ key }) => /^conditions?$/.test(key.text));
  if (conditions && !isUndefined(conditions.value))
    entries.push({
      key: { kind: 'text', span: conditions.key.span, text: 'Condition' },
      value: conditionBlocks(conditions.value, values),
      span: conditions.span,
    });
  if (!found.members.some(({ key }) => key.text === 'effect') && !found.isOpen)
    entries.push(impliedText('Effect', 'Allow', head));
  if (found.isWhole) values.written.statements.set(span.start, { braces: span, names: blockNames });
  else values.written.fixed.add(span.start);
  return { kind: 'dict', span, head, entries, ...(found.isOpen && { open: true }) };
}

function elementValue(element: string, expression: Node, values: Values): UndecidedValue {
  switch (element) {
    case 'Sid':
      return values.value(expression);
    case 'Effect': {
      // SST uses lower case.
      const value = values.value(expression);
      const isLower = value.kind === 'text' && /^(?:allow|deny)$/.test(value.text);
      return isLower ? { ...value, text: value.text === 'deny' ? 'Deny' : 'Allow', expression: {} } : value;
    }
    case 'Principal':
    case 'NotPrincipal':
      return principalBlocks(expression, values);
    default:
      return values.list(expression, (item) => variableOf(values.text(item)));
  }
}

/** `&{…}` is IAM's `${…}`. */
function variableOf(value: UndecidedValue): UndecidedValue {
  return value.kind === 'text' && value.text.includes('&{')
    ? { ...value, text: value.text.replaceAll('&{', '${'), expression: {} }
    : value;
}

/** Blocks with `type` and `identifiers`. Blocks with the same type are combined. In SST, a bare `"*"` is everyone. */
function principalBlocks(expression: Node, values: Values): UndecidedValue {
  const whole = values.value(expression);
  if (whole.kind === 'text') return whole;
  const byType = new Map<
    string,
    { readonly span: Span; readonly items: UndecidedValue[]; isOpen: boolean }
  >();
  let everyone: UndecidedValue | undefined;
  let isOpen = false;
  const list = values.list(expression, (item) => {
    const found = values.members(item);
    const member = (name: string) => found?.members.find(({ key }) => key.text === name);
    const type = member('type');
    const identifiers = member('identifiers');
    const name = type && values.value(type.value);
    if (name?.kind !== 'text' || name.holes || !identifiers) {
      isOpen = true;
      return opaque(item);
    }
    const inner = values.list(identifiers.value, (each) => values.text(each));
    const items = inner.kind === 'list' ? inner.items : [];
    const known = principalTypes[name.text] ?? name.text;
    if (known === '*') everyone = items[0];
    const before = byType.get(known) ?? { span: name.span, items: [], isOpen: false };
    before.items.push(...items);
    before.isOpen ||= inner.kind !== 'list' || inner.open === true;
    byType.set(known, before);
    return opaque(item);
  });
  values.written.fixed.add(list.span.start);
  if (everyone && byType.size === 1 && !isOpen) return everyone;
  isOpen ||= list.kind !== 'list' || list.open === true || byType.has('*');
  byType.delete('*');
  const entries = Array.from(byType, ([type, { span, items, isOpen: isPart }]): UndecidedEntry => ({
    key: { kind: 'text', span, text: type },
    value: { kind: 'list', span: list.span, items, ...(isPart && { open: true }) },
    span,
    implied: true,
  }));
  const { span } = list;
  return {
    kind: 'dict',
    span,
    head: { start: span.start, end: span.start + 1 },
    entries,
    ...(isOpen && { open: true }),
  };
}

/** SST's types are in lower case. */
const principalTypes: Readonly<Record<string, string>> = {
  aws: 'AWS',
  service: 'Service',
  federated: 'Federated',
  canonical: 'CanonicalUser',
};

/** Blocks with `test`, `variable` and `values`. Blocks with the same test and variable are combined. */
function conditionBlocks(expression: Node, values: Values): UndecidedValue {
  const operators = new Map<
    string,
    { readonly key: UndecidedEntry['key']; readonly entries: UndecidedEntry[] }
  >();
  let isOpen = false;
  const list = values.list(expression, (item) => {
    const found: Members | undefined = values.members(item);
    const member = (name: string) => found?.members.find(({ key }) => key.text === name);
    const test = member('test');
    const variable = member('variable');
    const tested = member('values');
    const operator = test && values.value(test.value);
    const key = variable && values.value(variable.value);
    if (operator?.kind !== 'text' || key?.kind !== 'text' || !tested) {
      isOpen = true;
      return opaque(item);
    }
    const value = values.list(tested.value, (each) => variableOf(values.text(each)));
    const known = operators.get(operator.text) ?? { key: operator, entries: [] };
    const same = known.entries.findIndex((entry) => entry.key.text === key.text);
    if (same < 0) known.entries.push({ key, value, span: tested.span, implied: true });
    // More values for the same condition.
    else known.entries[same] = { ...known.entries[same]!, value: opaque(item) };
    operators.set(operator.text, known);
    return opaque(item);
  });
  values.written.fixed.add(list.span.start);
  isOpen ||= list.kind !== 'list' || list.open === true;
  const { span } = list;
  const head = { start: span.start, end: span.start + 1 };
  const entries = Array.from(operators.values(), ({ key, entries: tests }): UndecidedEntry => ({
    key,
    value: { kind: 'dict', span: key.span, head: key.span, entries: tests },
    span: key.span,
    implied: true,
  }));
  return { kind: 'dict', span, head, entries, ...(isOpen && { open: true }) };
}
