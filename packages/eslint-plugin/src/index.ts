/** ESLint plugin for AWS IAM policies. */
import { rules } from 'iam-rules-core';
import { pluginOf } from './plugin.js';

const plugin = pluginOf(rules);

export default plugin;
export type { Acceptance, Baseline, Settings } from 'iam-rules-core';
export type { CarriedSource } from './hosts/carried.js';
export type { Host, HostFile } from './hosts/host.js';
export { positionIn, type Position } from './language/text-position.js';
export { TextRoot } from './language/text-root.js';
export { TextSourceCode, type TextSourceCodeOptions } from './language/text-source-code.js';
export { findPlacesBy, type FindPlaces, type OtherPlaces, type PlaceProof } from './other-places.js';
export type { RuleOptions } from './rule-options.js';
export { toEslintRule, type EslintRule } from './to-eslint-rule.js';
