/** What finds policies in a document: one a vocabulary. */
import type { Holes } from '../value/hole.js';
import type { DictValue, TextValue, UndecidedDict } from '../value/value.js';
import type { PolicySite, Source } from './source.js';

/**
 * What a string holds that is a document itself, or one of the statements of a policy, in the syntax of the file or encoded;
 * undefined for any other string.
 */
export type Embed = (text: TextValue, what?: 'statement') => Source | undefined;

/** What a locator is told besides the dict. */
export interface Surroundings {
  readonly embed: Embed;
  /** The holes of the source, to which a locator adds those of the expressions that it reads. */
  readonly holes: Holes;
  /** The document, with holes in the place of template text. Those that a locator yields get them anyway. */
  readonly withHoles: (document: UndecidedDict) => UndecidedDict;
  /** Whether a string is meant for JSON and is not, for no fault of a template. */
  readonly isBroken: (text: TextValue) => boolean;
  /** A setting says what the policies of the file are: it holds one. */
  readonly declared: boolean;
}

/**
 * Finds the policies under one of the topmost dicts of a document. Whether there can be any it tells from the keys of the
 * dict alone: undefined says that it knows nothing of such a dict.
 */
export type Locator = (dict: DictValue, surroundings: Surroundings) => Iterable<PolicySite> | undefined;
