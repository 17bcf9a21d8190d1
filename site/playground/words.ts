/** What the page calls things. */
import type { PolicyType } from './core.js';

const titles: Readonly<Record<PolicyType, string>> = {
  identity: 'Identity-based policy',
  resource: 'Resource-based policy',
  trust: 'Role trust policy',
  scp: 'Service control policy',
  rcp: 'Resource control policy',
  boundary: 'Permissions boundary',
  session: 'Session policy',
  endpoint: 'VPC endpoint policy',
};

export function titleOfType(type: string): string {
  return titles[type as PolicyType] ?? type;
}

/** What whoever holds the policy can do, by what is exposed. */
export const exposureVerbs = {
  credentials: 'Get …',
  data: 'Read …',
  resources: 'Open … to other accounts',
  audit: 'Turn off or redirect …',
} as const;
