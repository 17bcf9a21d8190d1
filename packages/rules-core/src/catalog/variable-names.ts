import { isService } from './catalog.js';
import { findConditionKey } from './condition-keys.js';

/**
 * Whether the name of a `${…}` can be that of a policy variable, but for spaces: a key of AWS, of an identity provider or
 * of a service, as in `aws:username`, `accounts.google.com:aud` or `saml:sub`. CloudFormation's `AWS::AccountId`,
 * Terraform's expressions and names of other tools, such as `self:stage` and `env:STAGE`, are none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function isVariableName(name: string): boolean {
  const [, prefix = ''] = /^([\w./-]+):[a-z]/i.exec(name.replace(/\s/g, '')) ?? [];
  return /^(?:aws|saml)$/i.test(prefix) || prefix.includes('.') || isService(prefix);
}

/**
 * Whether the name of a `${…}`, though it may be that of a policy variable, is one of the Serverless Framework, as of
 * November 2026: `aws:region`, `ssm:name`, `cf.us-west-2:stack.output`, `s3:bucket/key`.
 * https://www.serverless.com/framework/docs/guides/variables
 */
export function isFrameworkVariable(name: string): boolean {
  if (/^aws:(?:region|accountId)$/.test(name)) return true;
  if (/^(?:cf|ssm)\.[a-z\d-]+:./.test(name)) return true;
  return /^(?:ssm:|sls:|s3:[^/]+\/)./.test(name) && !findConditionKey(name.split(',')[0]!.trim());
}
