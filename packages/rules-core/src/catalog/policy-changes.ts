/**
 * The actions that change the policy of a resource, as of 2026-11-30. Who is denied all of a row cannot mend the policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html and the pages beside.
 */
export interface PolicyChanges {
  readonly service: string;
  /** By their ids. Each of them can open the resource again. */
  readonly actions: readonly string[];
  /** Its policies name `*` as their resource, or none. */
  readonly isOfAny?: true;
  /** Who gets in again all the same, in words. */
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
