/** The policy model: the value tree in AWS's own words, read leniently and lazily. */
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
import { isWhole, statementElements } from './grammar.js';
import type { PolicyTypeFacts } from './policy-types.js';
import { readPrincipal, type PrincipalElement } from './principal.js';
import { findTexts } from './texts.js';
import { typeOfPolicy, type KnownOfPolicy } from './type-of-policy.js';
import { entryOf, type DictEntry, type DictValue } from '../value/value.js';

export type { PolicyTypeFacts } from './policy-types.js';

/** Reads the other policies of the principal that a policy belongs to. */
export type ReadBeside = () => readonly Policy[];

/** A policy as it was in an earlier version of its file. */
export type EarlierPolicy =
  /** As it was, whichever way the conditions in it are decided. */
  | { readonly kind: 'policies'; readonly policies: readonly Policy[] }
  /** There was none. */
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'unreadable';
      /** The reason, as a main clause without a full stop. */
      readonly why: string;
    };

/** Reads the policy as it was in a version; absent where nobody knows. */
export type ReadEarlier = (version: string) => EarlierPolicy;

/**
 * @param document the policy document, with holes for template text
 * @param known what else tells the type of the policy
 * @param readBeside where the source says whose policy it is
 * @param before the policy before an edit: the statements that the edit leaves alone are not read again
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
  #grantsAsBefore: boolean | undefined;
  readonly #before: Policy | undefined;
  #beside: readonly Policy[] | undefined;
  readonly #readBeside: ReadBeside | undefined;
  /** Those that are objects. */
  readonly statements: readonly Statement[];
  readonly type: PolicyTypeFacts;
  /** The CloudFormation type it hangs on or is part of, where its place or the settings say so. */
  readonly attachedTo: string | undefined;
  /** All of its statements could be read: nothing of what it grants is hidden. */
  readonly complete: boolean;
  /** The version of the policy language, 2008-10-17 unless it says so; undefined where nobody can know. */
  readonly version: Version | undefined;
  readonly bounds: Bounds;
  /** AWS has put it out, so that it has accepted it. */
  readonly stored: boolean;
  /** It stands in a string that is not JSON, where it has to be JSON: nothing of it is known. */
  readonly unread: boolean;
  /** What it is attached to can be reached from within a VPC only, whoever the policy allows. */
  readonly isInVpc: boolean;

  constructor(
    readonly value: DictValue,
    known: KnownOfPolicy,
    readBeside?: ReadBeside,
    readonly earlier?: ReadEarlier,
    before?: Policy,
  ) {
    this.version = versionOf(value);
    // In the old version, IAM takes `${…}` for plain text.
    this.bounds = boundsFor(this.version !== '2008-10-17');
    const found = entryOf(value, 'Statement')?.value;
    const list = found?.kind === 'list' ? found : undefined;
    const items = list?.items ?? (found ? [found] : []);
    const statements = items.filter((item) => item.kind === 'dict').slice(0, mostStatements);
    const readBefore = before && before.version === this.version ? statementsByNode(before) : undefined;
    this.statements = statements.map(
      (dict, index) => new Statement(this, index, dict, this.bounds, readBefore?.get(dict)),
    );
    this.complete = found !== undefined && !list?.open && statements.length === items.length;
    this.attachedTo = known.attachedTo ?? known.settings?.attachedTo;
    this.stored = known.stored === true;
    this.unread = known.unread === true;
    this.isInVpc = known.isInVpc === true;
    this.#readBeside = readBeside;
    this.type = typeOfPolicy(this.statements, known);
    this.#before = before;
  }

  /**
   * Of a policy after an edit: whether each statement that the edit leaves alone grants what it granted before, because no Deny
   * has changed and nothing else that a grant depends on.
   */
  get grantsAsBefore(): boolean {
    return (this.#grantsAsBefore ??= this.#before !== undefined && this.#isLike(this.#before));
  }

  #isLike(before: Policy): boolean {
    const isChanged = ({ before, effect }: Statement) => !before && effect !== 'Allow';
    const kept = new Set(this.statements.map((statement) => statement.before));
    return (
      this.version === before.version &&
      this.type === before.type &&
      // What the policy of a resource is about is told from all of its statements.
      this.type.keptBy !== 'service' &&
      this.complete === before.complete &&
      this.isOversized === before.isOversized &&
      statementElements.every((element) => this.has(element) === before.has(element)) &&
      !this.statements.some(isChanged) &&
      !before.statements.some((statement) => statement.effect !== 'Allow' && !kept.has(statement))
    );
  }

  /** What is known of what it hangs on. */
  get attachment(): Attachment | undefined {
    return attachmentOf(this.attachedTo);
  }

  /** The other policies that the same principal has in the file, its boundary among them; read when somebody asks. */
  get beside(): readonly Policy[] {
    return (this.#beside ??= this.#readBeside?.() ?? []);
  }

  /** It has so many entries that comparing them with each other would take long: rules that do pass over it. */
  get isOversized(): boolean {
    return (this.#isOversized ??= hasTooManyEntries(this.statements));
  }

  /** What of it is not judged, as no policy of such a size is accepted by AWS. */
  get excess(): Excess | undefined {
    const found = entryOf(this.value, 'Statement')?.value;
    if (found?.kind === 'list' && found.items.length > mostStatements) return 'statements';
    if (this.isOversized) return 'entries';
    const { start, end } = this.value.span;
    return end - start > longestText && holdsLongText(this.value) ? 'characters' : undefined;
  }

  /** Whether some statement has a member of that name. */
  has(element: string): boolean {
    if (!this.#elements) {
      this.#elements = new Set();
      for (const { value } of this.statements)
        for (const { key } of value.entries) this.#elements.add(key.text);
    }
    return this.#elements.has(element);
  }
}

function statementsByNode({ statements }: Policy): ReadonlyMap<DictValue, Statement> {
  return new Map(statements.map((statement) => [statement.value, statement]));
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
  // Nearly every document is shorter as a whole.
  if (document.span.end - document.span.start <= longestText) return false;
  return findTexts(document, ({ text }) => text.length > longestText).length > 0;
}

export class Statement {
  #effect: 'Allow' | 'Deny' | undefined | null = null;
  #actions: ActionElement | undefined | null = null;
  #resources: Element<ResourceItem> | undefined | null = null;
  #principals: PrincipalElement | undefined | null = null;
  #conditions: ConditionTest[] | undefined;
  #isConditional: boolean | undefined;
  #isContradictory: boolean | undefined;
  #hasReadableConditions: boolean | undefined;
  readonly #members = new Map<string, DictEntry>();

  constructor(
    readonly policy: Policy,
    /** Its place among the statements that are objects. */
    readonly index: number,
    readonly value: DictValue,
    readonly bounds: Bounds,
    /** The same statement of the policy before an edit of another one. */
    readonly before?: Statement,
  ) {
    const { entries } = value;
    for (let place = 0; place < entries.length; place++)
      this.#members.set(entries[place]!.key.text, entries[place]!);
  }

  /** The same statement before an edit of another one, where it granted the same. */
  get twin(): Statement | undefined {
    return this.before && this.policy.grantsAsBefore ? this.before : undefined;
  }

  /** The member of that name; with duplicates the last. */
  entry(name: string): DictEntry | undefined {
    return this.#members.get(name);
  }

  /** undefined when missing or none of the two words. */
  get effect(): 'Allow' | 'Deny' | undefined {
    if (this.#effect === null) {
      const value = this.entry('Effect')?.value;
      const text = value?.kind === 'text' ? value.text : undefined;
      this.#effect = text === 'Allow' || text === 'Deny' ? text : undefined;
    }
    return this.#effect;
  }

  /** `Action` or `NotAction`; undefined when missing, of a wrong shape, or when both are there, which AWS refuses. */
  get actions(): ActionElement | undefined {
    if (this.#actions === null) {
      const entry = this.#oneOf('Action', 'NotAction');
      this.#actions = this.before ? this.before.actions : entry && readActions(entry, this.bounds);
    }
    return this.#actions;
  }

  /** `Resource` or `NotResource`; undefined when missing, of a wrong shape, or when both are there. */
  get resources(): Element<ResourceItem> | undefined {
    if (this.#resources === null) {
      const entry = this.#oneOf('Resource', 'NotResource');
      this.#resources = this.before ? this.before.resources : entry && readResources(entry, this.bounds);
    }
    return this.#resources;
  }

  /** `Principal` or `NotPrincipal`; undefined when missing, of a wrong shape, or when both are there. */
  get principals(): PrincipalElement | undefined {
    if (this.#principals === null) {
      const entry = this.#oneOf('Principal', 'NotPrincipal');
      this.#principals = this.before ? this.before.principals : entry && readPrincipal(entry, this.bounds);
    }
    return this.#principals;
  }

  /** The tests of its Condition; all of them must hold. */
  get conditions(): readonly ConditionTest[] {
    if (this.before) return this.before.conditions;
    if (!this.#conditions) {
      const value = this.entry('Condition')?.value;
      this.#conditions = value ? readConditions(value, this.bounds) : [];
    }
    return this.#conditions;
  }

  /** It has a Condition that asks for anything, understood or not, or may have one. */
  get isConditional(): boolean {
    return (this.#isConditional ??= this.#asksForAnything());
  }

  #asksForAnything(): boolean {
    const value = this.entry('Condition')?.value;
    if (!value) return !isWhole(this.value);
    return !(value.kind === 'dict' && value.entries.length === 0 && !value.open);
  }

  /** Its Condition, if it has one, is of the right shape and all there: `conditions` holds all of its tests. */
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

  /** It is an Allow that grants something: right effect, all of its elements known, in a policy of a type that grants. */
  get isGrant(): boolean {
    return this.effect === 'Allow' && this.policy.type.grants && !this.isContradictory && isWhole(this.value);
  }

  /** It has both elements of a pair, such as `Action` and `NotAction`, so that AWS refuses it. */
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
