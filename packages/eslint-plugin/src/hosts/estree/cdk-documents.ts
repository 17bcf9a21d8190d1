/**
 * CDK policy documents.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.PolicyDocument.html
 */
import type { Span, UndecidedDict, UndecidedEntry, UndecidedValue } from 'iam-rules-core';
import type { TSESTree } from '@typescript-eslint/utils';
import { cdkObject, cdkStatic } from './cdk-classes.js';
import { conditionValue, principalsOf, principalValue } from './cdk-principals.js';
import { cdkNames, cdkStatement, impliedText } from './cdk-statements.js';
import { plain, propertyName, spanOf, type Node } from './nodes.js';
import { isUndefined, opaque, type Values } from './values.js';

/** A statement where the CDK expects one. Opaque if unknown. */
export function statementOf(expression: Node, values: Values): UndecidedValue {
  const json = jsonOf(expression, 'PolicyStatement', values);
  if (json) return readStatement(values.value(json));
  const found = cdkObject(expression, values.bindings);
  if (found?.name !== 'PolicyStatement') return opaque(expression);
  if (found.node !== plain(expression) && isUsedTwice(expression, values))
    values.written.share(spanOf(found.node));
  return cdkStatement(found.node, values);
}

function isUsedTwice(expression: Node, { bindings }: Values): boolean {
  return bindings.follow(expression).isShared;
}

/** The argument of `PolicyStatement.fromJson(…)` or `PolicyDocument.fromJson(…)`. */
export function jsonOf(expression: Node, name: string, { bindings }: Values): Node | undefined {
  const { node } = bindings.follow(expression);
  if (node.type !== 'CallExpression') return undefined;
  const method = cdkStatic(plain(node.callee), bindings);
  return method?.of.name === name && method.name === 'fromJson' ? node.arguments[0] : undefined;
}

/** The document that `PolicyDocument.fromJson(…)` creates. The CDK sets its Version, whatever the literal says. */
export function jsonDocument(json: Node, values: Values): UndecidedDict | undefined {
  const value = values.value(json);
  if (value.kind !== 'dict') return undefined;
  const entries = value.entries
    .filter(({ key }) => key.text !== 'Version')
    .map((entry) =>
      entry.key.text === 'Statement' ? { ...entry, value: readStatements(entry.value) } : entry,
    );
  return { ...value, entries: [...entries, impliedText('Version', '2012-10-17', value.head)] };
}

function readStatements(statements: UndecidedValue): UndecidedValue {
  if (statements.kind !== 'list') return readStatement(statements);
  return { ...statements, items: statements.items.map(readStatement) };
}

/** The CDK reads the existing elements, ignores everything else, and adds a missing Effect. */
function readStatement(statement: UndecidedValue): UndecidedValue {
  if (statement.kind !== 'dict') return statement;
  const entries = statement.entries.filter(({ key }) => Object.hasOwn(cdkNames, key.text));
  const isComplete = statement.open || entries.some(({ key }) => key.text === 'Effect');
  return {
    ...statement,
    entries: isComplete ? entries : [...entries, impliedText('Effect', 'Allow', statement.head)],
  };
}

/** The document that `new PolicyDocument(…)` creates. */
export function cdkDocument(node: TSESTree.NewExpression, values: Values): UndecidedDict {
  values.read.add(node);
  const [argument] = node.arguments;
  const span = spanOf(node);
  const head = spanOf(node.callee);
  const entries: UndecidedEntry[] = [impliedText('Version', '2012-10-17', head)];
  const found = argument && argument.type !== 'SpreadElement' ? values.members(argument) : undefined;
  let isOpen = (argument && !found) || found?.isOpen === true;
  const isAddedTo = isUsedElsewhere(node, values);
  const statements = found?.members.findLast(({ key }) => key.text === 'statements');
  if (statements && !isUndefined(statements.value)) {
    const list = statementList(statements.value, values);
    const value = isAddedTo && list.kind === 'list' ? { ...list, open: true } : list;
    entries.push({ key: { ...statements.key, text: 'Statement' }, value, span: statements.span });
  } else isOpen = true;
  values.written.fixed.add(span.start);
  return { kind: 'dict', span, head, entries, ...(isOpen && { open: true }) };
}

/** Calls such as `document.addStatements(…)` can change it. */
function isUsedElsewhere({ parent }: Node, { bindings }: Values): boolean {
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier')
    return parent?.type === 'MemberExpression' || parent?.type === 'AssignmentExpression';
  return (
    bindings.variableOf(parent.id)?.references.some(({ identifier }) => {
      const member = identifier.parent;
      return (
        member.type === 'MemberExpression' &&
        member.object === identifier &&
        propertyName(member) === 'addStatements'
      );
    }) === true
  );
}

export function statementList(expression: Node, values: Values): UndecidedValue {
  const list = values.list(expression, (item) => statementOf(item, values));
  return list;
}

/** The trust policy of a role with `assumedBy`: one statement for each principal. */
export function trustDocument(expression: Node, values: Values): UndecidedDict {
  const span = spanOf(plain(expression));
  const principals = principalsOf(expression, values);
  const statements = principals.map((principal): UndecidedDict => {
    const { head, type, conditions, actions } = principal;
    const place: Span = principal.span;
    const action: UndecidedValue =
      actions.length === 1 ? actions[0]! : { kind: 'list', span: head, items: actions };
    const entries: UndecidedEntry[] = [
      impliedText('Effect', 'Allow', head),
      implied('Action', action, head),
      implied('Principal', principalValue([principal], place), head),
    ];
    const condition = conditionValue(conditions);
    if (condition) entries.push({ ...implied('Condition', condition, head), span: condition.span });
    values.written.fixed.add(place.start);
    return { kind: 'dict', span: place, head, entries, ...(type === undefined && { open: true }) };
  });
  const head = principals[0]?.head ?? span;
  values.written.fixed.add(span.start);
  return {
    kind: 'dict',
    span,
    head,
    entries: [
      impliedText('Version', '2012-10-17', head),
      implied('Statement', { kind: 'list', span, items: statements }, head),
    ],
  };
}

function implied(key: string, value: UndecidedValue, head: Span): UndecidedEntry {
  return { key: { kind: 'text', span: head, text: key }, value, span: head, implied: true };
}
