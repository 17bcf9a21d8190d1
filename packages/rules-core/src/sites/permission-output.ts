/**
 * What `lambda add-permission` and `lambda add-layer-version-permission` put out: one statement in a string.
 * https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 * https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html
 */
import { entryOf, type DictValue } from '../value/value.js';
import type { Locator } from './locator.js';

const keys: ReadonlySet<string> = new Set(['Statement', 'RevisionId']);

export const permissionOutput: Locator = (dict, { embed }) => {
  const statement = isPermissionOutput(dict) ? entryOf(dict, 'Statement')?.value : undefined;
  const source = statement?.kind === 'text' ? embed(statement, 'statement') : undefined;
  if (!source) return undefined;
  const isOfLayer = entryOf(dict, 'RevisionId') !== undefined;
  const attachedTo = isOfLayer ? 'AWS::Lambda::LayerVersion' : 'AWS::Lambda::Function';
  return Array.from(source.sites(), (site) => ({ ...site, type: 'resource', attachedTo }));
};

function isPermissionOutput({ entries, open }: DictValue): boolean {
  return !open && entries.every(({ key }) => keys.has(key.text));
}
