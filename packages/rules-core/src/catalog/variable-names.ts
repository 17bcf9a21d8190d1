import { isService } from './catalog.js';

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
