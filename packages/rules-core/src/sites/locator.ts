/** Locators find the policies in a document. There is one for each kind of document. */
import type { Holes } from '../value/hole.js';
import type { DictValue, TextValue, UndecidedDict } from '../value/value.js';
import type { PolicySite, Source } from './source.js';

/**
 * Reads a document, or a single statement, from a string, in the syntax of the file or encoded. Undefined for any other
 * string.
 */
export type Embed = (text: TextValue, what?: 'statement') => Source | undefined;

/** What a locator gets in addition to the dict. */
export interface Surroundings {
  readonly embed: Embed;
  /** The holes of the source. A locator adds those of the expressions that it evaluates. */
  readonly holes: Holes;
  /** Replaces template text in a document with holes. This is automatic for documents that a locator yields. */
  readonly withHoles: (document: UndecidedDict) => UndecidedDict;
  /** Whether a string is meant as JSON but is invalid, and not because of template text. */
  readonly isBroken: (text: TextValue) => boolean;
  /** A setting says what the policies of the file are, so there is one. */
  readonly declared: boolean;
}

/**
 * Finds the policies in a top-level dict of a document. Decides only by the keys of the dict whether it is of the right
 * kind, and returns undefined if not.
 */
export type Locator = (dict: DictValue, surroundings: Surroundings) => Iterable<PolicySite> | undefined;
