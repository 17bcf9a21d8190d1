import { expect, it } from 'vitest';
import { decided, sourceOf } from '../read-policy.js';
import { Copy } from '../../src/edits/copy.js';
import { editedDocument } from '../../src/edits/edited-document.js';
import { Holes } from '../../src/value/hole.js';
import { entryOf, type DictValue, type ListValue } from '../../src/value/value.js';

const statement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:*'], Resource: '*' };
const [site] = sourceOf({ Version: '2012-10-17', Statement: [statement, statement] }).sites();
const document = decided(site!.document);
const statementsOf = (dict: DictValue) => (entryOf(dict, 'Statement')!.value as ListValue).items;
const [first, second] = statementsOf(document) as [DictValue, DictValue];
const actions = entryOf(first, 'Action')!.value as ListValue;
const edited = (...edits: Parameters<typeof editedDocument>[1]) =>
  editedDocument(document, edits, new Holes('')) as DictValue;

it('keeps the nodes of what edits leave alone', () => {
  const after = edited({ kind: 'remove-item', list: actions, item: actions.items[1]! });
  const [changed, kept] = statementsOf(after) as [DictValue, DictValue];
  expect(kept).toBe(second);
  expect(changed).not.toBe(first);
  expect(entryOf(changed, 'Resource')).toBe(entryOf(first, 'Resource'));
  expect((entryOf(changed, 'Action')!.value as ListValue).items).toEqual([actions.items[0]]);
});

it('is the same document where nothing is edited', () => {
  expect(edited()).toBe(document);
});

it('gives a copy nodes of its own', () => {
  const condition = { StringEquals: { 'aws:ResourceTag/a': new Copy(actions) } };
  const after = edited({ kind: 'insert-entry', dict: second, key: 'Condition', value: condition });
  const block = entryOf(statementsOf(after)[1] as DictValue, 'Condition')!.value as DictValue;
  const copy = (block.entries[0]!.value as DictValue).entries[0]!.value as ListValue;
  expect(copy).toEqual(actions);
  expect(copy).not.toBe(actions);
  expect(copy.items[0]).not.toBe(actions.items[0]);
});
