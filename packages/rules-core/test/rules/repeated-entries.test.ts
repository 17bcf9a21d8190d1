import { expect, test } from 'vitest';
import { lintText } from '../../src/json/index.js';

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
    lintText(text, {
      rules: { [rule]: ['error', rule === 'no-wildcard-resource' ? { wholeTypes: true } : {}] },
    });
    expect(performance.now() - start).toBeLessThan(2_000);
  },
);
