/** Templates of JSON, as the parser of the shipped configurations reads them. */
import { JsonSource, type Value } from 'iam-rules-core';
import type { Host } from './host.js';

/** Among the services of the parser: the value tree of a template; undefined for one that holds no policy. */
export const templateService = 'iamTemplate';

interface Services {
  readonly [templateService]?: Value | undefined;
}

export const template: Host = {
  languages: ['js/js'],
  roots: ['Program'],
  isFor: (sourceCode) => servicesOf(sourceCode)[templateService] !== undefined,
  read(_, { text, ...file }) {
    const value = servicesOf(file.sourceCode)[templateService];
    return value && new JsonSource(value, text, file);
  },
};

function servicesOf(sourceCode: { readonly parserServices?: Services }): Services {
  return sourceCode.parserServices ?? {};
}
