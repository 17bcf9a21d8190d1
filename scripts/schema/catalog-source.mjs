/** What the schemas are made from: the tables of the built core. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const dist = fileURLToPath(new URL('../../packages/rules-core/dist/', import.meta.url));

/** @param {string} path */
const load = (path) => import(pathToFileURL(join(dist, path)).href);

/** @typedef {import('../../packages/rules-core/src/catalog/decode.js').Action} Action */
/** @typedef {import('../../packages/rules-core/src/catalog/decode.js').ConditionKey} ConditionKey */
/** @typedef {import('../../packages/rules-core/src/catalog/decode.js').ResourceType} ResourceType */

/** @type {typeof import('../../packages/rules-core/src/catalog/catalog.js')} */
export const catalog = await load('catalog/catalog.js');
/** @type {typeof import('../../packages/rules-core/src/catalog/condition-keys.js')} */
export const { conditionKeysOf } = await load('catalog/condition-keys.js');
/** @type {typeof import('../../packages/rules-core/src/catalog/global-condition-keys.js')} */
export const { globalConditionKeys } = await load('catalog/global-condition-keys.js');
/** @type {typeof import('../../packages/rules-core/src/catalog/service-principals.js')} */
export const { servicePrincipals } = await load('catalog/service-principals.js');
/** @type {typeof import('../../packages/rules-core/src/catalog/regions.js')} */
export const { regions } = await load('catalog/regions.js');
/** @type {typeof import('../../packages/rules-core/src/catalog/rcp-services.js')} */
export const { rcpServices } = await load('catalog/rcp-services.js');
/** @type {typeof import('../../packages/rules-core/src/policy/operator.js')} */
export const { operatorNames, parseOperator } = await load('policy/operator.js');
/** @type {typeof import('../../packages/rules-core/src/policy/grammar.js')} */
export const { supportedElements, statementElements } = await load('policy/grammar.js');
/** @type {typeof import('../../packages/rules-core/src/policy/policy-types.js')} */
export const { policyTypeOf, policyTypes } = await load('policy/policy-types.js');
/** @type {typeof import('../../packages/rules-core/src/catalog/built-in-providers.js')} */
export const { builtInProviders } = await load('catalog/built-in-providers.js');
