import { catalogDate } from '../../../src/catalog/catalog.js';
import { noDeprecatedConditionKey } from '../../../src/rules/condition-keys/no-deprecated-condition-key.js';
import { testRule } from '../../rule-tester.js';

const keyArn = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const where = (key: string, { operator = 'ArnEquals', value = keyArn, action = 'CreateTrainingJob' } = {}) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sagemaker:${action}", "Resource": "*", "Condition": { "${operator}": { ${key}: "${value}" } } }] }`;
const kms = (key: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "NotAction": "kms:Get*", "Resource": "*", "Condition": { "StringNotEqualsIfExists": { ${key}: ["RSA_2048", "RSA_4096"] } } }] }`;

const data = (key: string, successor: string) => ({ key, successor, date: catalogDate });

testRule(noDeprecatedConditionKey, {
  valid: [
    { name: 'the successor', code: where('"sagemaker:VolumeKmsKeyArn"') },
    { name: 'a key that is listed for no action', code: where('"sagemaker:DomainId"') },
    { name: 'a placeholder', code: where('"sagemaker:{{key}}"') },
    { name: 'wrong shapes', code: where('"sagemaker:VolumeKmsKey"').replace(/\{ "ArnEquals.*?\} \}/, '7') },
  ],
  invalid: [
    {
      name: 'the reference names the successor',
      code: where('«"sagemaker:VolumeKmsKey"»'),
      errors: [
        {
          messageId: 'replacedKey',
          data: data('sagemaker:VolumeKmsKey', 'sagemaker:VolumeKmsKeyArn'),
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'sagemaker:VolumeKmsKeyArn' },
              output: where('"sagemaker:VolumeKmsKeyArn"'),
            },
          ],
        },
      ],
    },
    {
      name: 'in any case, under another name than the successor has',
      code: where('«"SAGEMAKER:homeefsfilesystemkmskey"»', { action: 'CreateDomain' }),
      errors: [
        {
          messageId: 'replacedKey',
          data: data('SAGEMAKER:homeefsfilesystemkmskey', 'sagemaker:VolumeKmsKeyArn'),
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'sagemaker:VolumeKmsKeyArn' },
              output: where('"sagemaker:VolumeKmsKeyArn"', { action: 'CreateDomain' }),
            },
          ],
        },
      ],
    },
    {
      name: 'an action without the successor',
      code: where('«"sagemaker:VolumeKmsKey"»', { action: 'ListTrainingJobs' }),
      errors: [
        {
          messageId: 'replacedKey',
          data: data('sagemaker:VolumeKmsKey', 'sagemaker:VolumeKmsKeyArn'),
        },
      ],
    },
    {
      name: 'the ID of a key, which the successor never has',
      code: where('«"sagemaker:VolumeKmsKey"»', { value: '1234abcd-12ab-34cd-56ef-1234567890ab' }),
      errors: [
        {
          messageId: 'replacedKey',
          data: data('sagemaker:VolumeKmsKey', 'sagemaker:VolumeKmsKeyArn'),
        },
      ],
    },
    {
      name: 'a Deny with NotAction, a list of values',
      code: kms('«"kms:CustomerMasterKeySpec"»'),
      errors: [
        {
          messageId: 'replacedKey',
          data: data('kms:CustomerMasterKeySpec', 'kms:KeySpec'),
          suggestions: [
            { messageId: 'suggestKey', data: { key: 'kms:KeySpec' }, output: kms('"kms:KeySpec"') },
          ],
        },
      ],
    },
  ],
});
