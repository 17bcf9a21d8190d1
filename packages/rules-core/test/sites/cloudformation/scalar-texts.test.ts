import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/lint/lint.js';
import { levelsOf } from '../../../src/json/rule-levels.js';
import { sourceOf as jsonSourceOf } from '../../read-policy.js';
import { sourceOf } from '../../yaml/read-yaml.js';
import type { Source } from '../../../src/sites/source.js';

const findings = (source: Source, text: string) =>
  lint(source, [...levelsOf('all').values()], {})
    .filter(({ rule }) => /^valid-/.test(rule.name))
    .map(({ rule, at }) => [rule.name, text.slice(at.start, at.end)]);

const policy = `
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: bucket
      PolicyDocument:
        Version: 2012-10-17
        Statement:
          - Sid: 1
            Effect: Allow
            Principal: { AWS: [123456789012, 012345678901, 098765432109] }
            Action: s3:GetObject
            Resource: arn:aws:s3:::bucket/*
            Condition:
              Bool: { aws:SecureTransport: yes }
              NumericLessThan: { s3:max-keys: 10 }
`;

describe('numbers and booleans of a template', () => {
  it('are texts in YAML, account IDs with a leading zero among them', () => {
    const template = `Resources:\n  Policy:${policy}`;
    expect(findings(sourceOf(template), template)).toEqual([]);
  });

  it('are what they are in a policy that is no part of a template', () => {
    const document =
      'Version: 2012-10-17\nStatement:\n  - Sid: 1\n    Effect: Allow\n    Action: s3:GetObject\n    Resource: "*"\n';
    expect(findings(sourceOf(document), document)).toEqual([['valid-type', '1']]);
  });

  it('are judged as texts, at their place', () => {
    const template = `Resources:\n  Policy:${policy.replace('012345678901', '1234')}`;
    expect(findings(sourceOf(template), template)).toEqual([['valid-principal', '1234']]);
  });

  it('are texts in JSON', () => {
    const text = JSON.stringify({
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Sid: 1, Effect: 'Allow', Action: 's3:GetObject', Resource: true }],
            },
          },
        },
      },
    });
    expect(findings(jsonSourceOf(text), text)).toEqual([['valid-resource', 'true']]);
  });
});
