/** What the elements of a policy are called in the blocks of `aws_iam_policy_document`. */
export const argumentNames: Readonly<Record<string, string>> = {
  Version: 'version',
  Id: 'policy_id',
  Statement: 'statement',
  Sid: 'sid',
  Effect: 'effect',
  Principal: 'principals',
  NotPrincipal: 'not_principals',
  Action: 'actions',
  NotAction: 'not_actions',
  Resource: 'resources',
  NotResource: 'not_resources',
  Condition: 'condition',
};
