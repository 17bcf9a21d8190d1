/** The policies in a file of Terraform: in data sources, arguments, local values, and the inputs of modules. */
import {
  impliedDocument,
  isCertainDocument,
  isDocument,
  isFragment,
  mayHoldPolicy,
  outcomesOf,
  policiesInText,
  argumentsWithGrants,
  entryOf,
  terraformGrants,
  typesWithGrants,
  unchangeable,
  type DictEntry,
  type DictValue,
  type PolicySite,
  type Span,
  type Surroundings,
  type UndecidedDict,
  type UndecidedValue,
  type Value,
} from 'iam-rules-core';
import { addressOf, placeOf } from '../folder/file-facts.js';
import type { Folder } from '../folder/folder.js';
import { isOtherLanguage, policyUsesIn, type Proof } from '../folder/proofs.js';
import type { ParsedHcl } from '../hcl/parser.js';
import { partsOf, type Block, type Body, type Expression } from '../hcl/tree.js';
import { ValueReader } from '../values/value-reader.js';
import { DocumentReader } from './policy-document.js';
import { documentOfObjects, statementsOf, typeNamedBy } from './statement-objects.js';
import { argumentNames } from './statement-names.js';

/** Blocks and objects in each other. */
const deepest = 24;

export class PolicyFinder {
  readonly #parsed: ParsedHcl;
  readonly #folder: Folder;
  readonly #surroundings: Surroundings;
  readonly #values: ValueReader;
  readonly #documents: DocumentReader;

  constructor(parsed: ParsedHcl, folder: Folder, surroundings: Surroundings) {
    this.#parsed = parsed;
    this.#folder = folder;
    this.#surroundings = surroundings;
    this.#values = new ValueReader(parsed.text, surroundings.holes, folder);
    this.#documents = new DocumentReader(this.#values);
  }

  *sites(): Iterable<PolicySite> {
    for (const block of this.#parsed.body.blocks) {
      if (block.type === 'data' && block.labels[0] === 'aws_iam_policy_document')
        yield* this.#document(block);
      else if (block.type === 'locals') {
        for (const { name, value } of block.body.attributes)
          yield* this.#used(`local.${name}`, this.#found(value));
      } else {
        yield* this.#arguments(block);
        if (block.type === 'resource') yield* this.#grants(block);
      }
    }
  }

  *#document(block: Block): Iterable<PolicySite> {
    const document = this.#documents.document(block);
    const address = addressOf(block);
    yield* this.#used(address, [{ document, words: argumentNames }]);
    // Documents that it takes in may be written out there.
    for (const { value } of block.body.attributes) yield* this.#used(address, this.#found(value));
  }

  /** Once for each kind of use. */
  *#used(address: string, sites: Iterable<PolicySite>): Iterable<PolicySite> {
    let proofs: readonly Proof[] | undefined;
    for (const site of sites) {
      proofs ??= this.#folder.proofsOf(address);
      for (const proof of proofs.length > 0 ? proofs : [{}]) yield { ...site, ...proof, owner: address };
    }
  }

  *#arguments(block: Block): Iterable<PolicySite> {
    const owner = addressOf(block);
    const uses = policyUsesIn(block);
    const found: PolicySite[] = [];
    for (const { attribute, name } of uses) {
      const proof = this.#folder.proofAt(placeOf(block, attribute.span.start));
      const whose = name === undefined ? owner : `${owner}, policy ${name}`;
      for (const site of this.#found(attribute.value, true)) found.push({ ...site, ...proof, owner: whose });
    }
    const known = new Set(uses.map(({ attribute }) => attribute));
    for (const site of this.#others(block, block.body, known, 0)) found.push({ ...site, owner });
    yield* found.sort((a, b) => startOf(a) - startOf(b));
  }

  /** What a resource grants by its arguments, such as `aws_lambda_permission`. */
  *#grants({ labels: [type = '', ...name], body, span, typeSpan }: Block): Iterable<PolicySite> {
    if (!typesWithGrants.includes(type)) return;
    const values = valuesOf(body, span, typeSpan, this.#values);
    // An argument that is not written is null.
    const unset = argumentsWithGrants(type)
      .filter((argument) => !entryOf(values, argument))
      .map((argument): DictEntry => {
        const key = { kind: 'text', span: typeSpan, text: argument } as const;
        return { key, value: { kind: 'scalar', span: typeSpan, value: null }, span: typeSpan, implied: true };
      });
    const all = { ...values, entries: [...values.entries, ...unset] };
    for (const site of terraformGrants(type, [type, ...name].join('.'), all)) yield this.#unchangeable(site);
  }

  /** In arguments that prove nothing. */
  *#others(
    top: Block,
    { attributes, blocks }: Body,
    known: ReadonlySet<object>,
    depth: number,
  ): Iterable<PolicySite> {
    if (depth > deepest) return;
    for (const attribute of attributes)
      if (!known.has(attribute) && !isOtherLanguage(top, attribute.name))
        for (const site of this.#found(attribute.value)) yield { ...site, ...typeNamedBy(attribute.name) };
    for (const block of blocks) yield* this.#others(top, block.body, known, depth + 1);
  }

  /** @param declared the place is one of policies: a document need not give itself away */
  *#found(expression: Expression, declared = false, depth = 0): Iterable<PolicySite> {
    if (depth > deepest) return;
    switch (expression.kind) {
      case 'template':
        yield* this.#inText(expression, declared);
        return;
      case 'object':
      case 'tuple': {
        const value = this.#values.value(expression);
        const document = value && documentOfObjects(value);
        const sites = value && !document && !statementsOf(value) ? this.#inValue(value, false) : [];
        if (sites.length > 0) yield* sites;
        else if (document) yield this.#unchangeable({ document, words: argumentNames });
        else for (const part of partsOf(expression)) yield* this.#found(part, false, depth + 1);
        return;
      }
      case 'call': {
        const [argument, ...others] = expression.arguments;
        const isEncoded = /^(?:json|yaml)encode$/.test(expression.name) && others.length === 0;
        const sites = isEncoded && argument ? this.#inValue(this.#values.value(argument), declared) : [];
        if (sites.length > 0) yield* sites;
        else if (/^(?:file|templatefile)$/.test(expression.name)) return;
        else
          for (const part of expression.arguments)
            yield* this.#found(part, declared && !isEncoded, depth + 1);
        return;
      }
      default:
        for (const part of partsOf(expression)) yield* this.#found(part, declared, depth + 1);
    }
  }

  #inValue(value: UndecidedValue | undefined, declared: boolean): readonly PolicySite[] {
    if (!value) return [];
    return [...outcomesOf(value)].flatMap((each): PolicySite[] => {
      const { start, end } = each.span;
      // A local value is judged where it is defined.
      if (start < value.span.start || end > value.span.end) return [];
      if (each.kind === 'dict' && isPolicy(each, declared)) return [{ document: each }];
      const document = isFragment(each as Value) ? impliedDocument(each) : undefined;
      return document ? [{ document, resolve: impliedDocument }] : [];
    });
  }

  #unchangeable(site: PolicySite): PolicySite {
    return unchangeable(site, { holes: this.#surroundings.holes });
  }

  *#inText(template: Expression & { kind: 'template' }, declared: boolean): Iterable<PolicySite> {
    const { literal } = template;
    if (!/^\s*[[{"%$\\]/.test(literal) || !(declared || mayHoldPolicy(literal))) return;
    const text = this.#values.document(template);
    if (!text) return;
    if (declared) yield* policiesInText(text, this.#surroundings);
    else yield* this.#surroundings.embed(text)?.sites() ?? [];
  }
}

/** The arguments and nested blocks of a resource, as a plan has them. */
function valuesOf({ attributes, blocks }: Body, span: Span, head: Span, values: ValueReader): DictValue {
  const entries = attributes.flatMap(({ name, nameSpan, value, span: whole }): DictEntry[] => {
    const given = values.value(value);
    const key = { kind: 'text', span: nameSpan, text: name } as const;
    // What a condition decides is not known.
    const known = given?.kind === 'choice' ? ({ kind: 'opaque', span: given.span } as const) : given;
    return known ? [{ key, value: known as Value, span: whole }] : [];
  });
  const nested = blocks.map((block): DictEntry => {
    const key = { kind: 'text', span: block.typeSpan, text: block.type } as const;
    return { key, value: valuesOf(block.body, block.span, block.typeSpan, values), span: block.span };
  });
  return { kind: 'dict', span, head, entries: [...entries, ...nested] };
}

function isPolicy(dict: UndecidedDict, declared: boolean): boolean {
  const decided = dict as DictValue;
  return declared ? isDocument(decided, true) : isCertainDocument(decided);
}

function startOf({ document, source }: PolicySite): number {
  return (source?.locate?.(document.span) ?? document.span).start;
}
