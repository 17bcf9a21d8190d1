import { describe, expect, it } from 'vitest';
import { sourceOf } from '../read-policy.js';
import { JsonSource } from '../../src/json/json-source.js';
import { lazyDict } from '../../src/value/lazy-value.js';
import { entryOf, type DictValue } from '../../src/value/value.js';

const statementOf = (source: ReturnType<typeof sourceOf>) => {
  const [site] = source.sites();
  return entryOf(site!.document, 'Statement')!.value as DictValue;
};

describe('a source of JSON', () => {
  it('leaves what a template fills in where it is when the entries around it change', () => {
    const text = '{"Statement":{"Effect":"Allow","Fn::Transform":{"Name":"x"},"<KEY>":1,"Condition":{}}}';
    const source = sourceOf(text);
    const dict = statementOf(source);
    const remove = (key: string) =>
      source
        .print([{ kind: 'remove-entry', dict, entry: entryOf(dict, key)! }])!
        .map(({ range, text: put }) => [text.slice(...range), put]);
    expect(remove('Condition')).toEqual([[',"Condition":{}', '']]);
    expect(remove('Effect')).toEqual([['"Effect":"Allow",', '']]);
  });

  it('writes what a hole stands for', () => {
    const source = sourceOf('{"Statement":{"Resource":"arn:aws:s3:::${bucket}/*"}}');
    const { value: target } = entryOf(statementOf(source), 'Resource')!;
    if (target.kind !== 'text') throw new Error(target.kind);
    expect(source.print([{ kind: 'replace', target, with: target.text.replace('/*', '') }])).toEqual([
      { range: [25, 51], text: '"arn:aws:s3:::${bucket}"' },
    ]);
  });

  it('looks at nothing of a text without the words of a policy', () => {
    const unread = (text: string) =>
      lazyDict({ start: 0, end: text.length }, () => {
        throw new Error('Nobody is to look.');
      });
    const sites = (text: string) => [...new JsonSource(unread(text), text).sites()];
    expect(sites('{"name":"x"}')).toEqual([]);
    expect(() => sites('{"Statement":[]}')).toThrow('Nobody is to look.');
  });
});
