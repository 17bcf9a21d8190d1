/**
 * CDK statements.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.PolicyStatement.html
 */
import type { Span, TextValue, UndecidedDict, UndecidedEntry, UndecidedValue } from 'iam-rules-core';
import type { TSESTree } from '@typescript-eslint/utils';
import { plain, propertyName, spanOf, type Node } from './nodes.js';
import { conditionValue, principalsOf, principalValue, type Principal } from './cdk-principals.js';
import { isUndefined, opaque, type Member, type Members, type Values } from './values.js';

/** The names of statement elements in the CDK. */
export const cdkNames: Readonly<Record<string, string>> = {
  Sid: 'sid',
  Effect: 'effect',
  Principal: 'principals',
  NotPrincipal: 'notPrincipals',
  Action: 'actions',
  NotAction: 'notActions',
  Resource: 'resources',
  NotResource: 'notResources',
  Condition: 'conditions',
};
const elements: ReadonlyMap<string, string> = new Map(
  Object.entries(cdkNames).map(([element, name]) => [name, element]),
);

/** The parts of an element, in the order in which they are added. */
interface Part {
  readonly key: TextValue;
  readonly span: Span;
  readonly value: UndecidedValue;
}

/** Collects the parts of a statement: those in its constructor, and those added later. */
class Parts {
  readonly byElement = new Map<string, Part[]>();
  readonly principals = new Map<string, Principal[]>();
  isOpen = false;

  add(element: string, part: Part): void {
    this.byElement.set(element, [...(this.byElement.get(element) ?? []), part]);
  }

  addPrincipals(element: string, found: readonly Principal[]): void {
    this.principals.set(element, [...(this.principals.get(element) ?? []), ...found]);
  }
}

/** The statement that `new PolicyStatement(…)` creates, including what the file adds to it. */
export function cdkStatement(node: TSESTree.NewExpression, values: Values): UndecidedDict {
  const parts = new Parts();
  const [argument] = node.arguments;
  const found = argument && argument.type !== 'SpreadElement' ? values.members(argument) : undefined;
  values.read.add(node);
  if (argument && !found) parts.isOpen = true;
  if (found) readMembers(found, parts, values);
  addLater(node, parts, values);
  // A statement that is created empty and passed on is filled in elsewhere.
  if (parts.byElement.size === 0) parts.isOpen = true;
  const span = spanOf(node);
  const head = spanOf(node.callee);
  const braces = argument?.type === 'ObjectExpression' && found?.isWhole ? spanOf(argument) : undefined;
  if (braces) values.written.statements.set(span.start, { braces, names: cdkNames });
  else values.written.fixed.add(span.start);
  const entries = entriesOf(parts, span, head);
  return { kind: 'dict', span, head, entries, ...(parts.isOpen && { open: true }) };
}

function readMembers({ members, isOpen }: Members, parts: Parts, values: Values): void {
  parts.isOpen ||= isOpen;
  for (const member of members) {
    const element = elements.get(member.key.text);
    if (element === undefined || isUndefined(member.value)) continue;
    const { span } = member;
    const key: TextValue = { kind: 'text', span: member.key.span, text: element };
    parts.add(element, { key, span, value: valueOf(element, member, parts, values) });
  }
}

function valueOf(element: string, { value }: Member, parts: Parts, values: Values): UndecidedValue {
  switch (element) {
    case 'Effect':
      return effectOf(value, values);
    case 'Sid':
    case 'Condition':
      return values.value(value);
    case 'Principal':
    case 'NotPrincipal':
      return principalList(element, value, parts, values);
    default:
      return textList(value, values);
  }
}

function textList(expression: Node, values: Values): UndecidedValue {
  return values.list(expression, (item) => values.text(item));
}

/** Principals are converted once all are known. This determines only whether the list is complete. */
function principalList(element: string, expression: Node, parts: Parts, values: Values): UndecidedValue {
  const { node } = values.bindings.follow(expression);
  if (node.type === 'ConditionalExpression')
    return values.choice(node, (branch) => {
      const own = new Parts();
      const value = principalList(element, branch, own, values);
      const principals = own.principals.get(element) ?? [];
      // Whether there is a Condition also depends on the branch.
      parts.isOpen ||= principals.some(({ conditions }) => conditions.length > 0);
      return value.kind === 'choice' ? value : principalsIn(principals, [value]);
    });
  const list = values.list(expression, (item) => {
    const found = principalsOf(item, values);
    parts.addPrincipals(element, found);
    return opaque(item);
  });
  values.written.fixed.add(list.span.start);
  return list;
}

/** `iam.Effect.DENY`, however it is imported. */
function effectOf(expression: Node, values: Values): UndecidedValue {
  const own = plain(expression);
  if (own.type === 'ConditionalExpression') {
    const condition = values.source.slice(...own.test.range);
    const alternatives = [own.consequent, own.alternate].map((each) => effectOf(each, values));
    return { kind: 'choice', span: spanOf(own), condition, alternatives };
  }
  const { node } = values.bindings.follow(own);
  const name = node.type === 'MemberExpression' ? propertyName(node) : undefined;
  if (name === 'ALLOW' || name === 'DENY')
    return { kind: 'text', span: spanOf(own), text: name === 'DENY' ? 'Deny' : 'Allow', expression: {} };
  return node.type === 'Literal' ? values.value(own) : opaque(own);
}

const lists: Readonly<Record<string, string>> = {
  addActions: 'Action',
  addNotActions: 'NotAction',
  addResources: 'Resource',
  addNotResources: 'NotResource',
};
/** The methods of old versions for single actions and resources. */
const singles: Readonly<Record<string, string>> = { addAction: 'Action', addResource: 'Resource' };
const ofPrincipals: Readonly<Record<string, string>> = {
  addPrincipals: 'Principal',
  addNotPrincipals: 'NotPrincipal',
};
/** Methods that do not change the statement. */
const reading =
  /^(?:to(?:StatementJson|JSON|String)|copy|validateFor\w+|freeze|has\w+|_\w+|sid|effect|actions|resources|conditions|principals|notActions|notResources|notPrincipals)$/;

/** Applies the method calls on the constant that holds the statement. */
function addLater(made: TSESTree.NewExpression, parts: Parts, values: Values): void {
  const { parent } = made;
  if (parent.type === 'MemberExpression') {
    // Only the end of a chain of calls would count.
    parts.isOpen = true;
    return;
  }
  const holder = parent.type === 'VariableDeclarator' && parent.init === made ? parent : undefined;
  if (holder?.id.type !== 'Identifier') return;
  const variable = values.bindings.variableOf(holder.id);
  for (const { identifier } of variable?.references ?? []) {
    const member = identifier.parent;
    if (member.type !== 'MemberExpression' || member.object !== identifier) continue;
    const name = propertyName(member);
    const call = member.parent;
    if (call.type === 'AssignmentExpression' && call.left === member) {
      if (name === 'effect' || name === 'sid')
        assign(name === 'sid' ? 'Sid' : 'Effect', call, member.property, parts, values);
      else parts.isOpen = true;
    } else if (call.type === 'CallExpression' && call.callee === member) {
      if (blockOf(call) === blockOf(holder)) addCalled(name, call, member.property, parts, values);
      else if (name === undefined || !reading.test(name)) parts.isOpen = true;
    } else if (name === undefined || !reading.test(name)) parts.isOpen = true;
  }
}

function assign(
  element: string,
  { right, range }: TSESTree.AssignmentExpression,
  property: Node,
  parts: Parts,
  values: Values,
): void {
  const value = element === 'Effect' ? effectOf(right, values) : values.value(right);
  const key: TextValue = { kind: 'text', span: spanOf(property), text: element };
  parts.byElement.set(element, [{ key, span: { start: range[0], end: range[1] }, value }]);
}

function addCalled(
  name: string | undefined,
  call: TSESTree.CallExpression,
  property: Node,
  parts: Parts,
  values: Values,
): void {
  if (name === undefined || reading.test(name)) return;
  const key = (text: string): TextValue => ({ kind: 'text', span: spanOf(property), text });
  const span = spanOf(call);
  const element = lists[name] ?? singles[name];
  const args = call.arguments;
  if (element !== undefined) {
    const isOpen = args.some((each) => each.type === 'SpreadElement');
    const items = args.map((each) => (each.type === 'SpreadElement' ? opaque(each) : values.text(each)));
    values.written.fixed.add(span.start);
    parts.add(element, {
      key: key(element),
      span,
      value: { kind: 'list', span, items, ...(isOpen && { open: true }) },
    });
  } else if (name === 'addAllResources') {
    const everything: TextValue = { kind: 'text', span: spanOf(property), text: '*', expression: {} };
    parts.add('Resource', { key: key('Resource'), span, value: everything });
  } else if (Object.hasOwn(ofPrincipals, name)) {
    const not = ofPrincipals[name]!;
    for (const each of args) parts.addPrincipals(not, principalsOf(each, values));
    parts.add(not, { key: key(not), span, value: { kind: 'list', span, items: [] } });
  } else parts.isOpen = true;
}

function blockOf(node: Node): Node | undefined {
  for (let each: Node | undefined = node; each; each = each.parent)
    if (each.type === 'BlockStatement' || each.type === 'Program') return each;
  return undefined;
}

function entriesOf(parts: Parts, span: Span, head: Span): UndecidedEntry[] {
  const entries: UndecidedEntry[] = [];
  const conditions: UndecidedValue[] = [];
  let condition: Part | undefined;
  for (const [element, found] of parts.byElement) {
    const [first] = found as [Part];
    if (element === 'Condition') {
      condition = first;
      conditions.push(...found.map(({ value }) => value));
      continue;
    }
    const value = element.endsWith('Principal')
      ? principalElement(parts.principals.get(element) ?? [], found)
      : found.length === 1
        ? first.value
        : merged(
            found.map((each) => each.value),
            span,
          );
    // The CDK omits an element without items.
    if (value.kind === 'list' && value.items.length === 0 && !value.open) continue;
    if (value.kind === 'dict' && element.endsWith('Principal') && value.entries.length === 0 && !value.open)
      continue;
    entries.push({ key: first.key, value, span: first.span });
  }
  const ofPrincipalsOnly = [...parts.principals.values()].flat().flatMap((each) => each.conditions);
  const known = conditionValue([...conditions, ...ofPrincipalsOnly]);
  if (known) {
    const key: TextValue = condition?.key ?? { kind: 'text', span: known.span, text: 'Condition' };
    entries.push({
      key,
      value: known,
      span: condition?.span ?? known.span,
      ...(!condition && { implied: true as const }),
    });
  }
  if (!parts.byElement.has('Effect') && !parts.isOpen) entries.push(impliedText('Effect', 'Allow', head));
  return entries;
}

function principalElement(principals: readonly Principal[], parts: readonly Part[]): UndecidedValue {
  const found = parts.map(({ value }) => value);
  const [only, ...others] = found;
  return only?.kind === 'choice' && others.length === 0 ? only : principalsIn(principals, found);
}

function principalsIn(principals: readonly Principal[], lists: readonly UndecidedValue[]): UndecidedValue {
  const isOpen = lists.some((list) => list.kind !== 'list' || list.open === true);
  return principalValue(principals, lists[0]!.span, isOpen);
}

function merged(valuesOfParts: readonly UndecidedValue[], span: Span): UndecidedValue {
  const items = valuesOfParts.flatMap((value) => (value.kind === 'list' ? value.items : [value]));
  const isOpen = valuesOfParts.some(
    (value) => value.kind === 'opaque' || (value.kind === 'list' && value.open),
  );
  return { kind: 'list', span, items, ...(isOpen && { open: true }) };
}

/** An entry that the CDK implies. */
export function impliedText(key: string, text: string, head: Span): UndecidedEntry {
  return {
    key: { kind: 'text', span: head, text: key },
    value: { kind: 'text', span: head, text, expression: {} },
    span: head,
    implied: true,
  };
}
