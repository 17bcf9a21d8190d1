/** The names of services as principals and in `iam:PassedToService`. */
import { principals } from './generated/service-principals.js';

let names: readonly string[] | undefined;
let exact: ReadonlySet<string> | undefined;

/** All known names in alphabetical order. A name that includes a Region has `${Region}` in its place. */
export function servicePrincipals(): readonly string[] {
  return (names ??= principals.split(' '));
}

const regionLabel = /\.?\b[a-z]{2}(?:-[a-z]+)+-\d\b/;

/**
 * Whether this is a known service principal. Compared with case, as IAM does. If the plain form is known, so are the
 * form with a Region (`logs.eu-west-1.amazonaws.com`) and the form of the China partition (`….amazonaws.com.cn`).
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
