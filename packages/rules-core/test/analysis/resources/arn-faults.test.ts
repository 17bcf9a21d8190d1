import { describe, expect, it } from 'vitest';
import { arnFaultsOf } from '../../../src/analysis/resources/arn-faults.js';
import { resourceTypesOf, serviceNames } from '../../../src/catalog/catalog.js';
import { resourceNames } from '../../../src/catalog/resource-names.js';
import { policyWith } from '../../read-policy.js';

const faultsOf = (resources: readonly string[]) =>
  policyWith({ Effect: 'Allow', Action: '*', Resource: resources }).statements.flatMap((statement) =>
    statement.resources!.items.flatMap((item) =>
      arnFaultsOf(item, statement).map(({ kind }) => `${kind} ${item.text}`),
    ),
  );

const formats = serviceNames().flatMap((service) => resourceTypesOf(service).flatMap(({ arns }) => arns));

const filled = (region: string, account: string) =>
  formats.map((arn) =>
    arn
      .replace('${Partition}', 'aws')
      .replace('${Vendor}', 'backup')
      .replace('${Region}', region)
      .replace(/^((?:[^:]*:){4})\$\{\w+\}/, `$1${account}`)
      .replace(/\$\{([\w-]+)\}/g, (_, variable: string) => nameIn(arn, variable)),
  );

/** A name that the variable may stand for. */
function nameIn(arn: string, variable: string): string {
  const form = resourceNames[arn.split(':')[2]!]?.[variable]?.forms[0];
  return (
    form
      ?.replace(/\[[^\]]*\]\{(\d+)\}/g, (_, count: string) => 'a'.repeat(Number(count)))
      .replace(/\[[^\]]*\][+*]?/g, 'x') ?? 'x'
  );
}

describe('arnFaultsOf', () => {
  it('finds nothing wrong with a resource of any published type', () => {
    expect(formats.length).toBeGreaterThan(2_000);
    expect(faultsOf(filled('us-east-1', '111122223333'))).toEqual([]);
  });

  it('finds nothing wrong with a wildcard for the Region, the account or both', () => {
    expect(faultsOf(filled('*', '*'))).toEqual([]);
    expect(faultsOf(filled('us-*', '1111????2222'))).toEqual([]);
  });

  it('finds a wrong account wherever a type has one', () => {
    const wrong = filled('us-east-1', '1234').filter((arn) => /^(?:[^:]*:){4}1234:/.test(arn));
    expect(wrong.length).toBeGreaterThan(2_000);
    expect(faultsOf(wrong)).toEqual(wrong.map((arn) => `wrongAccount ${arn}`));
  });

  it('comes to an end with long and hostile entries', () => {
    const long = 39_000;
    const hostile = [
      `arn:aws:s3:::${'*'.repeat(long)}`,
      `arn:aws:lambda:*:*:${'f*'.repeat(long / 2)}:x`,
      `arn:aws:sqs:${'a-'.repeat(long / 2)}:1:x`,
      ':'.repeat(long),
      `arn:aws:dynamodb:*:*:${'t'.repeat(long)}/x`,
    ];
    expect(faultsOf(hostile).map((fault) => fault.split(' ')[0])).toEqual([
      'wrongRegion',
      'wrongAccount',
      'wrongPrefix',
      'unknownType',
    ]);
  });
});
