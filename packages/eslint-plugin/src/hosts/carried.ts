/**
 * Sources that a language provides: a language of this or another package reads policies in any syntax and exposes them
 * as `sourceCode[Symbol.for('iam.source')]`. Findings are located with `sourceCode.getLocFromIndex`.
 *
 * ESLint 10 rejects rules for a language that they do not name. It compares the namespaces of plugins as well as their
 * names, so a plugin sets `meta.namespace: 'iam'` to say that its languages provide sources. Under `plugins` it may
 * have any name.
 */
import type { Source } from 'iam-rules-core';
import type { Host, HostFile } from './host.js';

export const sourceKey = Symbol.for('iam.source');

/** A listener that a language may call instead of visiting a node, so that rules for other languages are not called. */
export const fileListener = 'onPolicyFile';

/**
 * The source of the file, or a function that creates it from the settings. The function also reads other texts of the
 * language, such as an earlier version of the file, and returns undefined for one that it cannot read.
 */
export type CarriedSource = Source | ((file: Omit<HostFile, 'sourceCode'>) => Source | undefined);

export const carried: Host = {
  languages: ['iam/*'],
  // The root may be of any type, and need not be visited.
  roots: ['*', fileListener],
  isFor: (sourceCode) => carriedBy(sourceCode) !== undefined,
  read(_, { sourceCode, ...file }) {
    const source = carriedBy(sourceCode);
    return typeof source === 'function' ? source(file) : source;
  },
  readText({ sourceCode, ...file }) {
    const source = carriedBy(sourceCode);
    return typeof source === 'function' ? source(file) : undefined;
  },
};

function carriedBy(sourceCode: { readonly [sourceKey]?: CarriedSource }): CarriedSource | undefined {
  return sourceCode[sourceKey];
}
