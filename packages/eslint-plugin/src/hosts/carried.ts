/**
 * Sources that come with the file: a language of this or another package reads policies in whatever syntax, and hands them
 * in as `sourceCode[Symbol.for('iam.source')]`. What is found is shown by `sourceCode.getLocFromIndex`.
 *
 * ESLint 10 refuses rules in a language that they do not name. It compares the namespaces of plugins as well as their
 * names, so a plugin says by `meta.namespace: 'iam'` that its languages carry sources; under `plugins` it may have any name.
 */
import type { Source } from 'iam-rules-core';
import type { Host, HostFile } from './host.js';

export const sourceKey = Symbol.for('iam.source');

/** What a language may call instead of visiting a node, so that rules for other languages hear of none. */
export const fileListener = 'onPolicyFile';

/**
 * The source of the file, or what makes it, given the settings. The latter also reads another text of the language, such as an
 * earlier version of the file, and gives undefined for one that it cannot read.
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
