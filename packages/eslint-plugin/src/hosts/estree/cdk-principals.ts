/**
 * CDK principals, and what they become in a policy.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam-readme.html#using-iam-principals-for-policies
 */
import type { Span, TextValue, UndecidedDict, UndecidedEntry, UndecidedValue } from 'iam-rules-core';
import { cdkClassOf } from './cdk-classes.js';
import { plain, propertyName, spanOf, type Node } from './nodes.js';
import { isUndefined, type Values } from './values.js';

export interface Principal {
  /** The expression. */
  readonly span: Span;
  /** The class name, if it names the principal type. */
  readonly head: Span;
  /** `AWS`, `Service`, …; `*` for everyone without a type; undefined if unknown. */
  readonly type: string | undefined;
  readonly value: UndecidedValue;
  /** What the principal adds to the Condition. */
  readonly conditions: readonly UndecidedValue[];
  /** The actions with which the role that trusts it is assumed. */
  readonly actions: readonly UndecidedValue[];
}

const webIdentity = 'sts:AssumeRoleWithWebIdentity';
const saml = 'sts:AssumeRoleWithSAML';

/** The principals that an expression stands for. A `CompositePrincipal` has several. */
export function principalsOf(expression: Node, values: Values): readonly Principal[] {
  const { node } = values.bindings.follow(expression);
  if (node.type === 'NewExpression') return made(node.callee, node.arguments, node, values);
  const method = node.type === 'CallExpression' ? propertyName(plain(node.callee)) : undefined;
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const inner = principalsOf(node.callee.object, values);
    const [argument] = node.arguments;
    if (method === 'withConditions' && argument)
      return inner.map((each) => withCondition(each, values.value(argument)));
    if (method === 'withSessionTags') return inner.map((each) => withAction(each, 'sts:TagSession'));
  }
  return [unknown(node)];
}

function made(callee: Node, args: readonly Node[], node: Node, values: Values): readonly Principal[] {
  const of = cdkClassOf(callee, values.bindings);
  const base = {
    span: spanOf(node),
    head: spanOf(callee),
    conditions: [],
    actions: [action('sts:AssumeRole', callee)],
  };
  const [first, second, third] = args;
  const of2 = (type: string, value: UndecidedValue, more: Partial<Principal> = {}): Principal[] => [
    { ...base, type, value, ...more },
  ];
  const conditionsIn = (argument: Node | undefined) =>
    argument && !isUndefined(argument) ? [values.value(argument)] : [];
  const here = (text: string): TextValue => ({ kind: 'text', span: spanOf(node), text, expression: {} });
  if (of?.service !== 'iam' && of?.service !== '') return [unknown(node)];
  switch (of.name) {
    case 'ServicePrincipal': {
      const value = first && values.text(first);
      return value
        ? of2('Service', whole(value), { conditions: serviceConditions(second, values) })
        : [unknown(node)];
    }
    case 'AnyPrincipal':
    case 'Anyone':
      return of2('AWS', here('*'));
    case 'StarPrincipal':
      return of2('*', here('*'));
    case 'AccountRootPrincipal':
      return of2('AWS', accountRoot(undefined, node, values));
    case 'AccountPrincipal':
      return first ? of2('AWS', accountRoot(first, node, values)) : [unknown(node)];
    case 'ArnPrincipal':
      return first ? of2('AWS', values.text(first)) : [unknown(node)];
    case 'CanonicalUserPrincipal':
      return first ? of2('CanonicalUser', values.text(first)) : [unknown(node)];
    case 'OrganizationPrincipal':
      return first
        ? of2('AWS', here('*'), { conditions: [ofOrganization(values.text(first), node)] })
        : [unknown(node)];
    case 'FederatedPrincipal': {
      if (!first) return [unknown(node)];
      const actions = third && !isUndefined(third) ? [values.value(third)] : base.actions;
      return of2('Federated', values.text(first), { conditions: conditionsIn(second), actions });
    }
    case 'WebIdentityPrincipal':
      return first
        ? of2('Federated', values.text(first), {
            conditions: conditionsIn(second),
            actions: [action(webIdentity, callee)],
          })
        : [unknown(node)];
    case 'OpenIdConnectPrincipal':
    case 'SamlPrincipal':
      return first
        ? of2('Federated', values.holes.of(plain(first)), {
            conditions: conditionsIn(second),
            actions: [action(of.name === 'SamlPrincipal' ? saml : webIdentity, callee)],
          })
        : [unknown(node)];
    case 'SamlConsolePrincipal':
      // It adds a condition on the endpoint of the partition.
      return first
        ? of2('Federated', values.holes.of(plain(first)), {
            conditions: [...conditionsIn(second), { kind: 'opaque', span: base.head }],
            actions: [action(saml, callee)],
          })
        : [unknown(node)];
    case 'PrincipalWithConditions':
      return first && second
        ? principalsOf(first, values).map((each) => withCondition(each, values.value(second)))
        : [unknown(node)];
    case 'SessionTagsPrincipal':
      return first
        ? principalsOf(first, values).map((each) => withAction(each, 'sts:TagSession'))
        : [unknown(node)];
    case 'CompositePrincipal':
      return args.flatMap((each) => principalsOf(each, values));
    default:
      return [unknown(node)];
  }
}

function unknown(node: Node): Principal {
  const span = spanOf(node);
  return {
    span,
    head: span,
    type: undefined,
    value: { kind: 'opaque', span },
    conditions: [],
    actions: [{ kind: 'opaque', span }],
  };
}

/** The CDK completes `lambda` to `lambda.amazonaws.com`. */
function whole(value: UndecidedValue): UndecidedValue {
  return value.kind === 'text' && !value.holes && !value.text.includes('.')
    ? { kind: 'opaque', span: value.span }
    : value;
}

/** `{ conditions, region }`. */
function serviceConditions(options: Node | undefined, values: Values): readonly UndecidedValue[] {
  if (!options) return [];
  const found = values.members(options);
  const conditions = found?.members.find(({ key }) => key.text === 'conditions');
  if (conditions) return [values.value(conditions.value)];
  return !found || found.isOpen ? [{ kind: 'opaque', span: spanOf(options) }] : [];
}

function accountRoot(account: Node | undefined, node: Node, values: Values): UndecidedValue {
  const literal = (text: string) => ({ written: { kind: 'text', span: spanOf(node), text } as const });
  const ofStack = (alphabet: 'partition' | 'account', name: string) =>
    values.holes.text({ id: `Ref ${name}`, source: `\${${name}}`, alphabet, expression: true }, node);
  const parts = [
    literal('arn:'),
    ofStack('partition', 'AWS::Partition'),
    literal(':iam::'),
    account ? values.text(account) : ofStack('account', 'AWS::AccountId'),
    literal(':root'),
  ];
  return values.joined(parts, node);
}

function ofOrganization(id: UndecidedValue, node: Node): UndecidedDict {
  const dict = (key: string, value: UndecidedValue): UndecidedDict => ({
    kind: 'dict',
    span: spanOf(node),
    head: spanOf(node),
    entries: [
      { key: { kind: 'text', span: spanOf(node), text: key }, value, span: spanOf(node), implied: true },
    ],
  });
  return dict('StringEquals', dict('aws:PrincipalOrgID', id));
}

function action(text: string, callee: Node): TextValue {
  return { kind: 'text', span: spanOf(callee), text, expression: {} };
}

function withCondition(principal: Principal, condition: UndecidedValue): Principal {
  return { ...principal, conditions: [...principal.conditions, condition] };
}

function withAction(principal: Principal, name: string): Principal {
  const text: TextValue = { kind: 'text', span: principal.head, text: name, expression: {} };
  return { ...principal, actions: [...principal.actions, text] };
}

/** The value of `Principal` for the principals. */
export function principalValue(principals: readonly Principal[], span: Span, isOpen = false): UndecidedValue {
  const [first] = principals;
  if (first && !isOpen && principals.every(({ type }) => type === '*')) return first.value;
  const byType = new Map<string, UndecidedValue[]>();
  const heads = new Map<string, Span>();
  for (const { type, value, head } of principals) {
    if (type === undefined) continue;
    const known = type === '*' ? 'AWS' : type;
    byType.set(known, [...(byType.get(known) ?? []), value]);
    if (!heads.has(known)) heads.set(known, head);
  }
  const entries = Array.from(byType, ([type, [only, ...others]]): UndecidedEntry => {
    const head = heads.get(type)!;
    const value: UndecidedValue =
      others.length === 0 ? only! : { kind: 'list', span, items: [only!, ...others] };
    return { key: { kind: 'text', span: head, text: type }, value, span: value.span, implied: true };
  });
  const open = isOpen || principals.some(({ type }) => type === undefined);
  return {
    kind: 'dict',
    span,
    head: { start: span.start, end: span.start + 1 },
    entries,
    ...(open && { open }),
  };
}

/**
 * The value of `Condition`, combining the conditions of the statement and its principals. Undefined if there are none.
 */
export function conditionValue(parts: readonly UndecidedValue[]): UndecidedValue | undefined {
  const [only, ...others] = parts;
  // How the CDK combines several depends on their content.
  return only && others.length > 0 ? { kind: 'opaque', span: only.span } : only;
}
