import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  actionsOf,
  allActions,
  catalogDate,
  resourceTypesOf,
  serviceNames,
  serviceTitle,
} from '../../src/catalog/catalog.js';
import { conditionKeysOf } from '../../src/catalog/condition-keys.js';
import {
  sourceActions,
  sourceDependents,
  sourceKeys,
  sourcePackage,
  sourceTitles,
  sourceTypes,
} from './source.js';
import type { SourceAction } from './source.js';

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
/** The two key forms that the generator changes. */
const key = (name: string) => name.replace('<key>', '${key}').replace(/\/$/, '/${TagKey}');
const keySet = (names: readonly string[]) => [...new Set(names.map(key))].sort(byText);

const level = (text: string) => text.replace(', Write', '');

/** A type that is listed twice for an action counts once. */
function types(action: SourceAction) {
  const merged = new Map<string, { name: string; required: boolean; conditionKeys: string[] }>();
  for (const { name, required, conditionKeys } of action.resourceTypes) {
    const earlier = merged.get(name);
    merged.set(name, {
      name,
      required: required || earlier?.required === true,
      conditionKeys: keySet([...conditionKeys, ...(earlier?.conditionKeys ?? [])]),
    });
  }
  return [...merged.values()].sort((a, b) => byText(a.name, b.name));
}

test('the date is that of the source, and the source is whole', () => {
  expect(catalogDate).toBe(sourcePackage.updatedAt.slice(0, 10));
  // Below what AWS has had since 2026: a source that lost a part of it does not pass for newer data.
  expect(serviceNames().length).toBeGreaterThanOrEqual(450);
  expect(allActions().length).toBeGreaterThanOrEqual(21_500);
  expect(serviceNames().flatMap(resourceTypesOf).length).toBeGreaterThanOrEqual(2250);
  expect(serviceNames().flatMap(conditionKeysOf).length).toBeGreaterThanOrEqual(2500);
});

test('services and their titles are those of the source', () => {
  expect(Object.fromEntries(serviceNames().map((service) => [service, serviceTitle(service)]))).toEqual(
    sourceTitles,
  );
});

test('every action says what the source says', () => {
  for (const service of serviceNames()) {
    const expected = sourceActions(service)
      .map((action) => ({
        service,
        name: action.name,
        id: `${service}:${action.name}`,
        accessLevel: level(action.accessLevel),
        resourceTypes: types(action),
        conditionKeys: keySet(action.conditionKeys),
        dependentActions: sourceDependents[`${service}:${action.name}`]?.split(' ') ?? [],
      }))
      .sort((a, b) => byText(a.name.toLowerCase(), b.name.toLowerCase()));
    const actual = actionsOf(service).map((action) => ({
      service: action.service,
      name: action.name,
      id: action.id,
      accessLevel: action.accessLevel,
      resourceTypes: action.resourceTypes
        .map(({ type, required, conditionKeys }) => ({
          name: type.name,
          required,
          conditionKeys: [...conditionKeys].sort(byText),
        }))
        .sort((a, b) => byText(a.name, b.name)),
      conditionKeys: [...action.conditionKeys].sort(byText),
      dependentActions: action.dependentActions,
    }));
    expect(actual, service).toEqual(expected);
  }
});

test('every dependent action of a known action is in the catalog', () => {
  const ids = new Set(allActions().map(({ id }) => id));
  const entries = Object.entries(sourceDependents).filter(([id]) => ids.has(id));
  expect(entries).toHaveLength(1697);
  expect(
    [...new Set(entries.flatMap(([, dependents]) => dependents.split(' ')))].filter((id) => !ids.has(id)),
  ).toEqual([]);
});

test('every resource type says what the source says', () => {
  for (const service of serviceNames()) {
    const expected = sourceTypes(service)
      .map((type) => ({
        service,
        name: type.key,
        arns: type.arn.replace('-{Date', '-${Date').split(', '),
        conditionKeys: keySet(type.conditionKeys ?? []),
      }))
      .sort((a, b) => byText(a.name, b.name));
    const actual = resourceTypesOf(service).map((type) => ({
      service: type.service,
      name: type.name,
      arns: type.arns,
      conditionKeys: [...type.conditionKeys].sort(byText),
    }));
    expect(actual, service).toEqual(expected);
  }
});

test('every ARN format has the six parts of an ARN and placeholders in one form', () => {
  const formats = serviceNames()
    .flatMap(resourceTypesOf)
    .flatMap(({ arns }) => arns);
  expect(formats.length).toBeGreaterThanOrEqual(2250);
  expect(formats.filter((arn) => !/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(arn))).toEqual([]);
  expect(formats.filter((arn) => /[{}, ]/.test(arn.replace(/\$\{[\w-]+\}/g, '')))).toEqual([]);
});

test('every condition key says what the source says', () => {
  for (const service of serviceNames()) {
    const source = sourceKeys(service);
    const expected = source
      // Defined with a placeholder as well.
      .filter(({ key: name }) => !name.endsWith('/') || !source.some((other) => other.key === key(name)))
      .map(({ key: name, type }) => ({
        name: key(name),
        type: type.replace('ArrayOf', ''),
        multivalued: type.startsWith('ArrayOf'),
      }))
      .sort((a, b) => byText(a.name, b.name));
    expect(
      [...conditionKeysOf(service)].sort((a, b) => byText(a.name, b.name)),
      service,
    ).toEqual(expected);
  }
});

test('the generated files are plain ASCII and small', () => {
  const texts = ['services.ts', 'service-principals.ts'].map((name) =>
    readFileSync(new URL(`../../src/catalog/generated/${name}`, import.meta.url), 'utf8'),
  );
  for (const text of texts) expect(/^[\n -~]*$/.test(text)).toBe(true);
  expect(texts.reduce((sum, text) => sum + text.length, 0)).toBeLessThan(1_500_000);
});
