/** Finds the policies in a JavaScript or TypeScript file. */
import {
  cloudFormationTemplate,
  impliedDocument,
  isCertainDocument,
  isDocument,
  isFragment,
  lookAlikeOf,
  mayHoldPolicy,
  serverlessService,
  type DictValue,
  type PolicySite,
  type Surroundings,
  type UndecidedDict,
  type Value,
} from 'iam-rules-core';
import type { TSESTree } from '@typescript-eslint/utils';
import { blockNames, blocksDocument, blockStatement } from './block-documents.js';
import { cdkClassOf } from './cdk-classes.js';
import {
  cdkDocument,
  jsonDocument,
  jsonOf,
  statementList,
  statementOf,
  trustDocument,
} from './cdk-documents.js';
import { cdkNames, cdkStatement, impliedText } from './cdk-statements.js';
import { consumedIn, originOf, type Consumed } from './consumers.js';
import type { Known } from './known.js';
import { calleeName, nameOf, plain, spanOf, type Node } from './nodes.js';
import type { Values } from './values.js';
import type { Found } from './walk.js';

/** @returns the sites in source order */
export function codePolicies(
  found: Found,
  values: Values,
  surroundings: Surroundings,
): readonly PolicySite[] {
  return new Finder(found, values, surroundings).sites();
}

class Finder {
  readonly #found: Found;
  readonly #values: Values;
  readonly #surroundings: Surroundings;
  readonly #sites: PolicySite[] = [];
  /** What is known about the policies created at a node. */
  readonly #known = new Map<Node, Known[]>();
  readonly #done = new Set<Node>();

  constructor(found: Found, values: Values, surroundings: Surroundings) {
    this.#found = found;
    this.#values = values;
    this.#surroundings = surroundings;
  }

  sites(): readonly PolicySite[] {
    const consumed = consumedIn(this.#found, this.#values);
    for (const each of consumed) this.#remember(each);
    for (const { node, holds } of consumed)
      if (holds === 'nothing') this.#done.add(originOf(node, this.#values));
    for (const node of this.#found.objects) this.#inTemplate(node);
    for (const each of consumed) if (each.holds === 'principal') this.#trust(each);
    for (const { node, holds, known } of consumed)
      if (holds === 'statements') this.#statementsAt(node, known);
    for (const node of this.#found.news) this.#madeDocument(node);
    for (const node of this.#found.calls) this.#calledDocument(node);
    for (const node of this.#found.objects) this.#literalDocument(node);
    for (const node of this.#found.news)
      if (this.#isFree(node) && this.#className(node) === 'PolicyStatement' && !isExpected(node))
        this.#add(node, impliedDocument(cdkStatement(node, this.#values)), { words: cdkNames });
    for (const node of this.#found.objects) this.#fragment(node);
    for (const node of this.#found.texts) this.#text(node);
    return this.#sites.sort((a, b) => startOf(a) - startOf(b));
  }

  #remember({ node, holds, known }: Consumed): void {
    if (holds === 'principal' || holds === 'nothing') return;
    const origin = originOf(node, this.#values);
    const nodes = holds === 'statements' && origin.type === 'ArrayExpression' ? origin.elements : [origin];
    for (const each of nodes) {
      if (!each || each.type === 'SpreadElement') continue;
      const at = originOf(each, this.#values);
      this.#known.set(at, [...(this.#known.get(at) ?? []), known]);
    }
  }

  #isFree(node: Node): boolean {
    return !this.#done.has(node) && !this.#values.read.has(node);
  }

  #add(node: Node, document: UndecidedDict | undefined, more: Partial<PolicySite> = {}): void {
    this.#done.add(node);
    if (!document) return;
    const known = distinct(this.#known.get(node) ?? []);
    for (const each of known.length > 0 ? known : [{}]) this.#sites.push({ ...each, ...more, document });
  }

  /** CloudFormation and Serverless Framework templates. */
  #inTemplate(node: TSESTree.ObjectExpression): void {
    if (!this.#isFree(node)) return;
    const keys = new Set(
      node.properties.map((each) => (each.type === 'Property' ? nameOf(each.key, each.computed) : '')),
    );
    const isService = keys.has('service') && keys.has('provider');
    if (!isService && !keys.has('Resources')) return;
    if (isExpected(node)) return;
    const value = this.#values.value(node) as Value;
    if (value.kind !== 'dict') return;
    const locate = isService ? serverlessService : cloudFormationTemplate;
    for (const site of locate(value, this.#surroundings) ?? []) this.#sites.push(site);
  }

  #trust({ node, known }: Consumed): void {
    const document = trustDocument(node, this.#values);
    const [, statements] = document.entries;
    const isKnown =
      statements?.value.kind === 'list' &&
      statements.value.items.some((each) => each.kind === 'dict' && !each.open);
    if (isKnown) this.#sites.push({ ...known, document });
  }

  /** Several statements in one place form a document. */
  #statementsAt(node: Node, known: Known): void {
    const origin = this.#values.bindings.follow(node).node;
    if (origin.type !== 'ArrayExpression' || !this.#isFree(origin)) return;
    const statements = origin.elements.filter((each) => each && this.#isStatement(each));
    if (statements.length === 0) return;
    const isJson = statements.every((each) => each && jsonOf(each, 'PolicyStatement', this.#values));
    this.#done.add(origin);
    const list = statementList(node, this.#values);
    if (list.kind !== 'list') return;
    const span = spanOf(origin);
    const head = { start: span.start, end: span.start + 1 };
    const entry = {
      key: { kind: 'text', span: head, text: 'Statement' },
      value: list,
      span,
      implied: true,
    } as const;
    this.#sites.push({
      ...known,
      ...(!isJson && { words: cdkNames }),
      document: {
        kind: 'dict',
        span,
        head,
        entries: [impliedText('Version', '2012-10-17', head), entry],
        open: true,
      },
    });
  }

  #isStatement(node: Node): boolean {
    const { bindings } = this.#values;
    const origin = bindings.follow(node).node;
    return (
      (origin.type === 'NewExpression' && cdkClassOf(origin.callee, bindings)?.name === 'PolicyStatement') ||
      jsonOf(node, 'PolicyStatement', this.#values) !== undefined
    );
  }

  #madeDocument(node: TSESTree.NewExpression): void {
    if (!this.#isFree(node) || isExpected(node)) return;
    const name = this.#className(node);
    if (name === 'PolicyDocument') {
      const [argument] = node.arguments;
      if (argument && this.#values.bindings.follow(argument).node.type === 'ObjectExpression')
        this.#add(node, cdkDocument(node, this.#values), { words: cdkNames });
    } else if (name === 'DataAwsIamPolicyDocument') {
      const properties = node.arguments.at(-1);
      if (properties) this.#add(node, blocksDocument(properties, this.#values), { words: blockNames });
    } else this.#permissions(node);
  }

  /** The name of the class, of the CDK or any other, whatever it is imported as. */
  #className({ callee }: TSESTree.NewExpression): string | undefined {
    const { bindings } = this.#values;
    return cdkClassOf(callee, bindings)?.name ?? bindings.importOf(callee)?.path.at(-1);
  }

  #calledDocument(node: TSESTree.CallExpression): void {
    const name = calleeName(node);
    if (name === 'getPolicyDocument' || name === 'getPolicyDocumentOutput') {
      if (node.arguments[0])
        this.#add(node, blocksDocument(node.arguments[0], this.#values), { words: blockNames });
    } else if (name === 'fromJson' && node.arguments[0]) {
      const statement = jsonOf(node, 'PolicyStatement', this.#values);
      const json = jsonOf(node, 'PolicyDocument', this.#values);
      if (json && this.#isFree(node)) this.#add(node, jsonDocument(json, this.#values));
      if (!statement || this.#values.read.has(this.#values.bindings.follow(statement).node)) return;
      const value = statementOf(node, this.#values);
      if (value.kind === 'dict') this.#add(node, impliedDocument(value));
    }
  }

  /** SST's `permissions: [{ actions, resources }]`. */
  #permissions(node: TSESTree.NewExpression): void {
    for (const argument of node.arguments) {
      if (argument.type !== 'ObjectExpression') continue;
      const permissions = argument.properties.find(
        (each) => each.type === 'Property' && nameOf(each.key, each.computed) === 'permissions',
      );
      if (permissions?.type !== 'Property') continue;
      const list = this.#values.bindings.follow(permissions.value).node;
      if (list.type !== 'ArrayExpression') continue;
      for (const item of list.elements) {
        if (item?.type !== 'ObjectExpression' || !hasKeys(item, 'actions', 'resources')) continue;
        const statement = blockStatement(item, this.#values);
        if (statement)
          this.#sites.push({
            type: 'identity',
            attachedTo: 'AWS::IAM::RolePolicy',
            words: blockNames,
            document: impliedDocument(statement)!,
          });
      }
    }
  }

  #literalDocument(node: TSESTree.ObjectExpression): void {
    if (!this.#isFree(node)) return;
    const known = this.#known.get(node);
    if (!hasKeys(node, 'Statement') && !known) return;
    if (isExpected(node)) return;
    const dict = this.#values.value(node) as Value;
    if (dict.kind !== 'dict') return;
    // Statements are added later.
    if (itemsIn(dict)?.length === 0) return;
    if (known && hasKeys(node, 'Effect')) this.#add(node, impliedDocument(dict));
    else if (known ? isDocument(dict, true) : isCertainDocument(dict) || isOpenDocument(dict))
      this.#add(node, dict);
  }

  /** A single statement, possibly in a list. */
  #fragment(node: TSESTree.ObjectExpression): void {
    if (!this.#isFree(node) || !hasKeys(node, 'Effect') || isExpected(node)) return;
    const { parent } = node;
    const list = parent.type === 'ArrayExpression' ? parent : undefined;
    if (list && this.#done.has(list)) return;
    const value = this.#values.value(list ?? node) as Value;
    const document = isFragment(value) ? impliedDocument(value) : undefined;
    if (document && !lookAlikeOf(document)) {
      if (list) this.#done.add(list);
      this.#add(node, document);
      return;
    }
    const own = list && (this.#values.value(node) as Value);
    const alone = own && isFragment(own) ? impliedDocument(own) : undefined;
    if (alone && !lookAlikeOf(alone)) this.#add(node, alone);
  }

  #text(node: TSESTree.StringLiteral | TSESTree.TemplateLiteral): void {
    const known = this.#known.get(node) ?? [];
    const [start] = node.range;
    const beginning = this.#values.source.slice(start + 1, start + 200);
    const isTagged = node.parent.type === 'TaggedTemplateExpression';
    if (
      !/^(?:\s|\\n)*[{[]/.test(beginning) ||
      isTagged ||
      !mayHoldPolicy(this.#values.source.slice(...node.range))
    )
      return;
    const value = this.#values.value(node);
    if (value.kind !== 'text' || isExpected(node)) return;
    const inner =
      this.#surroundings.embed(value) ?? this.#surroundings.embed(withoutHoles(node, this.#values));
    for (const site of inner?.sites() ?? []) {
      if (known.length === 0 && !isCertainDocument(site.document as DictValue)) continue;
      for (const each of known.length > 0 ? distinct(known) : [{}]) this.#sites.push({ ...site, ...each });
    }
  }
}

/** What expressions fill in is template text for the reader of the document, and can be anywhere in it. */
function withoutHoles({ range: [start, end] }: Node, { source }: Values) {
  return {
    kind: 'text',
    span: { start, end },
    text: source.slice(start + 1, end - 1),
    place: start + 1,
  } as const;
}

/** Whether its statements are not fully known. */
function isOpenDocument(dict: DictValue): boolean {
  const version = dict.entries.find(({ key }) => key.text === 'Version')?.value;
  return version?.kind === 'text' && /^20(?:12|08)-10-17$/.test(version.text) && !lookAlikeOf(dict);
}

function itemsIn(document: DictValue): readonly Value[] | undefined {
  const statements = document.entries.find(({ key }) => key.text === 'Statement')?.value;
  return statements?.kind === 'list' ? statements.items : undefined;
}

function hasKeys({ properties }: TSESTree.ObjectExpression, ...names: readonly string[]): boolean {
  return names.every((name) =>
    properties.some((each) => each.type === 'Property' && nameOf(each.key, each.computed) === name),
  );
}

/** Removes elements that another one includes. */
function distinct(known: readonly Known[]): readonly Known[] {
  const kinds = [...new Map(known.map((each) => [JSON.stringify(each), each])).values()];
  return kinds.filter((each) => !kinds.some((other) => other !== each && isPartOf(each, other)));
}

function isPartOf(known: Known, other: Known): boolean {
  return Object.entries(known).every(([name, value]) => other[name as keyof Known] === value);
}

function startOf({ document, source }: PolicySite): number {
  return (source?.locate?.(document.span) ?? document.span).start;
}

/** Calls in which tests state what they expect. Nobody deploys these policies. */
const expecting =
  /^to(?:Be|Equal|StrictEqual|Match|Have|Contain)\w*$|^(?:not)?[dD]eep\w*$|^(?:strict)?[eE]qual$|^has(?:Resource|Output|Mapping|Parameter|Condition)\w*$|[hH]aveResource|^(?:all|count|find)Resources\w*$|^resource(?:Properties)?CountIs$|^(?:objectLike|objectEquals|arrayWith|arrayEquals|serializedJson|stringLikeRegexp)$|[tT]emplateMatches/;

/** The beginning of a chain of such calls: `expect(stack).to(…)`, `assert.deepEqual(…)`. */
const expectation = /^(?:expect\w*|assert)$/;

function isExpected(node: Node): boolean {
  for (let each = node.parent; each; each = each.parent) {
    if (each.type !== 'CallExpression') continue;
    const name = calleeName(each);
    if (name !== undefined && expecting.test(name)) return true;
    const root = rootOf(each);
    if (root.type === 'Identifier' && expectation.test(root.name)) return true;
  }
  return false;
}

/** `expect` of `expect(stack).to(…)`. */
function rootOf(node: Node): Node {
  let root = node;
  for (;;) {
    if (root.type === 'CallExpression') root = plain(root.callee);
    else if (root.type === 'MemberExpression') root = plain(root.object);
    else return root;
  }
}
