/** A text with policies in any syntax, and where they are in it. */
import type { Edit } from '../edits/edit.js';
import type { TextEdit } from '../edits/text-edit.js';
import type { Holes } from '../value/hole.js';
import type { PolicyType } from '../policy/policy-types.js';
import type { Span, UndecidedDict, UndecidedValue, Value } from '../value/value.js';

export interface Source {
  /** The policies in source order, with holes for template text. A text without policies costs almost nothing. */
  sites(): Iterable<PolicySite>;
  /**
   * Converts the structural edits of a fix or suggestion to edits of the text, in ascending order without overlaps.
   * Undefined if they cannot be written.
   *
   * @throws Error when edits contradict each other, which is a bug in the rule
   */
  print(edits: readonly Edit[]): TextEdit[] | undefined;
  /**
   * The edited document of a site, to see what the edits lead to. Its offsets are its own. Undefined if it cannot be
   * written or read. If the method is absent, suggestions are offered without trying them.
   */
  revise?(site: PolicySite, edits: readonly Edit[]): UndecidedDict | undefined;
  /** Where a span of a value is in the file. If absent, spans are already in the file. */
  locate?(span: Span): Span;
  /** The holes of its strings. Messages restore their text. */
  readonly holes?: Holes | undefined;
  /** The value of the whole file, for findings about files without policies. */
  readonly root?: Value | undefined;
  /** The name of the file, which may indicate the types of its policies. */
  readonly filename?: string;
}

export interface PolicySite {
  /** The policy document. A fragment is wrapped in an open, implied document. */
  readonly document: UndecidedDict;
  /** How the locator interprets the document as written. It is applied again to edited documents. */
  readonly resolve?: (written: Value) => UndecidedValue | undefined;
  /** The type that the place proves. It takes precedence over the setting. */
  readonly type?: PolicyType;
  /**
   * The CloudFormation type that the place proves the policy to be attached to. It takes precedence over the setting.
   */
  readonly attachedTo?: string;
  /** The owner, "role AppRole, policy deploy". Distinguishes the policies of a file. */
  readonly owner?: string;
  /** The principal that has it. Rules about all permissions of a principal evaluate its policies together. */
  readonly principal?: string;
  /** The names of policy elements in the source, by AWS's names: `not_resources`. Messages quote the source's names. */
  readonly words?: Readonly<Record<string, string>>;
  /** What it is attached to can be reached only from within a VPC, whoever the policy allows. */
  readonly isInVpc?: true;
  /** The user cannot change it, so nothing is reported for it. */
  readonly judged?: false;
  /** The policy is AWS output, so AWS has accepted it, including its size. */
  readonly stored?: true;
  /** The policy is in a string that should be JSON but is not, so its content is unknown. */
  readonly unread?: true;
  /**
   * The embedded source that prints and locates what is found here. If absent, the source that yields the site does.
   */
  readonly source?: Source;
}

/** A file in an earlier version. */
export type EarlierFile =
  | { readonly kind: 'source'; readonly source: Source }
  /** It did not exist. */
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'unreadable';
      /** The reason, as a main clause without a full stop. */
      readonly why: string;
    };

/** Whether rules lint the policy at a site. */
export function isJudged({ judged, unread }: PolicySite): boolean {
  return judged !== false && !unread;
}

/** Whether the source contains any policy. */
export function holdsPolicy(source: Source): boolean {
  const [first] = source.sites();
  return first !== undefined;
}

/** The site without the possibility to edit it, because its content is generated from something else. */
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
