/**
 * The actions that change the policy of a resource, as of 2026-11-30. A principal that is denied all actions of a row
 * cannot repair the policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html and related pages
 */
export interface PolicyChanges {
  readonly service: string;
  /** The ids of the actions. Each of them can restore access to the resource. */
  readonly actions: readonly string[];
  /** Its policies name `*` as their resource, or no resource. */
  readonly isOfAny?: true;
  /** Who can restore access anyway, in words for the message. */
  readonly wayBack?: string;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html */
const root = 'only the root user can change the policy again';

export const policyChanges: readonly PolicyChanges[] = [
  { service: 's3', actions: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'], wayBack: root },
  { service: 'sqs', actions: ['sqs:SetQueueAttributes', 'sqs:RemovePermission'], wayBack: root },
  {
    // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    service: 'kms',
    actions: ['kms:PutKeyPolicy'],
    isOfAny: true,
    wayBack: 'only AWS Support can open the key again',
  },
  { service: 'sns', actions: ['sns:SetTopicAttributes', 'sns:RemovePermission'] },
  {
    service: 'ecr',
    actions: ['ecr:SetRepositoryPolicy', 'ecr:DeleteRepositoryPolicy'],
    isOfAny: true,
  },
  {
    service: 'secretsmanager',
    actions: ['secretsmanager:PutResourcePolicy', 'secretsmanager:DeleteResourcePolicy'],
    isOfAny: true,
  },
  { service: 'dynamodb', actions: ['dynamodb:PutResourcePolicy', 'dynamodb:DeleteResourcePolicy'] },
  { service: 'kinesis', actions: ['kinesis:PutResourcePolicy', 'kinesis:DeleteResourcePolicy'] },
  { service: 'glacier', actions: ['glacier:SetVaultAccessPolicy', 'glacier:DeleteVaultAccessPolicy'] },
  {
    service: 'elasticfilesystem',
    actions: ['elasticfilesystem:PutFileSystemPolicy', 'elasticfilesystem:DeleteFileSystemPolicy'],
  },
  {
    service: 'backup',
    actions: ['backup:PutBackupVaultAccessPolicy', 'backup:DeleteBackupVaultAccessPolicy'],
    isOfAny: true,
  },
];
