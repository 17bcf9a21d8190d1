import { expect, it } from 'vitest';
import { nearestInSense } from '../../src/catalog/nearest-in-sense.js';

const elements = ['Action', 'NotAction', 'Resource', 'NotResource', 'Effect'];
const oppositeOf = (name: string) =>
  elements.find((other) => other !== name && other.replace('Not', '') === name.replace('Not', ''));

it.each([
  ['Actoin', 'Action'],
  ['NotActoin', 'NotAction'],
  ['ActionNot', 'NotAction'],
  ['UnAction', 'NotAction'],
  ['NoResources', 'NotResource'],
  ['!Action', 'NotAction'],
  ['NAction', undefined],
  ['NotNotAction', undefined],
  ['NotEffect', undefined],
  ['Effects', 'Effect'],
])('%s is meant as %s', (name, meant) => {
  expect(nearestInSense(name, elements, oppositeOf)).toBe(meant);
});
