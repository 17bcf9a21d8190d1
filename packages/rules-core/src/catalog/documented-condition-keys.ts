/**
 * Condition keys that AWS documents or uses but that the Service Authorization Reference lacks, as of November 2026. A
 * test fails once the reference has caught up.
 */
import type { ConditionKey, ConditionKeyType } from './decode.js';

const single = (name: string, type: ConditionKeyType): ConditionKey => ({ name, type, multivalued: false });

/** Keys that the reference lacks. Which actions include them is not known. */
export const documentedKeys: readonly ConditionKey[] = [
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-user-pool-authorizer-permissions.html
  single('apigateway:CognitoUserPoolProviderArn', 'ARN'),
  // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSSSOServiceRolePolicy.html
  single('aws:PrincipalOrgMasterAccountId', 'String'),
  // https://docs.aws.amazon.com/glue/latest/dg/glue-policy-examples-iam-tags.html
  single('glue:ResourceTag/${TagKey}', 'String'),
  // https://docs.aws.amazon.com/iot/latest/developerguide/connect-policy.html
  { name: 'iot:ConnectAttributes', type: 'String', multivalued: true },
  single('iot:LastWillTopic', 'ARN'),
  // https://docs.aws.amazon.com/sagemaker/latest/dg/multi-container-direct.html
  single('sagemaker:TargetContainerHostname', 'String'),
];

/** A second type as which AWS reads the values of a key, by key name in lower case. */
const furtherTypes: Readonly<Record<string, ConditionKeyType>> = {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-epochtime
  'aws:epochtime': 'Numeric',
  // https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-lock-policy.html
  'glacier:archiveageindays': 'Numeric',
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-valid-to
  'kms:validto': 'Numeric',
};

/** The type as which AWS reads the values of a key, in addition to the one in the reference. */
export function furtherTypeOf({ name }: ConditionKey): ConditionKeyType | undefined {
  return furtherTypes[name.toLowerCase()];
}
