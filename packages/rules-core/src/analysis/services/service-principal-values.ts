/** What is wrong with a value that should be a service principal, as for `iam:PassedToService`. */
import { isServicePrincipal, servicePrincipals } from '../../catalog/service-principals.js';
import { editDistance } from '../../patterns/edit-distance.js';
import { hasWildcard, intersects, matches, squeeze } from '../../patterns/wildcard.js';
import type { ConditionValue } from '../../policy/condition.js';
import type { Operator } from '../../policy/operator.js';

export type ValueFault =
  /** `*` or `?` under an operator that compares them literally. */
  | { readonly kind: 'literal-wildcard' }
  /** Service principals are in lower case and compared with case. */
  | { readonly kind: 'wrong-case'; readonly proper: string }
  /** No service principal has this form. `proper` is what was meant, if that is clear. */
  | { readonly kind: 'wrong-form'; readonly proper: string | undefined }
  /** Unknown, and very similar to a known one. */
  | { readonly kind: 'misspelt'; readonly proper: string }
  /** Unknown, but possible. */
  | { readonly kind: 'unlisted' };

const domain = '.amazonaws.com';
const wellFormed = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
/**
 * The domains of the partitions. The service principals are only known for `aws`. Templates that AWS itself deploys in
 * GovCloud and China use `amazonaws-us-gov.com` and `amazonaws.cn`, but no AWS documentation lists them.
 * https://github.com/aws/aws-parallelcluster/blob/develop/tests/iam_policies/cluster-roles.cfn.yaml
 */
const domains = [
  '.amazonaws.com',
  '.amazonaws.com.cn',
  '.amazonaws-us-gov.com',
  '.amazonaws.cn',
  '.amazonaws.eu',
  '.c2s.ic.gov',
  '.cloud.adc-e.uk',
  '.csp.hci.ic.gov',
  '.sc2s.sgov.gov',
];

/** Common mistakes in the domain. */
const otherDomain = /\.(?:aws\.amazon\.com|amazonaws|amazon\.com|aws\.com|aws)$/;

/** Better-known names of some services, by the label in their principal. */
const colloquial: ReadonlyMap<string, string> = new Map([
  ['apigw', 'apigateway'],
  ['emr', 'elasticmapreduce'],
  ['eventbridge', 'events'],
  ['fargate', 'ecs-tasks'],
  ['msk', 'kafka'],
  ['stepfunctions', 'states'],
  ['step-functions', 'states'],
]);

/** undefined if the value is valid, or if it is unknown. */
export function valueFault({ text, bounds }: ConditionValue, operator: Operator): ValueFault | undefined {
  if (!bounds.known || bounds.variable || operator.family !== 'String') return undefined;
  const folded = text.toLowerCase();
  const compared = operator.ignoreCase ? folded : text;
  if (hasWildcard(compared)) {
    if (!operator.wildcards) return { kind: 'literal-wildcard' };
    if (compared === folded && mayMatchPrincipal(compared)) return undefined;
    return mayMatchPrincipal(folded)
      ? { kind: 'wrong-case', proper: folded }
      : { kind: 'wrong-form', proper: undefined };
  }
  if (isServicePrincipal(compared)) return undefined;
  if (hasPrincipalForm(compared)) {
    const proper = nearestPrincipal(compared);
    return proper === undefined || domainOf(compared) !== domain
      ? { kind: 'unlisted' }
      : { kind: 'misspelt', proper };
  }
  if (hasPrincipalForm(folded)) return { kind: 'wrong-case', proper: folded };
  return { kind: 'wrong-form', proper: principalMeant(folded) };
}

/** A service that no policy names. It is only accepted if all services are. */
export const anyOtherService = '\uE000.amazonaws.com';

/** The value has the form of a service principal. */
export function hasPrincipalForm(text: string): boolean {
  const tail = domainOf(text);
  return isServicePrincipal(text) || (tail !== undefined && wellFormed.test(text.slice(0, -tail.length)));
}

/**
 * The known principal that a name under `amazon.com` meant: `ec2.amazonaws.com` for `ec2.amazon.com`. The few services
 * with principals under `amazon.com`, such as `alexa-appkit.amazon.com`, have none under `amazonaws.com`.
 */
export function principalUnderAmazonDomain(text: string): string | undefined {
  const name = text.replace(/\.amazon\.com$/, domain);
  return name !== text && !isServicePrincipal(text) && isServicePrincipal(name) ? name : undefined;
}

/** The label of a principal in the `aws` or China partition: `ecs-tasks` of `ecs-tasks.amazonaws.com`. */
export function labelOf(principal: string): string {
  return principal.replace(/\.amazonaws\.com(?:\.cn)?$/, '');
}

/** Longer than any principal. */
const longestPrincipal = 250;

/** The pattern in normal form. undefined if it is too long to match any principal. */
export function principalPattern(pattern: string): string | undefined {
  const normal = squeeze(pattern);
  return normal.length <= longestPrincipal || normal.replaceAll('*', '').length <= longestPrincipal
    ? normal
    : undefined;
}

/**
 * One principal for each known service that a pattern matches. Principals that start with the same word count as one
 * service.
 */
export function servicesMatching(text: string, principals = servicePrincipals()): readonly string[] {
  const pattern = principalPattern(text);
  if (pattern === undefined) return [];
  const byWord = new Map<string, string>();
  for (const name of principals) {
    const word = name.split('.', 1)[0]!;
    if (!byWord.has(word) && !name.includes('${') && matches(pattern, name)) byWord.set(word, name);
  }
  return [...byWord.values()];
}

function domainOf(text: string): string | undefined {
  return domains.find((tail) => text.endsWith(tail));
}

function mayMatchPrincipal(text: string): boolean {
  const pattern = principalPattern(text);
  return (
    pattern !== undefined &&
    (domains.some((tail) => intersects(pattern, `?*${tail}`)) ||
      servicePrincipals().some((name) => matches(pattern, name)))
  );
}

/**
 * The only known principal that is similar to a misspelled one: one edit, or two in a long name, but not in the first
 * letter. Digits distinguish services, so they must be equal.
 */
function nearestPrincipal(name: string): string | undefined {
  const label = labelOf(name);
  const known = colloquial.get(label);
  if (known !== undefined) return known + domain;
  const limit = label.length < 5 ? 0 : label.length < 10 ? 1 : 2;
  const letters = (text: string): string => text.replace(/-?(?:v?\d+)$/, '');
  const near = servicePrincipals().filter(
    (principal) =>
      principal[0] === label[0] &&
      principal.endsWith(domain) &&
      editDistance(labelOf(principal), label, limit) <= limit &&
      letters(labelOf(principal)) !== letters(label),
  );
  return near.length === 1 ? near[0] : undefined;
}

function principalMeant(folded: string): string | undefined {
  const bare = folded
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/[/.]$/, '')
    .replace(otherDomain, '');
  const name = bare.endsWith(domain) ? bare : bare + domain;
  if (isServicePrincipal(name)) return name;
  return principalUnderMisspeltDomain(bare) ?? (wellFormed.test(bare) ? nearestPrincipal(name) : undefined);
}

/** The maximum number of edits in `.amazonaws.com`. With more, something else may be meant. */
const mostSlips = 2;

/** The known principal for a name whose domain is slightly misspelled: `ec2.amazonaws.con`. */
function principalUnderMisspeltDomain(text: string): string | undefined {
  if (text.length > longestPrincipal) return undefined;
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    const name = text.slice(0, dot) + domain;
    if (editDistance(text.slice(dot), domain, mostSlips) <= mostSlips && isServicePrincipal(name))
      return name;
  }
  return undefined;
}
