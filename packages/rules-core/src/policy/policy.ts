/** The policy model: presents the value tree in AWS's terms, tolerating errors and reading lazily. */
import { boundsFor, type Bounds } from './bounds.js';
import { readConditions, type ConditionTest } from './condition.js';
import { attachmentOf, type Attachment } from '../catalog/attachments.js';
import { longestText, mostCompared, mostStatements, type Excess } from './limits.js';
import {
  readActions,
  readResources,
  type ActionElement,
  type Element,
  type ResourceItem,
} from './element.js';
import { isWhole } from './grammar.js';
import type { PolicyTypeFacts } from './policy-types.js';
import { readPrincipal, type PrincipalElement } from './principal.js';
import { findTexts } from './texts.js';
import { typeOfPolicy, type KnownOfPolicy } from './type-of-policy.js';
import { entryOf, type DictEntry, type DictValue } from '../value/value.js';

export type { PolicyTypeFacts } from './policy-types.js';

/** Reads the other policies of the principal that a policy belongs to. */
export type ReadBeside = () => readonly Policy[];

/** A policy in an earlier version of its file. */
export type EarlierPolicy =
  /** One policy for each way to decide the conditions in it. */
  | { readonly kind: 'policies'; readonly policies: readonly Policy[] }
  /** It did not exist. */
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'unreadable';
      /** The reason, as a main clause without a full stop. */
      readonly why: string;
    };

/** Reads the policy in a version. Absent if earlier versions are not available. */
export type ReadEarlier = (version: string) => EarlierPolicy;

/**
 * @param document the policy document, with holes for template text
 * @param known what else determines the policy type
 * @param readBeside set where the source says to whom the policy belongs
 * @param before the policy before an edit, which has read what the edit leaves unchanged
 */
export function readPolicy(
  document: DictValue,
  known: KnownOfPolicy & { readonly earlier?: ReadEarlier | undefined } = {},
  readBeside?: ReadBeside,
  before?: Policy,
): Policy {
  return new Policy(document, known, readBeside, known.earlier, before);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
export type Version = '2012-10-17' | '2008-10-17';

function versionOf(document: DictValue): Version | undefined {
  const value = entryOf(document, 'Version')?.value;
  if (!value) return isWhole(document) ? '2008-10-17' : undefined;
  if (value.kind !== 'text') return undefined;
  return value.text === '2012-10-17' || value.text === '2008-10-17' ? value.text : undefined;
}

export class Policy {
  #elements: Set<string> | undefined;
  #isOversized: boolean | undefined;
  #beside: readonly Policy[] | undefined;
  readonly #readBeside: ReadBeside | undefined;
  /** Only statements that are objects. */
  readonly statements: readonly Statement[];
  readonly type: PolicyTypeFacts;
  /** The CloudFormation type that it is attached to or part of, if its place or the settings say so. */
  readonly attachedTo: string | undefined;
  /** Whether all of its statements could be read, so that nothing that it grants is unknown. */
  readonly complete: boolean;
  /** The version of the policy language, by default 2008-10-17. Undefined if it cannot be known. */
  readonly version: Version | undefined;
  readonly bounds: Bounds;
  /** The policy is AWS output, so AWS has accepted it. */
  readonly stored: boolean;
  /** The policy is in a string that should be JSON but is not, so its content is unknown. */
  readonly unread: boolean;
  /** What it is attached to can be reached only from within a VPC, whoever the policy allows. */
  readonly isInVpc: boolean;

  constructor(
    readonly value: DictValue,
    known: KnownOfPolicy,
    readBeside?: ReadBeside,
    readonly earlier?: ReadEarlier,
    before?: Policy,
  ) {
    this.version = versionOf(value);
    // In the old version, IAM treats `${…}` as plain text.
    this.bounds =
      before && before.version === this.version ? before.bounds : boundsFor(this.version !== '2008-10-17');
    const found = entryOf(value, 'Statement')?.value;
    const list = found?.kind === 'list' ? found : undefined;
    const items = list?.items ?? (found ? [found] : []);
    const statements = items.filter((item) => item.kind === 'dict').slice(0, mostStatements);
    this.statements = statements.map((dict, index) => new Statement(this, index, dict));
    this.complete = found !== undefined && !list?.open && statements.length === items.length;
    this.attachedTo = known.attachedTo ?? known.settings?.attachedTo;
    this.stored = known.stored === true;
    this.unread = known.unread === true;
    this.isInVpc = known.isInVpc === true;
    this.#readBeside = readBeside;
    this.type = typeOfPolicy(this.statements, known);
  }

  /** What is known about the resource that it is attached to. */
  get attachment(): Attachment | undefined {
    return attachmentOf(this.attachedTo);
  }

  /** The other policies of the same principal in the file, including its permissions boundary. Read on demand. */
  get beside(): readonly Policy[] {
    return (this.#beside ??= this.#readBeside?.() ?? []);
  }

  /**
   * Whether it has so many entries that comparing them with each other would be slow. Rules that compare entries then
   * skip it.
   */
  get isOversized(): boolean {
    return (this.#isOversized ??= hasTooManyEntries(this.statements));
  }

  /** What is not analyzed because AWS accepts no policy of that size. */
  get excess(): Excess | undefined {
    const found = entryOf(this.value, 'Statement')?.value;
    if (found?.kind === 'list' && found.items.length > mostStatements) return 'statements';
    if (this.isOversized) return 'entries';
    const { start, end } = this.value.span;
    return end - start > longestText && holdsLongText(this.value) ? 'characters' : undefined;
  }

  /** Whether any statement has this element. */
  has(element: string): boolean {
    if (!this.#elements) {
      this.#elements = new Set();
      for (const { value } of this.statements)
        for (const { key } of value.entries) this.#elements.add(key.text);
    }
    return this.#elements.has(element);
  }
}

function hasTooManyEntries(statements: readonly Statement[]): boolean {
  const { actions, resources, principals } = mostCompared;
  const left = { actions, resources, principals };
  return statements.some((statement) => {
    left.actions -= statement.actions?.items.length ?? 0;
    left.resources -= statement.resources?.items.length ?? 0;
    left.principals -= statement.principals?.items.length ?? 0;
    return left.actions < 0 || left.resources < 0 || left.principals < 0;
  });
}

function holdsLongText(document: DictValue): boolean {
  // Nearly every document is shorter than that as a whole.
  if (document.span.end - document.span.start <= longestText) return false;
  return findTexts(document, ({ text }) => text.length > longestText).length > 0;
}

export class Statement {
  #effect: 'Allow' | 'Deny' | undefined | null = null;
  #actions: ActionElement | undefined | null = null;
  #resources: Element<ResourceItem> | undefined | null = null;
  #principals: PrincipalElement | undefined | null = null;
  #conditions: readonly ConditionTest[] | undefined;
  #isConditional: boolean | undefined;
  #isContradictory: boolean | undefined;
  #hasReadableConditions: boolean | undefined;
  readonly bounds: Bounds;
  readonly #members = new Map<string, DictEntry>();

  constructor(
    readonly policy: Policy,
    /** The index among the statements that are objects. */
    readonly index: number,
    readonly value: DictValue,
  ) {
    this.bounds = policy.bounds;
    const { entries } = value;
    for (let place = 0; place < entries.length; place++)
      this.#members.set(entries[place]!.key.text, entries[place]!);
  }

  /** The entry with that key. With duplicates, the last. */
  entry(name: string): DictEntry | undefined {
    return this.#members.get(name);
  }

  /** Undefined when missing or neither of the two words. */
  get effect(): 'Allow' | 'Deny' | undefined {
    if (this.#effect === null) {
      const value = this.entry('Effect')?.value;
      const text = value?.kind === 'text' ? value.text : undefined;
      this.#effect = text === 'Allow' || text === 'Deny' ? text : undefined;
    }
    return this.#effect;
  }

  /** `Action` or `NotAction`. Undefined when missing, malformed, or when both are present, which AWS rejects. */
  get actions(): ActionElement | undefined {
    if (this.#actions === null) {
      const entry = this.#oneOf('Action', 'NotAction');
      this.#actions = entry && readActions(this.bounds, entry);
    }
    return this.#actions;
  }

  /** `Resource` or `NotResource`. Undefined when missing, malformed, or when both are present. */
  get resources(): Element<ResourceItem> | undefined {
    if (this.#resources === null) {
      const entry = this.#oneOf('Resource', 'NotResource');
      this.#resources = entry && readResources(this.bounds, entry);
    }
    return this.#resources;
  }

  /** `Principal` or `NotPrincipal`. Undefined when missing, malformed, or when both are present. */
  get principals(): PrincipalElement | undefined {
    if (this.#principals === null) {
      const entry = this.#oneOf('Principal', 'NotPrincipal');
      this.#principals = entry && readPrincipal(this.bounds, entry);
    }
    return this.#principals;
  }

  /** All of these must be true. */
  get conditions(): readonly ConditionTest[] {
    if (!this.#conditions) {
      const value = this.entry('Condition')?.value;
      this.#conditions = value ? readConditions(this.bounds, value) : [];
    }
    return this.#conditions;
  }

  /** Whether it has, or may have, a Condition that requires anything, whether we understand it or not. */
  get isConditional(): boolean {
    return (this.#isConditional ??= this.#asksForAnything());
  }

  #asksForAnything(): boolean {
    const value = this.entry('Condition')?.value;
    if (!value) return !isWhole(this.value);
    return !(value.kind === 'dict' && value.entries.length === 0 && !value.open);
  }

  /** Whether `conditions` is complete: there is no Condition, or it is well-formed and nothing in it is missing. */
  get hasReadableConditions(): boolean {
    return (this.#hasReadableConditions ??= this.#readsConditions());
  }

  #readsConditions(): boolean {
    const value = this.entry('Condition')?.value;
    if (!value) return isWhole(this.value);
    return (
      value.kind === 'dict' &&
      !value.open &&
      value.entries.every(({ value: block }) => block.kind === 'dict' && !block.open)
    );
  }

  /**
   * Whether this is an Allow that grants something: the effect is valid, all elements are known, and the policy type
   * grants.
   */
  get isGrant(): boolean {
    return this.effect === 'Allow' && this.policy.type.grants && !this.isContradictory && isWhole(this.value);
  }

  /** Whether it has both elements of a pair such as `Action` and `NotAction`, which AWS rejects. */
  get isContradictory(): boolean {
    return (this.#isContradictory ??=
      this.#hasBoth('Principal', 'NotPrincipal') ||
      this.#hasBoth('Action', 'NotAction') ||
      this.#hasBoth('Resource', 'NotResource'));
  }

  #hasBoth(name: string, notName: string): boolean {
    return this.#members.has(notName) && this.#members.has(name);
  }

  #oneOf(name: string, notName: string): DictEntry | undefined {
    const entry = this.entry(name);
    const notEntry = this.entry(notName);
    return entry && notEntry ? undefined : (entry ?? notEntry);
  }
}
