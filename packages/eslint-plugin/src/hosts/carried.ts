/**
 * Sources that come with the file: a language of this or another package reads policies in whatever syntax, and hands them
 * in as `sourceCode[Symbol.for('iam.source')]`. What is found is shown by `sourceCode.getLocFromIndex`.
 *
 * ESLint 10 refuses rules in a language that they do not name. It compares the namespaces of plugins as well as their
 * names, so a plugin says by `meta.namespace: 'iam'` that its languages carry sources; under `plugins` it may have any name.
 */
import type { Source } from 'iam-rules-core';
import type { Host } from './host.js';

const key = Symbol.for('iam.source');

export const carried: Host = {
  languages: ['iam/*'],
  // The root may be of any type.
  roots: ['*'],
  isFor: (sourceCode) => sourceIn(sourceCode) !== undefined,
  read: (_, { sourceCode }) => sourceIn(sourceCode),
};

function sourceIn(sourceCode: { readonly [key]?: Source }): Source | undefined {
  return sourceCode[key];
}
