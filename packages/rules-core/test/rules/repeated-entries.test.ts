import { expect, test } from 'vitest';
import { lint } from '../../src/lint/lint.js';
import { rules } from '../../src/rules/index.js';
import { untried } from '../read-policy.js';

test.each(['no-service-wildcard', 'no-wildcard-resource'])(
  '%s looks at a wildcard once, however often it is written',
  (rule) => {
    const Action = Array.from({ length: 300 }, () => 'ec2:*');
    const Resource = Array.from({ length: 300 }, (_, index) => `arn:aws:ec2:*:*:instance/i-${index}`);
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource }],
    });
    const start = performance.now();
    const options = rule === 'no-wildcard-resource' ? { wholeTypes: true } : {};
    for (const finding of lint(untried(text), [{ rule: rules.find(({ name }) => name === rule)!, options }]))
      expect(finding.suggestions).toBeDefined();
    expect(performance.now() - start).toBeLessThan(2_000);
  },
);
