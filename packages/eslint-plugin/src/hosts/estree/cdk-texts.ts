/**
 * Texts that CDK constructs provide: ARNs with a known format, and facts about the stack.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-construct-library.html
 */
import { type Alphabet, type Hole, type UndecidedValue } from 'iam-rules-core';
import type { TSESTree } from '@typescript-eslint/utils';
import { cdkClassOf, cdkStatic } from './cdk-classes.js';
import { plain, propertyName, spanOf, type Node } from './nodes.js';
import { opaque, type Construct, type Values } from './values.js';

/** `{name}` has no colons and slashes, `{path}` can be anything. As of 2026-11-30. */
const attributes: Readonly<Record<string, string>> = {
  bucketArn: 'arn:{partition}:s3:::{name}',
  bucketName: '{name}',
  deliveryStreamArn: 'arn:{partition}:firehose:{region}:{account}:deliverystream/{name}',
  eventBusArn: 'arn:{partition}:events:{region}:{account}:event-bus/{path}',
  fileSystemArn: 'arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{name}',
  functionArn: 'arn:{partition}:lambda:{region}:{account}:function:{path}',
  functionName: '{name}',
  keyArn: 'arn:{partition}:kms:{region}:{account}:key/{name}',
  keyId: '{name}',
  logGroupArn: 'arn:{partition}:logs:{region}:{account}:log-group:{path}',
  managedPolicyArn: 'arn:{partition}:iam::{account}:policy/{path}',
  parameterArn: 'arn:{partition}:ssm:{region}:{account}:parameter/{path}',
  queueArn: 'arn:{partition}:sqs:{region}:{account}:{name}',
  queueName: '{name}',
  roleArn: 'arn:{partition}:iam::{account}:role/{path}',
  roleName: '{name}',
  secretArn: 'arn:{partition}:secretsmanager:{region}:{account}:secret:{path}',
  stateMachineArn: 'arn:{partition}:states:{region}:{account}:stateMachine:{name}',
  tableArn: 'arn:{partition}:dynamodb:{region}:{account}:table/{name}',
  tableName: '{name}',
  tableStreamArn: 'arn:{partition}:dynamodb:{region}:{account}:table/{name}/stream/{path}',
  topicArn: 'arn:{partition}:sns:{region}:{account}:{name}',
  topicName: '{name}',
  userPoolArn: 'arn:{partition}:cognito-idp:{region}:{account}:userpool/{name}',
};

/** Objects whose members the user chooses. Such a member may be several ARNs, or a pattern: `props.bucketArn`. */
const given =
  /^(?:props?|properties|options?|opts|config(?:uration)?|args?|arguments|event|params?|parameters|env|input|settings|context|inputs|outputs)$/i;

const stackAttributes: Readonly<Record<string, Alphabet>> = {
  account: 'account',
  region: 'region',
  partition: 'partition',
  ACCOUNT_ID: 'account',
  REGION: 'region',
  PARTITION: 'partition',
};

const pseudo: Readonly<Record<Alphabet, string>> = {
  account: 'AWS::AccountId',
  region: 'AWS::Region',
  partition: 'AWS::Partition',
  name: '',
};

/** A text that a construct provides. Undefined for anything else. */
export const cdkText: Construct = (node, values) => {
  if (node.type === 'MemberExpression') return memberText(node, values);
  return node.type === 'CallExpression' ? callText(node, values) : undefined;
};

function memberText(node: TSESTree.MemberExpression, values: Values): UndecidedValue | undefined {
  const name = propertyName(node);
  if (name === undefined) return undefined;
  const alphabet = Object.hasOwn(stackAttributes, name) ? stackAttributes[name] : undefined;
  if (alphabet) return isOfStack(node.object, name, values) ? stackText(alphabet, node, values) : undefined;
  if (!Object.hasOwn(attributes, name) || isGiven(node.object)) return undefined;
  return formatted(attributes[name]!, node, node.object, values);
}

/** `this.account` of a stack, `Stack.of(this).account`, `Aws.ACCOUNT_ID`. */
function isOfStack(object: Node, name: string, { bindings }: Values): boolean {
  const owner = plain(object);
  if (/^[A-Z]/.test(name)) return cdkClassOf(owner, bindings)?.name === 'Aws';
  if (owner.type === 'ThisExpression') return true;
  if (owner.type !== 'CallExpression' || propertyName(owner.callee) !== 'of') return false;
  return cdkClassOf((owner.callee as TSESTree.MemberExpression).object, bindings)?.name === 'Stack';
}

/** The stack's own value is the same however it is written. */
function stackText(alphabet: Alphabet, node: Node, values: Values): UndecidedValue {
  const written = values.source.slice(...node.range);
  return values.holes.text({ id: `Ref ${pseudo[alphabet]}`, source: `\${${written}}`, alphabet }, node);
}

function isGiven(object: Node): boolean {
  const owner = plain(object);
  const name = owner.type === 'Identifier' ? owner.name : propertyName(owner);
  return name !== undefined && given.test(name);
}

function formatted(format: string, node: Node, object: Node, values: Values): UndecidedValue {
  const owner = values.source.slice(...plain(object).range).replace(/\s+/g, ' ');
  let paths = 0;
  const parts = format
    .split(/(\{\w+\})/)
    .map((part): UndecidedValue | { readonly written: ReturnType<typeof literal> } => {
      if (!part.startsWith('{')) return { written: literal(part, node) };
      const variable = part.slice(1, -1);
      const alphabet = variable === 'path' ? undefined : (variable as Alphabet);
      const of = variable === 'path' ? `path ${paths++}` : variable;
      const own = values.holes.of(plain(object));
      const origin = own.kind === 'text' ? own.text : '';
      // The account of the resource, which may be imported from another account.
      const hole: Hole = {
        id: `${of} of ${origin} ${owner}`,
        source: `\${${shownName(owner)}.${variable === 'path' ? 'name' : variable}}`,
        expression: true,
        ...(alphabet && { alphabet }),
      };
      return values.holes.text(hole, node);
    });
  return parts.some((part) => 'kind' in part && part.kind !== 'text')
    ? opaque(node)
    : values.joined(parts, node);
}

function shownName(owner: string): string {
  return owner.length <= 40 && !owner.includes('`') ? owner : '…';
}

function literal(text: string, node: Node) {
  return { kind: 'text', span: spanOf(node), text } as const;
}

function callText(node: TSESTree.CallExpression, values: Values): UndecidedValue | undefined {
  const name = propertyName(node.callee);
  const [argument] = node.arguments;
  if (name === 'arnForObjects' && argument && argument.type !== 'SpreadElement') {
    const bucket = formatted(
      attributes['bucketArn']!,
      node,
      (node.callee as TSESTree.MemberExpression).object,
      values,
    );
    const key = values.text(argument);
    return bucket.kind === 'text' && key.kind === 'text'
      ? values.joined(
          [{ written: bucket, at: spanOf(node.callee) }, { written: literal('/', node) }, key],
          node,
        )
      : opaque(node);
  }
  return name === 'formatArn' ? formatArn(node, values) : undefined;
}

/** https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.Stack.html#formatwbrarncomponents */
function formatArn(node: TSESTree.CallExpression, values: Values): UndecidedValue | undefined {
  const [argument] = node.arguments;
  const found = argument && argument.type !== 'SpreadElement' ? values.members(argument) : undefined;
  if (!found || found.isOpen) return undefined;
  const member = (name: string) => found.members.findLast(({ key }) => key.text === name)?.value;
  const known = (name: string, otherwise: UndecidedValue) => {
    const value = member(name);
    return value ? values.text(value) : otherwise;
  };
  const colon = { written: literal(':', node) };
  const service = member('service');
  const resource = member('resource');
  if (!service || !resource) return undefined;
  const stack = (alphabet: Alphabet) =>
    values.holes.text(
      { id: `Ref ${pseudo[alphabet]}`, source: `\${${pseudo[alphabet]}}`, alphabet, expression: true },
      node,
    );
  const parts = [
    { written: literal('arn:', node) },
    known('partition', stack('partition')),
    colon,
    values.text(service),
    colon,
    known('region', stack('region')),
    colon,
    known('account', stack('account')),
    colon,
    values.text(resource),
  ];
  const name = member('resourceName');
  if (name) {
    const separator = separatorOf(member('arnFormat'), member('sep'), values);
    if (separator === undefined) return opaque(node);
    parts.push({ written: literal(separator, node) }, values.text(name));
  }
  return values.joined(parts, node);
}

function separatorOf(
  format: Node | undefined,
  separator: Node | undefined,
  values: Values,
): string | undefined {
  if (separator) {
    const text = values.value(separator);
    return text.kind === 'text' && !text.holes ? text.text : undefined;
  }
  if (!format) return '/';
  const name = cdkStatic(plain(format), values.bindings)?.name ?? propertyName(plain(format));
  return name === 'COLON_RESOURCE_NAME' ? ':' : name === 'SLASH_RESOURCE_NAME' ? '/' : undefined;
}
