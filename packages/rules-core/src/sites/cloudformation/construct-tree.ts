/**
 * `tree.json`, which the AWS CDK writes beside the templates that it synthesizes. It has the policies of the templates once
 * more, under other names: they are judged there.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/core/lib/private/tree-metadata.ts
 */
import { entryOf, type DictValue } from '../../value/value.js';
import type { Locator } from '../locator.js';

function isConstructTree(dict: DictValue): boolean {
  const version = entryOf(dict, 'version')?.value;
  return (
    version?.kind === 'text' &&
    version.text.startsWith('tree-') &&
    entryOf(dict, 'tree')?.value.kind === 'dict'
  );
}

export const constructTree: Locator = (dict) => (isConstructTree(dict) ? [] : undefined);
