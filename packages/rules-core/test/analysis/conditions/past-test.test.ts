import { describe, expect, it } from 'vitest';
import { isPast } from '../../../src/analysis/conditions/past-test.js';
import { catalogDate } from '../../../src/catalog/catalog.js';
import { policyOf } from '../../read-policy.js';

const past = (condition: object): boolean =>
  isPast(
    policyOf({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', Condition: condition }],
    }).statements[0]!.conditions[0]!,
  );
const under = (operator: string, key: string, value: unknown) => ({ [operator]: { [key]: value } });
/** A day before or after the service data, in seconds. */
const at = (days: number) => Date.parse(catalogDate) / 1000 + days * 24 * 60 * 60;
const iso = (days: number) => new Date(at(days) * 1000).toISOString();

describe('a time', () => {
  it.each([
    under('DateLessThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z'),
    under('DateLessThanEquals', 'AWS:currenttime', ['2020-01-01', iso(-1)]),
    under('DateEqualsIfExists', 'aws:CurrentTime', '2020-01'),
    under('NumericLessThan', 'aws:EpochTime', `${at(-1)}`),
    under('DateLessThan', 'aws:EpochTime', 1_577_836_800),
    under('DateLessThan', 'aws:TokenIssueTime', iso(-2)),
  ])('has passed: %j', (condition) => {
    expect(past(condition)).toBe(true);
  });

  it.each([
    under('DateLessThan', 'aws:CurrentTime', iso(1)),
    under('DateLessThan', 'aws:CurrentTime', ['2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z']),
    under('DateGreaterThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z'),
    under('DateNotEquals', 'aws:CurrentTime', '2020-01-01T00:00:00Z'),
    under('DateLessThan', 'aws:CurrentTime', '${date}'),
    under('DateLessThan', 'aws:CurrentTime', ['2020-01-01T00:00:00Z', '<date>']),
    under('DateLessThan', 'aws:CurrentTime', []),
    under('DateLessThan', 'aws:CurrentTime', 'soon'),
    under('DateLessThan', 'aws:PrincipalTag/until', '2020-01-01T00:00:00Z'),
    under('StringLessThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z'),
    // Long-term access keys have no token, and a token may be from the day before.
    under('DateLessThanIfExists', 'aws:TokenIssueTime', '2020-01-01T00:00:00Z'),
    under('DateLessThan', 'aws:TokenIssueTime', iso(-1)),
    under('ForAllValues:DateLessThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z'),
  ])('may come: %j', (condition) => {
    expect(past(condition)).toBe(false);
  });
});
