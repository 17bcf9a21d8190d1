/** The names by which services appear as principals and in `iam:PassedToService`. */
import { principals } from './generated/service-principals.js';

let names: readonly string[] | undefined;
let exact: ReadonlySet<string> | undefined;

/** All known names in alphabetical order; where a name holds a region it has `${Region}`. */
export function servicePrincipals(): readonly string[] {
  return (names ??= principals.split(' '));
}

const regionLabel = /\.?\b[a-z]{2}(?:-[a-z]+)+-\d\b/;

/**
 * Is this a known service principal? Compared with case, as IAM compares it. The form with a region
 * (`logs.eu-west-1.amazonaws.com`) and the form of the China partition (`….amazonaws.com.cn`) count as known when the plain form is.
 */
export function isServicePrincipal(name: string): boolean {
  exact ??= new Set(servicePrincipals());
  if (exact.has(name)) return true;
  const global = name.replace(/\.amazonaws\.com\.cn$/, '.amazonaws.com');
  const region = regionLabel.exec(global)?.[0];
  if (region === undefined) return exact.has(global);
  return (
    exact.has(global.replace(region, '')) ||
    exact.has(global.replace(region, region.startsWith('.') ? '.${Region}' : '${Region}'))
  );
}
