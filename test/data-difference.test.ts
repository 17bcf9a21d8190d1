/** The difference that a refresh of the service data makes, on two small states of it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { differenceOf } from '../scripts/catalog-difference.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'iam-difference-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** The sources of the core with other service data, encoded as the generated folder describes. */
function coreWith(name: string, date: string, services: Readonly<Record<string, string>>): string {
  const copy = join(directory, name);
  cpSync(join(root, 'packages/rules-core/src'), copy, { recursive: true });
  const lines = Object.entries(services).map(([prefix, line]) => `'${prefix}'() { return '${line}'; },`);
  writeFileSync(
    join(copy, 'catalog/generated/services.ts'),
    `export const catalogDate = '${date}';
export const services: Readonly<Record<string, () => string>> = { ${lines.join('\n')} };
export const foreignKeyPrefixes: Readonly<Record<string, string>> = {};
export const foreignArnServices: Readonly<Record<string, string>> = {};
export const unassignedKeys = '';
export const successorsOfKeys: Readonly<Record<string, string>> = {};
`,
  );
  return copy;
}

function difference(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/data-difference.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

let before: string;
let after: string;
let project: string;

beforeAll(() => {
  before = coreWith('before', '2026-01-01', {
    // Actions GetItem (Read) and PutItem (Write) on the type item, ListItems (List), RenameItem (Write).
    shop: 'Shop|S:Colour;S:Size||item,0,@item/${Item}|R0/0!;W0/0!;L0|GetItem,ListItems,PutItem,RenameItem|00020101|',
    gone: 'Gone||||L0|ListAll|00|',
  });
  after = coreWith('after', '2026-02-02', {
    // GetItem also reads shelves, PutItem manages permissions, RenameItem has become MoveItem, items have no Region any more.
    shop: 'Shop|S:Colour;S:Weight||item,0,::${Account}:item/${Item};shelf,0,@shelf/${Shelf}|R0/0!/1;P0/0!;L0;W0/0!|GetItem,ListItems,MoveItem,PutItem|00020301|',
    news: 'News||||L0;R0|GetPaper,ListPapers|0100|',
  });
  project = join(directory, 'project');
  mkdirSync(project);
  writeFileSync(
    join(project, 'eslint.config.mjs'),
    `export default [{ files: ['**/*.json'], settings: { iam: { policyType: 'identity' } } }];\n`,
  );
  const statement = (Action: string) => ({
    Effect: 'Allow',
    Action,
    Resource: 'arn:aws:shop:eu-west-1:111122223333:item/1',
  });
  writeFileSync(
    join(project, 'policy.json'),
    JSON.stringify(
      {
        Version: '2012-10-17',
        Statement: ['shop:RenameItem', 'shop:MoveItem', 'shop:SellItem', 'shop:*'].map(statement),
      },
      null,
      1,
    ),
  );
});

it('lists what differs between two folders, and writes the changeset', () => {
  const changeset = join(directory, 'service-data.md');
  expect(difference(before, after, '--project', project, '--changeset', changeset)).toMatchInlineSnapshot(`
    "# Service data: 2026-01-01 → 2026-02-02

    | | Before | After |
    | --- | ---: | ---: |
    | Services | 2 | 2 |
    | Actions | 5 | 6 |
    | Resource types | 1 | 2 |
    | Condition keys | 2 | 2 |

    ## Findings on the example policies

    - Gone: policy.json:11:20 \`no-unknown-action\`: \`shop:MoveItem\` does not exist (service data of 2026-02-02): unless it is newer, it matches nothing.
    - New: policy.json:6:20 \`no-unknown-action\`: \`shop:RenameItem\` does not exist (service data of 2026-02-02): unless it is newer, it matches nothing.
    - New: policy.json:7:30 \`valid-resource\`: \`arn:aws:shop:eu-west-1:111122223333:item/1\` matches no resource: ARNs of this type have no Region.
    - New: policy.json:12:30 \`valid-resource\`: \`arn:aws:shop:eu-west-1:111122223333:item/1\` matches no resource: ARNs of this type have no Region.
    - New: policy.json:17:30 \`valid-resource\`: \`arn:aws:shop:eu-west-1:111122223333:item/1\` matches no resource: ARNs of this type have no Region.
    - Changed: policy.json:21:20 \`no-service-wildcard\`:
      - before: \`shop:*\` allows every action of the service on these resources, now and in future: currently \`shop:GetItem\`, \`shop:PutItem\` and \`shop:RenameItem\`.
      - after: \`shop:*\` allows every action of the service on these resources, now and in future: currently 4 actions, including \`shop:PutItem\`.
    - New: policy.json:22:30 \`valid-resource\`: \`arn:aws:shop:eu-west-1:111122223333:item/1\` matches no resource: ARNs of this type have no Region.

    ## Vanished services

    - \`gone\` (Gone): 1 action

    ## Vanished actions

    - \`shop\`: \`RenameItem\` (Write)

    ## Changed access levels

    - \`shop:PutItem\`: Write → Permissions management

    ## Changed resource types of actions

    - \`shop:GetItem\`: + \`shelf\`

    ## Changed ARN formats

    - \`shop\`, \`item\`: − \`arn:\${Partition}:shop:\${Region}:\${Account}:item/\${Item}\`, + \`arn:\${Partition}:shop::\${Account}:item/\${Item}\`

    ## Vanished condition keys

    - \`shop\`: \`shop:Size\`

    ## New services

    - \`news\` (News): 2 actions

    ## New actions

    - \`shop\`: \`MoveItem\` (Write)

    ## New resource types

    - \`shop\`: \`shelf\`

    ## New condition keys

    - \`shop\`: \`shop:Weight\`
    "
  `);
  expect(readFileSync(changeset, 'utf8')).toBe(`---
'eslint-plugin-iam': patch
'iam-rules-core': patch
---

Service data of 2026-02-02: 3 actions added, 2 gone.
`);
});

it('says so where nothing differs', () => {
  expect(difference(after, after, '--project', project)).toBe(`# Service data: 2026-02-02 → 2026-02-02

| | Before | After |
| --- | ---: | ---: |
| Services | 2 | 2 |
| Actions | 6 | 6 |
| Resource types | 2 | 2 |
| Condition keys | 2 | 2 |

Nothing else differs.
`);
});

it('reads a revision, and the working tree without a second one', () => {
  const lines = difference('HEAD').split('\n');
  expect(lines[0]).toMatch(/^# Service data: \d{4}-\d\d-\d\d → \d{4}-\d\d-\d\d$/);
  expect(lines.find((line) => line.startsWith('| Actions'))).toMatch(/^\| Actions \| \d{5} \| \d{5} \|$/);
});

it('cuts at a line what is too long for a pull request', () => {
  const catalog = (date: string, names: string[]) => ({
    date,
    services: new Map(
      names.map((name) => [
        name,
        { title: name, actions: new Map(), resourceTypes: new Map(), conditionKeys: new Set<string>() },
      ]),
    ),
  });
  const text = differenceOf(catalog('1', []), catalog('2', ['one', 'two', 'three']), [], [], 205);
  expect(text.slice(text.indexOf('## New services'))).toBe(`## New services

- \`one\` (one): 0 actions

2 lines left out: \`pnpm data:difference REVISION --whole\` prints them.
`);
});
