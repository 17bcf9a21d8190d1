/**
 * `tree.json`, which the AWS CDK writes next to its templates. It repeats their policies under other names, so the
 * policies are linted only in the templates.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/core/lib/private/tree-metadata.ts
 */
import { dictAt, textAt } from '../../value/members.js';
import type { DictValue } from '../../value/value.js';
import type { Locator } from '../locator.js';

function isConstructTree(dict: DictValue): boolean {
  return textAt(dict, 'version')?.startsWith('tree-') === true && dictAt(dict, 'tree') !== undefined;
}

export const constructTree: Locator = (dict) => (isConstructTree(dict) ? [] : undefined);
