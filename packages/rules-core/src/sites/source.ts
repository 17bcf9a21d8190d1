/** A text in which policies stand, whatever its syntax, and where they stand in it. */
import type { Edit } from '../edits/edit.js';
import type { TextEdit } from '../edits/text-edit.js';
import type { Holes } from '../value/hole.js';
import type { PolicyType } from '../policy/policy-types.js';
import type { Span, UndecidedDict, UndecidedValue, Value } from '../value/value.js';

export interface Source {
  /**
   * The policies, in source order, with holes in the place of template text. A text that holds none costs next to
   * nothing.
   */
  sites(): Iterable<PolicySite>;
  /**
   * Structural edits of one fix or suggestion as edits of the text, in ascending order and without overlaps; undefined
   * for what cannot be written in it.
   *
   * @throws Error when edits contradict each other: a mistake of the rule
   */
  print(edits: readonly Edit[]): TextEdit[] | undefined;
  /**
   * The document of a site after edits, to see what they lead to: its offsets are its own. undefined when it cannot be
   * written or read. Absent, suggestions are offered untried.
   */
  revise?(site: PolicySite, edits: readonly Edit[]): UndecidedDict | undefined;
  /** Where a span of a value stands in the file. Absent, the spans are those of the file. */
  locate?(span: Span): Span;
  /** The holes of its strings: what stands there is put back into messages. */
  readonly holes?: Holes | undefined;
  /** The value of the whole file, for what is said of it where it holds no policy. */
  readonly root?: Value | undefined;
  /** The name of the file, which may say what its policies are. */
  readonly filename?: string;
}

export interface PolicySite {
  /** The policy document. A fragment is wrapped in an implied document that is open. */
  readonly document: UndecidedDict;
  /** What the vocabulary makes of the document as it is written: what is revised goes through it as well. */
  readonly resolve?: (written: Value) => UndecidedValue | undefined;
  /** The type that the place proves: it beats the setting. */
  readonly type?: PolicyType;
  /** The CloudFormation type that the place proves the policy to hang on: it beats the setting. */
  readonly attachedTo?: string;
  /** Whose policy it is, "role AppRole, policy deploy": tells the policies of a file apart. */
  readonly owner?: string;
  /** Who holds it: the policies of one principal are judged together where a rule asks what the principal holds. */
  readonly principal?: string;
  /** What the elements of the policy are called there, by AWS's names: `not_resources`. Messages quote the user's words. */
  readonly words?: Readonly<Record<string, string>>;
  /** What it is attached to can be reached from within a VPC only, whoever the policy allows. */
  readonly isInVpc?: true;
  /** It is not the user's to change: nothing is said of it. */
  readonly judged?: false;
  /** AWS has put it out, so that it has accepted it: its size is allowed. */
  readonly stored?: true;
  /** It stands in a string that is not JSON, where it has to be JSON: nothing of it is known. */
  readonly unread?: true;
  /** The embedded source that prints and locates what is found here; absent, the source that yields the site does. */
  readonly source?: Source;
}

/** A file as it was in an earlier version. */
export type EarlierFile =
  | { readonly kind: 'source'; readonly source: Source }
  /** There was none. */
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'unreadable';
      /** The reason, as a main clause without a full stop. */
      readonly why: string;
    };

/** Whether rules judge the policy at a site. */
export function isJudged({ judged, unread }: PolicySite): boolean {
  return judged !== false && !unread;
}

/** Whether any policy stands in the source. */
export function holdsPolicy(source: Source): boolean {
  const [first] = source.sites();
  return first !== undefined;
}

/** The site, where nothing of the policy can be changed: what is there is made from something else. */
export function unchangeable(site: PolicySite, source: Pick<Source, 'holes' | 'locate'>): PolicySite {
  return {
    ...site,
    source: {
      sites: () => [],
      print: () => undefined,
      holes: source.holes,
      locate: (span) => source.locate?.(span) ?? span,
    },
  };
}
