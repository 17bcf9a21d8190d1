import { defineRule } from '../rule.js';

/**
 * Keys that hold the same in every request that the policy decides, by what it hangs on.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
const constantKeys: Readonly<Record<string, string>> = {
  'AWS::S3::AccessPoint': 's3:resourceaccount',
  'AWS::S3::Bucket': 's3:resourceaccount',
  'AWS::S3::BucketPolicy': 's3:resourceaccount',
  'AWS::S3::MultiRegionAccessPoint': 's3:resourceaccount',
  'AWS::S3::MultiRegionAccessPointPolicy': 's3:resourceaccount',
};

export const noIrrelevantConditionKey = defineRule({
  name: 'no-irrelevant-condition-key',
  description: 'Disallow condition keys that say nothing in the policy of such a resource',
  category: 'policy-kinds',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  kinds: ['resource'],
  elements: ['Condition'],
  options: {},
  messages: {
    irrelevantKey:
      '`{{key}}` is the account that owns the resource, which is the same in every request that this policy decides.',
  },
  accessAnalyzer: { 'irrelevant-condition-key-in-policy': ['irrelevantKey'] },

  *check({ attachedTo, statements }) {
    const constant = attachedTo === undefined ? undefined : constantKeys[attachedTo];
    if (constant === undefined) return;
    for (const statement of statements) {
      for (const { key, keyEntry } of statement.conditions) {
        if (key !== constant) continue;
        yield {
          messageId: 'irrelevantKey',
          data: { key: keyEntry.key.text },
          at: keyEntry.key.span,
          statement,
        };
      }
    }
  },
});
