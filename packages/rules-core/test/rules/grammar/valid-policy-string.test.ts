import { validPolicyString } from '../../../src/rules/grammar/valid-policy-string.js';
import { testRule } from '../../rule-tester.js';

const policy =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}';
const cut = policy.slice(0, -1);
const output = (text: string, key = 'PolicyDocument') =>
  `{ "PolicyName": "p", "${key}": ${JSON.stringify(text)} }`;
const marked = (text: string, key?: string) => output('…', key).replace('"…"', `«${JSON.stringify(text)}»`);

testRule(validPolicyString, {
  valid: [
    { code: output(policy) },
    { name: 'URL-encoded', code: output(encodeURIComponent(policy)) },
    { name: 'the name of a file', code: output('file://policy.json') },
    { name: 'nothing', code: output('') },
    { name: 'braces alone', code: output('{') },
    { name: 'a template fills it in', code: output('{"Version":"2012-10-17","Statement":${statements}}') },
    { name: 'a template of Jinja', code: output('{"Statement":[{% for x in y %}]}') },
    {
      name: 'what the settings say is template text',
      code: output(policy.replace('"*"', '~RESOURCE~')),
      settings: { placeholders: ['~*~'] },
    },
    { name: 'a key that also has other texts', code: output(cut, 'Policy') },
    { name: 'another document in JSON', code: output('{"a":1}') },
    { name: 'a document, not a string', code: `{ "PolicyDocument": ${policy} }` },
  ],
  invalid: [
    { code: marked(cut), errors: ['notJson'] },
    { code: marked(cut, 'AssumeRolePolicyDocument'), errors: ['notJson'] },
    { name: 'URL-encoded', code: marked(encodeURIComponent(cut)), errors: ['notJson'] },
    { name: 'more behind it', code: marked(`${policy}x`), errors: ['notJson'] },
    { name: 'a comma too many', code: marked(policy.replace(']', ',]')), errors: ['notJson'] },
    { name: 'single quotes inside', code: marked(policy.replace('"Allow"', "'Allow'")), errors: ['notJson'] },
  ],
});
