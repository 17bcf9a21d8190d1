/** Condition operators, condition keys and their values. */
import {
  conditionKeysOf,
  globalConditionKeys,
  operatorNames,
  parseOperator,
  regions,
} from './catalog-source.mjs';
import { globalKeys, keyTypes, operatorDescription } from './descriptions.mjs';

/** @typedef {import('./catalog-source.mjs').ConditionKey} ConditionKey */

const valueTypes = ['string', 'number', 'boolean', 'array'];
const itemTypes = ['string', 'number', 'boolean'];
/** Keys whose values are names of service principals. */
const servicePrincipalKeys = new Set([
  'aws:CalledVia',
  'aws:CalledViaFirst',
  'aws:CalledViaLast',
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'iam:PassedToService',
]);
/** The operators whose keys are of a type, by a part of their names. */
const operatorsOfType = {
  String: 'String|Null',
  ARN: 'String|Arn|Null',
  Bool: 'Bool|Null',
  Numeric: 'Numeric|Null',
  Date: 'Date|Null',
  IPAddress: 'IpAddress|Null',
  Binary: 'Binary|Null',
};

/** @param {string} name */
const ref = (name) => ({ $ref: `#/definitions/${name}` });

/** The values of keys by type, and lists of values that are known. */
export function valueDefinitions() {
  /** @type {Record<string, object>} */
  const found = {};
  for (const [type, holds] of Object.entries(keyTypes)) {
    const known = type === 'Bool' ? { enum: ['true', 'false'] } : undefined;
    found[type] = value(`A condition key: ${holds}.`, known);
    found[`${type}List`] = value(
      `A condition key with several values, each ${holds}. It needs ForAllValues or ForAnyValue.`,
      known,
    );
  }
  found['Region'] = { enum: regions };
  return found;
}

/**
 * @param {string} description
 * @param {object} [known] a schema of the values to offer; others are as good
 */
function value(description, known) {
  const alternatives = known && { anyOf: [{}, known] };
  return { description, type: valueTypes, items: { type: itemTypes, ...alternatives }, ...alternatives };
}

/** The operators with what is said of each, and the global keys below them. */
export function conditionSchema() {
  const forms = [{}, { ifExists: true }, { set: 'ForAllValues' }, { set: 'ForAnyValue' }];
  return {
    properties: Object.fromEntries(
      forms.flatMap((form, index) =>
        operatorNames
          .filter((name) => name !== 'Null' || index === 0)
          .map((name) => {
            const text = `${form.set ? `${form.set}:` : ''}${name}${form.ifExists ? 'IfExists' : ''}`;
            const operator = parseOperator(text);
            if (!operator) throw new Error(`${text} is no operator.`);
            const description = operatorDescription(name, operator.negated, form);
            // The plain forms first.
            return [text, { description, type: 'object', suggestSortText: `${index}${name}` }];
          }),
      ),
    ),
    allOf: [
      ...keysSchema(globalConditionKeys, globalKey).allOf,
      { patternProperties: { Null: { additionalProperties: { anyOf: [{}, { enum: ['true', 'false'] }] } } } },
    ],
  };
}

/** @param {ConditionKey} key */
function globalKey({ name, multivalued }) {
  const description = globalKeys[name];
  if (description === undefined) throw new Error(`Nothing is said of the global condition key ${name}.`);
  const several = multivalued ? ' Several values: it needs ForAllValues or ForAnyValue.' : '';
  return value(description + several, knownValues(name));
}

/** @param {ConditionKey} key */
function serviceKey({ name, type, multivalued }) {
  const known = knownValues(name);
  return known
    ? value(`A condition key: ${keyTypes[type]}.`, known)
    : ref(multivalued ? `${type}List` : type);
}

/** @param {string} name */
function knownValues(name) {
  if (servicePrincipalKeys.has(name)) return ref('ServicePrincipal');
  if (name === 'aws:RequestedRegion') return ref('Region');
  if (globalConditionKeys.some((key) => key.name === name && key.type === 'Bool'))
    return { enum: ['true', 'false'] };
  return undefined;
}

/**
 * The keys that a service has for itself; undefined when it has none.
 *
 * @param {string} service
 */
export function serviceKeysSchema(service) {
  const globals = new Set(globalConditionKeys.map(({ name }) => name));
  const keys = conditionKeysOf(service).filter(({ name }) => !globals.has(name));
  return keys.length > 0 ? keysSchema(keys, serviceKey) : undefined;
}

/**
 * Keys below the operators that compare values of their type.
 *
 * @param {readonly ConditionKey[]} keys
 * @param {(key: ConditionKey) => object} schemaOf
 */
function keysSchema(keys, schemaOf) {
  const allOf = Object.entries(operatorsOfType).flatMap(([type, operators]) => {
    const fitting = keys.filter((key) => key.type === type);
    if (fitting.length === 0) return [];
    const named = fitting.map((key) => /** @type {const} */ ([key.name, schemaOf(key)]));
    const templates = named.filter(([name]) => /^[\w.-]+:.*\$\{\w+\}$/.test(name));
    const block = {
      properties: Object.fromEntries(named),
      ...(templates.length > 0 && {
        patternProperties: Object.fromEntries(
          templates.map(([name, schema]) => [`^${name.slice(0, name.indexOf('$'))}`, schema]),
        ),
      }),
    };
    return [{ patternProperties: { [operators]: block } }];
  });
  return { allOf };
}
