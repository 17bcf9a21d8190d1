import { allow, deny, exposed, exposedButListed, policy, shapes, when } from './exposure-policies.js';
import { noAuditTampering } from '../../../src/rules/grants/no-audit-tampering.js';
import { testRule } from '../../rule-tester.js';

testRule(noAuditTampering, {
  valid: [
    ...[
      '["cloudtrail:StartLogging", "cloudtrail:CreateTrail", "cloudtrail:AddTags"]',
      '["config:PutConfigurationRecorder", "config:DeleteConfigRule"]',
      '["logs:DeleteLogGroup", "logs:DeleteLogStream", "logs:PutRetentionPolicy"]',
      '"guardduty:Get*"',
    ].map((actions) => ({ code: policy(allow(actions)) })),
    { name: 'one trail', code: policy(allow('"cloudtrail:*"', '"arn:aws:cloudtrail:*:*:trail/sandbox"')) },
    {
      name: 'detectors with a tag',
      code: policy(
        allow('"guardduty:*Detector"', '"*"', when('StringEquals', 'aws:ResourceTag/stage', '"dev"')),
      ),
    },
    {
      name: 'denied',
      code: policy(allow('"cloudtrail:*Logging"'), deny('["cloudtrail:Stop*", "cloudtrail:Delete*"]')),
    },
    {
      name: 'an action without resources on a named one',
      code: policy(allow('"macie2:DisableMacie"', '"arn:aws:macie2:*:*:member/*"')),
    },
  ],
  invalid: [
    {
      name: 'on everything',
      code: policy(
        allow('["cloudtrail:DescribeTrails", "cloudtrail:DeleteTrail", «"cloudtrail:StopLogging"»]'),
      ),
      errors: [exposed(['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'], 'AWS CloudTrail')],
    },
    {
      name: 'several services',
      code: policy(
        allow(
          '["inspector2:Disable", "securityhub:DisableSecurityHub", "config:«*»ConfigurationRecorder", "ec2:DeleteFlowLogs"]',
        ),
      ),
      errors: [
        exposed(
          [
            'config:StopConfigurationRecorder',
            'config:DeleteConfigurationRecorder',
            'securityhub:DisableSecurityHub',
            'inspector2:Disable',
            'ec2:DeleteFlowLogs',
          ],
          'AWS Config, AWS Security Hub, Amazon Inspector and more',
        ),
      ],
    },
    {
      name: 'every trail of an account',
      code: policy(allow('"cloudtrail:Stop«*»"', '["arn:aws:cloudtrail:*:111122223333:trail/*"]')),
      errors: [
        exposed(['cloudtrail:StopLogging'], 'AWS CloudTrail', ['arn:aws:cloudtrail:*:111122223333:trail/*']),
      ],
    },
    {
      name: 'a suggestion of what to name',
      code: policy(allow('«"cloudtrail:UpdateTrail"»')),
      errors: [
        exposed(
          ['cloudtrail:UpdateTrail'],
          'AWS CloudTrail',
          ['*'],
          [
            shapes(
              'arn:aws:cloudtrail:<Region>:<Account>:trail/<TrailName>',
              policy(
                allow(
                  '"cloudtrail:UpdateTrail"',
                  '"arn:aws:cloudtrail:<Region>:<Account>:trail/<TrailName>"',
                ),
              ),
            ),
          ],
        ),
      ],
    },
    {
      name: 'all detectors but one',
      code: policy(
        '"Effect": "Allow", "Action": «"guardduty:DeleteDetector"», "NotResource": "arn:aws:guardduty:*:*:detector/12abc34d567e8fa901bc2d34eexample"',
      ),
      errors: [exposedButListed(['guardduty:DeleteDetector'], 'Amazon GuardDuty')],
    },
  ],
});
