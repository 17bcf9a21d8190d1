/**
 * The output of `lambda add-permission` and `lambda add-layer-version-permission`: a single statement, in a string or
 * already parsed, with other fields of the response.
 * https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 * https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html
 */
import { entryOf, type DictValue } from '../value/value.js';
import { impliedDocument } from './implied-document.js';
import type { Locator } from './locator.js';
import type { PolicySite } from './source.js';

const ofAnswers: ReadonlySet<string> = new Set(['RevisionId', 'ResponseMetadata']);

export const permissionOutput: Locator = (dict, { embed }) => {
  if (!isPermissionOutput(dict)) return undefined;
  const known = {
    type: 'resource',
    attachedTo: entryOf(dict, 'RevisionId') ? 'AWS::Lambda::LayerVersion' : 'AWS::Lambda::Function',
  } as const;
  const statement = entryOf(dict, 'Statement')?.value;
  if (statement?.kind === 'text') {
    const source = embed(statement, 'statement');
    return source && Array.from(source.sites(), (site): PolicySite => ({ ...site, ...known }));
  }
  // Without fields of a response, it is a document with one statement.
  if (statement?.kind !== 'dict' || dict.entries.length < 2) return undefined;
  return [{ document: impliedDocument(statement)!, resolve: impliedDocument, ...known }];
};

function isPermissionOutput({ entries, open }: DictValue): boolean {
  return !open && entries.every(({ key }) => key.text === 'Statement' || ofAnswers.has(key.text));
}
