/** YAML tags, and the short forms of CloudFormation functions. */

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html (2026-11-30)
 */
const functions: ReadonlySet<string> = new Set([
  'And',
  'Base64',
  'Cidr',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Equals',
  'FindInMap',
  'GetAZs',
  'GetAtt',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'RefAll',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
  'ValueOf',
  'ValueOfAll',
]);

/** The key of the long form, `Fn::Sub` for `!Sub`. Undefined for the tags of other tools. */
export function functionOf(tag: string): string | undefined {
  const name = /^!(\w+)$/.exec(tag)?.[1];
  if (name === 'Ref' || name === 'Condition') return name;
  return name !== undefined && functions.has(name) ? `Fn::${name}` : undefined;
}

const core = 'tag:yaml.org,2002:';

/**
 * What one of YAML's own tags turns a node into. Undefined for tags of other tools, and for those that are useless in a
 * policy.
 */
export function kindOf(tag: string): 'str' | 'scalar' | 'map' | 'seq' | undefined {
  if (tag === '!' || tag === `${core}str`) return 'str';
  if (tag === `${core}map`) return 'map';
  if (tag === `${core}seq`) return 'seq';
  return ['int', 'float', 'bool', 'null'].some((name) => tag === core + name) ? 'scalar' : undefined;
}
