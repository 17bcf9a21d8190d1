import { defineConfig } from 'eslint/config';
import iam from 'eslint-plugin-iam';

export default defineConfig([
  { files: ['policies/**/*.json'], extends: [iam.configs.recommended] },

  // What a policy is follows from its shape; saying it is surer, and lets rules know what the policy hangs on.
  {
    files: ['policies/bucket-policies/*.json'],
    settings: { iam: { policyType: 'resource', attachedTo: 'AWS::S3::Bucket' } },
  },
  { files: ['policies/trust-policies/*.json'], settings: { iam: { policyType: 'trust' } } },
  { files: ['policies/service-control-policies/*.json'], settings: { iam: { policyType: 'scp' } } },
]);
