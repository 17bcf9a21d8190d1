/** What is wrong with a value that should name a service principal, as `iam:PassedToService` expects it. */
import { isServicePrincipal, servicePrincipals } from '../../catalog/service-principals.js';
import { editDistance } from '../../patterns/edit-distance.js';
import { hasWildcard, intersects, matches, squeeze } from '../../patterns/wildcard.js';
import type { ConditionValue } from '../../policy/condition.js';
import type { Operator } from '../../policy/operator.js';

export type ValueFault =
  /** `*` or `?` under an operator that takes them for themselves. */
  | { readonly kind: 'literal-wildcard' }
  /** Principals are in lower case and compared by case. */
  | { readonly kind: 'wrong-case'; readonly proper: string }
  /** No service principal has this form; `proper` is what was meant, where that is plain. */
  | { readonly kind: 'wrong-form'; readonly proper: string | undefined }
  /** Not known, and very near a known one. */
  | { readonly kind: 'misspelt'; readonly proper: string }
  /** Not known, though it could be one. */
  | { readonly kind: 'unlisted' };

const domain = '.amazonaws.com';
const wellFormed = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
/**
 * The partitions' domains. Of the others than `aws` no list of principals is known. Those of `amazonaws-us-gov.com` and
 * `amazonaws.cn` are in templates that AWS itself deploys in GovCloud and China, and on no page of AWS.
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

/** What some write in place of it. */
const otherDomain = /\.(?:aws\.amazon\.com|amazonaws|amazon\.com|aws\.com|aws)$/;

/** The names under which some services are better known, by the label of their principal. */
const colloquial: ReadonlyMap<string, string> = new Map([
  ['apigw', 'apigateway'],
  ['emr', 'elasticmapreduce'],
  ['eventbridge', 'events'],
  ['fargate', 'ecs-tasks'],
  ['msk', 'kafka'],
  ['stepfunctions', 'states'],
  ['step-functions', 'states'],
]);

/** undefined when nothing is wrong with the value, or nothing can be said. */
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

/** A service that no policy names; only what lets all services through lets it through. */
export const anyOtherService = '\uE000.amazonaws.com';

/** The value could be a service principal as far as its form goes. */
export function hasPrincipalForm(text: string): boolean {
  const tail = domainOf(text);
  return isServicePrincipal(text) || (tail !== undefined && wellFormed.test(text.slice(0, -tail.length)));
}

/**
 * The known principal that a name under Amazon's own domain was meant for: `ec2.amazonaws.com` of `ec2.amazon.com`. The
 * few services whose principals are under that domain, such as `alexa-appkit.amazon.com`, have none under the other.
 */
export function principalUnderAmazonDomain(text: string): string | undefined {
  const name = text.replace(/\.amazon\.com$/, domain);
  return name !== text && !isServicePrincipal(text) && isServicePrincipal(name) ? name : undefined;
}

/** The label of a principal of the `aws` or China partition: `ecs-tasks` of `ecs-tasks.amazonaws.com`. */
export function labelOf(principal: string): string {
  return principal.replace(/\.amazonaws\.com(?:\.cn)?$/, '');
}

/** No principal is as long. */
const longestPrincipal = 250;

/** The pattern in normal form; undefined when it is too long to match any principal. */
export function principalPattern(pattern: string): string | undefined {
  const normal = squeeze(pattern);
  return normal.length <= longestPrincipal || normal.replaceAll('*', '').length <= longestPrincipal
    ? normal
    : undefined;
}

/** One principal of each known service that a pattern matches; what begins with the same word counts as one service. */
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
 * The one known principal that a misspelt one is nearest to: a letter off, two in a long name, but not the first. Digits
 * tell services apart.
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

/** Slips in `.amazonaws.com`: what is farther off may be meant for something else. */
const mostSlips = 2;

/** The known principal under whose name a domain stands that is nearly the right one: `ec2.amazonaws.con`. */
function principalUnderMisspeltDomain(text: string): string | undefined {
  if (text.length > longestPrincipal) return undefined;
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    const name = text.slice(0, dot) + domain;
    if (editDistance(text.slice(dot), domain, mostSlips) <= mostSlips && isServicePrincipal(name))
      return name;
  }
  return undefined;
}
