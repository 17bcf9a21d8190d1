import { lintText } from 'iam-rules-core/json';
import { describe, expect, it } from 'vitest';
import { policyTypes } from '../../src/policy/policy-types.js';

const admin =
  '{\n  "Version": "2012-10-17", "Statement": [\n    { "Effect": "Allow", "Action": "*", "Resource": "*" }\n  ]\n}\n';

describe('lintText', () => {
  it('gives rule, message and place', () => {
    const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "*", "Resource": "*" }
  ]
}`;
    const [finding] = lintText(policy);

    expect(finding).toMatchObject({
      rule: 'no-full-admin',
      messageId: 'fullAdmin',
      severity: 'error',
      message:
        'This statement allows every action on every resource: whoever holds this policy is an administrator.',
      line: 4,
      column: 37,
      endLine: 4,
      endColumn: 38,
    });
    expect(policy.slice(finding!.start, finding!.end)).toBe('*');
  });

  it('counts a byte order mark in offsets and not in columns', () => {
    const plain = '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';
    const options = { rules: { 'no-full-admin': 'error' } } as const;
    const [without] = lintText(plain, options);
    const [withMark] = lintText(`\uFEFF${plain}`, options);
    expect(withMark).toEqual({ ...without, start: without!.start + 1, end: without!.end + 1 });
    expect(without).toMatchObject({ start: 41, end: 42, line: 1, column: 42, endColumn: 43 });
  });

  it.for(['\n', '\r\n', '\r'])('counts lines that end with %j', (lineEnd) => {
    const [finding] = lintText(admin.replaceAll('\n', lineEnd));
    expect(finding).toMatchObject({ line: 3, column: 37, endLine: 3, endColumn: 38 });
  });

  it('runs the rules it is told, at their levels', () => {
    expect(lintText(admin, { rules: {} })).toEqual([]);
    expect(lintText(admin, { rules: { 'no-full-admin': 'off' } })).toEqual([]);
    expect(lintText(admin, { rules: { 'no-full-admin': 'warn' } })).toMatchObject([{ severity: 'warn' }]);
    expect(lintText(admin, { rules: { 'no-full-admin': ['error', {}] } })).toMatchObject([
      { severity: 'error' },
    ]);
    expect(lintText(admin, { rules: 'all' }).map(({ rule }) => rule)).toContain('no-full-admin');
  });

  it('heeds the settings', () => {
    expect(lintText(admin, { settings: { policyType: 'scp' } }).map(({ rule }) => rule)).not.toContain(
      'no-full-admin',
    );
  });

  it('heeds the names of the file and of its folder where the shape leaves the type open', () => {
    const found = (filename: string) => lintText(admin, { filename }).map(({ rule }) => rule);
    expect(found('policies/app-boundary.json')).not.toContain('no-full-admin');
    expect(found('C:\\boundaries\\app.json')).not.toContain('no-full-admin');
    expect(found('policies/service-control-policies/app.json')).not.toContain('no-full-admin');
    expect(found('boundaries/policies/app.json')).not.toContain('no-full-admin');
    expect(found('boundaries/users/app.json')).toContain('no-full-admin');
    expect(found('our-boundaries/app.json')).toContain('no-full-admin');
  });

  it.each([undefined, ...policyTypes])(
    'judges each policy of a role by its place, whatever the setting (%s)',
    (policyType) => {
      const role = {
        RoleName: 'App',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
        RolePolicyList: [
          {
            PolicyName: 'read',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }],
            },
          },
        ],
      };
      const settings = policyType ? { policyType } : {};
      expect(lintText(JSON.stringify({ RoleDetailList: [role] }), { rules: 'all', settings })).toEqual([]);
    },
  );

  it('says what is wrong with its options', () => {
    expect(() => lintText('{}', { rules: { 'no-such-rule': 'warn' } })).toThrow(
      'The rule `no-such-rule` is unknown.',
    );
    expect(() => lintText('{}', { rules: 'some' as 'all' })).toThrow(
      'The configuration `some` is unknown. The configurations are `recommended`, `strict`, `all`.',
    );
    expect(() => lintText('{}', { rules: { 'no-full-admin': 'fatal' as 'warn' } })).toThrow(
      'The level of the rule `no-full-admin` is "fatal". The allowed values are `error`, `warn`, `off`.',
    );
    expect(() => lintText('{}', { settings: { policyType: 'user' as 'scp' } })).toThrow(
      '`settings.iam.policyType`',
    );
  });

  const restricted = (...entries: unknown[]) => [
    '{}',
    { rules: { 'no-restricted-actions': ['warn', { restricted: entries }] } },
  ];
  const anyArguments = lintText as (...values: readonly unknown[]) => unknown;

  it.each<[string, readonly unknown[]]>([
    ['`lintText` needs the text of a file as a string, not undefined.', []],
    ['`lintText` needs the text of a file as a string, not an object.', [{ Statement: [] }]],
    ['The options of `lintText` must be an object, not a string.', ['{}', 'recommended']],
    ['The options of `lintText` must be an object, not null.', ['{}', null]],
    [
      '`lintText` has no option `policyType`. Its options are `mode`, `rules`, `settings`, `filename`, `before`, `cwd`, `today`.',
      ['{}', { policyType: 'scp' }],
    ],
    [
      'The option `mode` is "yaml". The allowed values are `json`, `jsonc`, `json5`.',
      ['{}', { mode: 'yaml' }],
    ],
    ['`lintText` has no option `rule`. Its options are `mode`, `rules`, ', ['{}', { rule: 'all' }]],
    ['`cwd`, `today`. Did you mean `rules`?', ['{}', { rule: 'all' }]],
    [
      'The option `mode` is "JSON". The allowed values are `json`, `jsonc`, `json5`. Did you mean `json`?',
      ['{}', { mode: 'JSON' }],
    ],
    ['The option `mode` is an object. The allowed values are', ['{}', { mode: {} }]],
    ['The option `today` must be a day such as `2027-03-31`; it is a bigint.', ['{}', { today: 1n }]],
    [
      'The configuration `recomended` is unknown. The configurations are `recommended`, `strict`, `all`. Did you mean `recommended`?',
      ['{}', { rules: 'recomended' }],
    ],
    [
      'The rule `no-ful-admin` is unknown. Did you mean `no-full-admin`?',
      ['{}', { rules: { 'no-ful-admin': 'warn' } }],
    ],
    [
      'The rule `iam/no-full-admin` is unknown. Did you mean `no-full-admin`?',
      ['{}', { rules: { 'iam/no-full-admin': 'warn' } }],
    ],
    [
      'The allowed values are `error`, `warn`, `off`. Did you mean `warn`?',
      ['{}', { rules: { 'no-full-admin': 'wrn' } }],
    ],
    ['The level of the rule `no-full-admin` is a bigint.', ['{}', { rules: { 'no-full-admin': 2n } }]],
    [
      'The rule `max-policy-size` has no option `qouta`. Its options are `quota`. Did you mean `quota`?',
      ['{}', { rules: { 'max-policy-size': ['warn', { qouta: 1 }] } }],
    ],
    ['`settings.iam.policytype` is unknown. The keys are ', ['{}', { settings: { policytype: 'scp' } }]],
    ['Did you mean `policyType`?', ['{}', { settings: { policytype: 'scp' } }]],
    ['Did you mean `identity`?', ['{}', { settings: { policyType: 'indentity' } }]],
    ['The option `filename` must be a string, not an object.', ['{}', { filename: new URL('file:///a') }]],
    [
      'The option `rules` must be `recommended`, `strict`, `all` or an object with a level for each rule; it is a list.',
      ['{}', { rules: ['no-full-admin'] }],
    ],
    [
      'The level of the rule `no-full-admin` is 2. The allowed values are `error`, `warn`, `off`.',
      ['{}', { rules: { 'no-full-admin': 2 } }],
    ],
    [
      'The level of the rule `no-full-admin` is null. The allowed values are `error`, `warn`, `off`.',
      ['{}', { rules: { 'no-full-admin': [null] } }],
    ],
    [
      'The options of the rule `max-policy-size` must be an object, not a number.',
      ['{}', { rules: { 'max-policy-size': ['warn', 5] } }],
    ],
    [
      'The rule `max-policy-size` has no option `max`. Its options are `quota`.',
      ['{}', { rules: { 'max-policy-size': ['warn', { max: 5 }] } }],
    ],
    [
      'The option `quota` of the rule `max-policy-size` is -1. It must be a whole number from 0.',
      ['{}', { rules: { 'max-policy-size': ['off', { quota: -1 }] } }],
    ],
    [
      'The option `ignore` of the rule `no-unknown-action` is "s3:*". It must be a list of strings.',
      ['{}', { rules: { 'no-unknown-action': ['warn', { ignore: 's3:*' }] } }],
    ],
    [
      'The rule `no-full-admin` has no option `x`. It has no options.',
      ['{}', { rules: { 'no-full-admin': ['warn', { x: 1 }] } }],
    ],
    [
      'The option `restricted[1]` of the rule `no-restricted-actions` has an unknown key `action`. Its keys are `actions`, `except`, `resources`, `principals`, `policyTypes`, `effects`, `message`.',
      restricted({ actions: ['*'] }, { actions: ['*'], action: '*' }),
    ],
    [
      'The option `restricted[0]` of the rule `no-restricted-actions` needs the key `actions`.',
      restricted({ message: 'No.' }),
    ],
    [
      'The option `restricted[0]` of the rule `no-restricted-actions` is a string. It must be an object with the keys `actions`, `except`,',
      restricted('iam:*'),
    ],
    [
      'The option `restricted[0].actions` of the rule `no-restricted-actions` is "iam:*". It must be a list of strings, at least 1.',
      restricted({ actions: 'iam:*' }),
    ],
    [
      'The option `restricted[0].actions` of the rule `no-restricted-actions` is []. It must be a list of strings, at least 1.',
      restricted({ actions: [] }),
    ],
    [
      'The option `restricted[0].effects` of the rule `no-restricted-actions` is ["deny"]. It must be a list of `Allow`, `Deny`, at least 1.',
      restricted({ actions: ['*'], effects: ['deny'] }),
    ],
    [
      'The option `restricted` of the rule `no-restricted-actions` is "iam:*". It must be a list of objects.',
      ['{}', { rules: { 'no-restricted-actions': ['warn', { restricted: 'iam:*' }] } }],
    ],
    [
      'The option `requirements[0].all[0].key` of the rule `require-condition` is 1. It must be a string.',
      [
        '{}',
        {
          rules: { 'require-condition': ['warn', { requirements: [{ actions: ['*'], all: [{ key: 1 }] }] }] },
        },
      ],
    ],
    [
      'The options of the rule `no-restricted-actions` are wrong: `restricted[0].actions`: `iam:CreateUsr` does not exist (service data of',
      restricted({ actions: ['iam:CreateUsr'] }),
    ],
    ['`settings.iam` must be an object', ['{}', { settings: null }]],
    ['`settings.iam` must be an object', ['{}', { settings: 'scp' }]],
  ])('says %s', (message, values) => {
    expect(() => anyArguments(...values)).toThrow(message);
  });

  it('takes properties of options that are undefined for ones that are not given', () => {
    expect(anyArguments(...restricted({ actions: ['iam:*'], message: undefined }))).toEqual([]);
  });

  it('takes options that are undefined for ones that are not given', () => {
    expect(
      anyArguments(admin, { mode: undefined, rules: undefined, settings: undefined, filename: undefined }),
    ).toHaveLength(1);
    expect(anyArguments(admin, undefined)).toHaveLength(1);
  });

  it('reads JSON with comments and JSON5 when told', () => {
    const jsonc =
      '{ /* c */ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*", }], }';
    const json5 = "{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }";
    expect(lintText(jsonc)).toMatchObject([{ rule: null }]);
    expect(lintText(jsonc, { mode: 'jsonc' })).toMatchObject([{ rule: 'no-full-admin' }]);
    expect(lintText(json5, { mode: 'jsonc' })).toMatchObject([{ rule: null }]);
    expect(lintText(json5, { mode: 'json5' })).toMatchObject([{ rule: 'no-full-admin' }]);
  });

  it.for(['', '\uFEFF'])('gives suggestions as edits of the text (%j before it)', (mark) => {
    const before = '{\r\n\t"Statement": {\r\n\t\t"Effect": "Allow",\r\n\t\t"Action": [\r\n\t\t\t';
    const after = ',\r\n\t\t\t"sts:GetCallerIdentity"\r\n\t\t],\r\n\t\t"Resource": "*"\r\n\t}\r\n}\r\n';
    const text = `${mark}${before}"s3:*"${after}`;
    const options = { rules: { 'no-service-wildcard': 'warn' } } as const;
    const [finding] = lintText(text, options);
    const { edits } = finding!.suggestions[0]!;
    const result = edits.reduceRight(
      (whole, { range, text: put }) => whole.slice(0, range[0]) + put + whole.slice(range[1]),
      text,
    );

    expect(edits.map(({ range }) => text.slice(...range))).toEqual(['"s3:*"']);
    expect(result.startsWith(`${mark}${before}"s3:`)).toBe(true);
    expect(result.endsWith(after)).toBe(true);
    expect(result).not.toMatch(/[^\r]\n/);
    expect(lintText(result, options)).toEqual([]);
  });

  it.for<[string, string, number, number, number]>([
    ['', 'Unexpected end of input.', 0, 1, 1],
    ['{\n"a":', 'Unexpected end of input.', 6, 2, 5],
    ['{"a": "b', 'Unexpected end of input.', 8, 1, 9],
    ['[1,\r\n]', 'Unexpected `]`.', 5, 2, 1],
    ['{"a": b}', 'Unexpected `b`.', 6, 1, 7],
    ['{\u0001}', 'Unexpected control character.', 1, 1, 2],
    ['{"a": tru}', 'Unexpected `tru`.', 6, 1, 7],
    ['{"a" true}', 'Unexpected `true`.', 5, 1, 6],
    ['{"a": 1}}', 'Unexpected `}`.', 8, 1, 9],
    ['{"a": 1 "b": 2}', 'Unexpected string.', 8, 1, 9],
    ['{"a":\t"b\\"\nc"}', 'Unexpected control character in a string.', 10, 1, 11],
    ['{"a\tb": 1}', 'Unexpected control character in a string.', 3, 1, 4],
    ['\uFEFF[1 2]', 'Unexpected number.', 4, 1, 4],
  ])('makes one finding of %j', ([text, message, offset, line, column]) => {
    expect(lintText(text)).toEqual([
      {
        rule: null,
        messageId: null,
        severity: 'error',
        message,
        checks: [],
        start: offset,
        end: offset,
        line,
        column,
        endLine: line,
        endColumn: column,
        suggestions: [],
      },
    ]);
  });

  it.each([
    '{"Effect":"AllowX","Action":"s3:GetObject","Resource":"*"}',
    '{"Effect":"Allow","Action":"s3:GetX","Resource":"*"}',
    '{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::X/*"}',
    '{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:username}X/*"}',
    '{"Effect":"Allow","Action":"s3:*","Resource":"*","SidX":"a"}',
    '{"Effect":"Allow","Principal":{"AWS":"X","X":"*"},"Action":"s3:*","Resource":"*"}',
    '{"Sid":"X","Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEqualsX":{"aws:X":"a"}}}',
  ])('takes no character of the text for one of its own: %s', (statement) => {
    const text = `{"Version":"2012-10-17","Statement":[${statement}]}`;
    // Both are refused alike; the first is one that a hole may have.
    const [holelike, other] = ['\uE100', '\uE002'].map((character) =>
      JSON.stringify(lintText(text.replaceAll('X', character), { rules: 'all' }))
        .replaceAll(character, 'X')
        .replaceAll(/U\+E100|U\+E002/g, 'U+X'),
    );
    expect(holelike).toBe(other);
    expect(holelike).toContain('X');
  });

  it('survives deep nesting', () => {
    const nested = (levels: number) =>
      `{"Version":"2012-10-17","Statement":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(lintText(nested(1_000))).toMatchObject([{ rule: 'valid-type' }]);
    for (const finding of lintText(nested(100_000))) {
      expect(finding).toMatchObject({
        rule: null,
        message: 'The text is nested too deeply to be parsed.',
        start: 0,
      });
    }
  });
});
