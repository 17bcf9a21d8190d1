import { describe, expect, it } from 'vitest';
import { entriesReaching, idsOf, narrowerThan } from '../../../src/analysis/actions/action-replacement.js';
import { effectiveLevel } from '../../../src/analysis/actions/effective-level.js';
import { actionsMatching, actionsOf, findAction, serviceNames } from '../../../src/catalog/catalog.js';
import { parseActionPattern } from '../../../src/patterns/action-pattern.js';

describe('idsOf', () => {
  it('writes out what is short', () => {
    expect(idsOf(actionsOf('execute-api'))).toEqual([
      'execute-api:InvalidateCache',
      'execute-api:Invoke',
      'execute-api:ManageConnections',
    ]);
  });
  it('leaves alone what is empty or long', () => {
    expect(idsOf([])).toBeUndefined();
    expect(idsOf(actionsOf('s3').slice(0, 20))).toHaveLength(20);
    expect(idsOf(actionsOf('s3').slice(0, 21))).toBeUndefined();
  });
});

describe('narrowerThan', () => {
  const reached = (entry: string) => actionsMatching(parseActionPattern(entry)!);
  it('writes out the actions of the levels, and all of them', () => {
    expect(narrowerThan(reached('execute-api:In*'), ['Write', 'Read'])).toEqual([
      {
        kind: 'suggestAllowed',
        data: { levels: 'Write and Read', count: 2 },
        ids: ['execute-api:InvalidateCache', 'execute-api:Invoke'],
      },
      {
        kind: 'suggestExact',
        data: { count: 2 },
        ids: ['execute-api:InvalidateCache', 'execute-api:Invoke'],
      },
    ]);
  });
  it('writes out no long list', () => {
    expect(narrowerThan(reached('ec2:*'), ['Write'])).toEqual([]);
  });
});

describe('entriesReaching', () => {
  it('reaches the reads of every service exactly, or says nothing', () => {
    let answered = 0;
    for (const service of serviceNames()) {
      const reads = actionsOf(service).filter((action) => ['List', 'Read'].includes(effectiveLevel(action)));
      const entries = entriesReaching(reads, actionsOf(service));
      if (!entries) continue;
      answered++;
      const reached = new Set(entries.flatMap((entry) => actionsMatching(parseActionPattern(entry)!)));
      expect(reached, service).toEqual(new Set(reads));
    }
    expect(answered).toBeGreaterThan(300);
  });
  it('lets a pattern reach what is not granted anyway', () => {
    const [get, acl, put] = ['GetObject', 'GetObjectAcl', 'GetBucketPolicy'].map((name) =>
      findAction('s3', name),
    );
    expect(entriesReaching([get!, acl!], [get!, acl!])).toEqual(['s3:Get*']);
    expect(entriesReaching([get!, acl!], [get!, acl!, put!])).toEqual(['s3:GetObject', 's3:GetObjectAcl']);
  });
  it('has nothing to say about nothing', () => {
    expect(entriesReaching([], [])).toBeUndefined();
  });
});

describe('effectiveLevel', () => {
  it.each([
    ['glue:ListEntities', 'List'],
    ['glue:DescribeEntity', 'Read'],
    ['glue:GetQuery', 'Read'],
    ['iot:ListSubscriptions', 'List'],
    ['rds:DescribeDBInstances', 'List'],
    ['s3:GetObject', 'Read'],
    ['redshift:GetClusterCredentials', 'Write'],
    ['datazone:GetIamPortalLoginUrl', 'Permissions management'],
    ['iam:PutRolePolicy', 'Permissions management'],
    ['sqs:SendMessage', 'Write'],
  ])('%s counts as %s', (id, level) => {
    const [service, name] = id.split(':') as [string, string];
    expect(effectiveLevel(findAction(service, name)!)).toBe(level);
  });
});
