/** Condition operators. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */

import { rememberedByText } from '../speed/remembered.js';

export type OperatorFamily = 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'IpAddress' | 'Arn' | 'Null';

export interface Operator {
  /** The base name in AWS's spelling, such as `StringNotLike`. */
  readonly name: string;
  readonly family: OperatorFamily;
  /** The operator is true for all values except the listed ones, and for a missing key. */
  readonly negated: boolean;
  /** `*` and `?` in a value are wildcards. */
  readonly wildcards: boolean;
  readonly ignoreCase: boolean;
  readonly ifExists: boolean;
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
}

/** The base names in AWS's spelling. */
export const operatorNames: readonly string[] = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnLike',
  'ArnNotEquals',
  'ArnNotLike',
  'Null',
];

const byFoldedName = new Map(operatorNames.map((name) => [name.toLowerCase(), name]));

/** Parses an operator such as `ForAnyValue:StringLikeIfExists`. Returns undefined for an unknown one. */
export const parseOperator: (text: string) => Operator | undefined = rememberedByText(parse, {
  // In AWS's spelling there are a few hundred combinations of names, prefixes and suffixes.
  most: 500,
  longest: 64,
});

function parse(text: string): Operator | undefined {
  const [, set, folded = '', suffix] =
    /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(text.toLowerCase()) ?? [];
  const name = byFoldedName.get(folded);
  if (name === undefined) return undefined;
  const family = familyOf(name);
  if (family === 'Null' && suffix !== undefined) return undefined;
  return {
    name,
    family,
    negated: name.includes('Not'),
    wildcards: family === 'Arn' || name.endsWith('Like'),
    ignoreCase: name.endsWith('IgnoreCase'),
    ifExists: suffix !== undefined,
    set: set === undefined ? undefined : set === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue',
  };
}

function familyOf(name: string): OperatorFamily {
  if (name.endsWith('IpAddress')) return 'IpAddress';
  return /^(?:String|Numeric|Date|Bool|Binary|Arn|Null)/.exec(name)![0] as OperatorFamily;
}
