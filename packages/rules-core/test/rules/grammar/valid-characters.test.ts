import { validCharacters } from '../../../src/rules/grammar/valid-characters.js';
import { testRule } from '../../rule-tester.js';

const policy = (resource: string, more = '') =>
  `{ "Version": "2012-10-17", "Statement": { ${more}"Effect": "Deny", "Action": "s3:*", "Resource": "${resource}" } }`;
const refused = (characters: string, codes: string, text?: string, output?: string) => ({
  messageId: 'refused',
  data: { characters, codes },
  suggestions: text !== undefined && output ? [{ messageId: 'suggestPlain', data: { text }, output }] : [],
});

testRule(validCharacters, {
  valid: [
    { code: policy('arn:aws:s3:::réports/ÿ£*~') },
    { name: 'escapes', code: policy('a\\u2014b\\t\\n') },
    { name: 'placeholders', code: policy('<bucket – name>') },
    { name: 'the policy of a resource', code: policy('a—b'), settings: { policyType: 'resource' } },
    { name: 'an SCP', code: policy('a—b'), settings: { policyType: 'scp' } },
    { name: 'no part of the document', code: `{ "PolicyName": "—", "PolicyDocument": ${policy('x')} }` },
  ],
  invalid: [
    {
      code: policy('arn:aws:s3:::r/2026«–»Q1/*'),
      errors: [refused('–', 'U+2013', 'arn:aws:s3:::r/2026-Q1/*', policy('arn:aws:s3:::r/2026-Q1/*'))],
    },
    {
      name: 'the first of several',
      code: policy('«“»arn:aws:s3:::it’s…\u200B”'),
      errors: [refused('“', 'U+201C', '"arn:aws:s3:::it\'s..."', policy('\\"arn:aws:s3:::it\'s...\\"'))],
    },
    { code: policy('a«漢字»b—'), errors: [refused('漢字', 'U+6F22 U+5B57')] },
    { name: 'a long run', code: policy('«ĀāĂă»'), errors: [refused('ĀāĂă', 'U+0100 U+0101 U+0102 …')] },
    { name: 'astral characters', code: policy('a«😀»'), errors: [refused('😀', 'U+1F600')] },
    {
      name: 'a key',
      code: policy('x', '"«\u200B»Sid": "A", '),
      errors: [refused('\\u200b', 'U+200B', 'Sid', policy('x', '"Sid": "A", '))],
    },
    {
      name: 'a trust policy',
      code: policy('a«—»'),
      settings: { policyType: 'trust' },
      errors: [refused('—', 'U+2014', 'a-', policy('a-'))],
    },
  ],
});
