/**
 * `tree.json`, which the AWS CDK writes beside the templates that it synthesizes. It has the policies of the templates once
 * more, under other names: they are judged there.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/core/lib/private/tree-metadata.ts
 */
import { dictAt, textAt } from '../../value/members.js';
import type { DictValue } from '../../value/value.js';
import type { Locator } from '../locator.js';

function isConstructTree(dict: DictValue): boolean {
  return textAt(dict, 'version')?.startsWith('tree-') === true && dictAt(dict, 'tree') !== undefined;
}

export const constructTree: Locator = (dict) => (isConstructTree(dict) ? [] : undefined);
