import { isService } from './catalog.js';
import { findConditionKey } from './condition-keys.js';

/**
 * Whether the name in a `${…}`, ignoring spaces, can be that of a policy variable: a key of AWS, an identity provider
 * or a service, such as `aws:username`, `accounts.google.com:aud` or `saml:sub`. CloudFormation's `AWS::AccountId`,
 * Terraform expressions and names of other tools, such as `self:stage` and `env:STAGE`, are not.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function isVariableName(name: string): boolean {
  const [, prefix = ''] = /^([\w./-]+):[a-z]/i.exec(name.replace(/\s/g, '')) ?? [];
  return /^(?:aws|saml)$/i.test(prefix) || prefix.includes('.') || isService(prefix);
}

/**
 * Whether the name in a `${…}` is a variable of the Serverless Framework although it looks like a policy variable, as
 * of November 2026: `aws:region`, `ssm:name`, `cf.us-west-2:stack.output`, `s3:bucket/key`.
 * https://www.serverless.com/framework/docs/guides/variables
 */
export function isFrameworkVariable(name: string): boolean {
  if (/^aws:(?:region|accountId)$/.test(name)) return true;
  if (/^(?:cf|ssm)\.[a-z\d-]+:./.test(name)) return true;
  return /^(?:ssm:|sls:|s3:[^/]+\/)./.test(name) && !findConditionKey(name.split(',')[0]!.trim());
}
