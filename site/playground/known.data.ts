/** What the page shows of the rules and policy types before the rules have run, read when the site is built. */
import { readFileSync } from 'node:fs';
import { attachmentOf, attachmentTypes, catalogDate, policyTypes, rules } from 'iam-rules-core';
import { root } from '../.vitepress/repository.js';

export interface Known {
  readonly policyTypes: readonly string[];
  /** CloudFormation types, each with the policy types that it may hold. */
  readonly attachments: readonly { readonly type: string; readonly policyTypes: readonly string[] }[];
  readonly examples: readonly {
    readonly title: string;
    readonly policy: string;
    readonly settings?: object;
  }[];
  readonly rules: number;
  /** The day of the service data. */
  readonly date: string;
}

declare const data: Known;
export { data };

const examples = [
  ['Pass any role to any service', 'pass-role/deploy-role.before.json'],
  ['Administrator by wildcard', 'wildcards/administrator.before.json'],
  ['Wildcards in a report writer', 'wildcards/report-writer.before.json'],
  ['Allow with NotResource', 'not-elements/all-but-payroll.before.json'],
  ['Region limit with NotResource', 'not-elements/region-fence.before.json'],
  ['Bucket policy', 'bucket-policies/site.before.json'],
  ['Role trust policy for a build', 'trust-policies/build-role.before.json'],
  ['Service control policy', 'service-control-policies/approved-regions.json', { policyType: 'scp' }],
] as const;

export default {
  load(): Known {
    return {
      policyTypes,
      attachments: attachmentTypes
        .map((type) => ({ type, policyTypes: attachmentOf(type)?.policyTypes ?? [] }))
        .filter((each) => each.policyTypes.length > 0)
        .sort((a, b) => (a.type < b.type ? -1 : 1)),
      examples: examples.map(([title, path, settings]) => ({
        title,
        policy: readFileSync(`${root}examples/policies/${path}`, 'utf8'),
        ...(settings && { settings }),
      })),
      rules: rules.length,
      date: catalogDate,
    };
  },
};
