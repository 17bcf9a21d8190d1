import { expect, test } from 'vitest';
import { parseSettings } from '../../src/sites/settings.js';

test('what is right is taken as it is', () => {
  expect(parseSettings(undefined)).toEqual({});
  const settings = {
    policyKind: 'scp',
    attachedTo: 'AWS::Organizations::Policy',
    placeholders: ['BUCKET', '/__\\w+__/'],
  };
  expect(parseSettings(settings)).toEqual(settings);
});

test.each([
  [[], /`settings\.iam` must be an object with the keys `policyKind`, `attachedTo`, `placeholders`/],
  [null, /`settings\.iam` must be an object/],
  [{ kind: 'scp' }, /`settings\.iam\.kind` is unknown\. The keys are `policyKind`, /],
  [
    { policyKind: 'SCP' },
    /`settings\.iam\.policyKind` is "SCP"\. The allowed values are `identity`, `resource`, `trust`, `scp`, `rcp`, `boundary`, `session`\./,
  ],
  [{ policyKind: null }, /`settings\.iam\.policyKind` is null/],
  [{ attachedTo: 's3' }, /`settings\.iam\.attachedTo` is "s3"\. The allowed values are CloudFormation types/],
  [{ placeholders: 'x' }, /`settings\.iam\.placeholders` must be a list of strings/],
  [{ placeholders: [''] }, /`settings\.iam\.placeholders` must be a list of strings/],
  [
    { placeholders: ['/(/'] },
    /`settings\.iam\.placeholders`: The placeholder `\/\(\/` is not a valid regular expression/,
  ],
])('%j is refused', (input, message) => {
  expect(() => parseSettings(input)).toThrow(message);
});
