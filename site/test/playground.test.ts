/** The playground, as somebody uses it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launch, paste, playgroundUrl, policyOf, visit, type Visit } from './browser.js';
import { serve, type Site } from './serve.js';

let site: Site;
let browser: Browser;
let visited: Visit;

beforeAll(async () => {
  site = await serve();
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
afterEach(async () => {
  await visited.page.context().close();
  expect(visited.faults).toEqual([]);
});

async function open(state?: Parameters<typeof playgroundUrl>[1]): Promise<Page> {
  visited = await visit(browser, state ? playgroundUrl(site.url, state) : `${site.url}playground`);
  await visited.page.getByRole('tab', { name: /^Problems ?\d/ }).waitFor();
  return visited.page;
}

const status = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).waitFor();
const policy = (...statements: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
const passRole = policy(
  {
    Effect: 'Allow',
    Action: 'lambda:CreateFunction',
    Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:a',
  },
  { Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/app-*' },
);

it('underlines what is wrong, and says what when asked', async () => {
  const page = await open();
  await paste(page, passRole);
  await status(page, '1 error.');
  const underlined = page.locator('.cm-lintRange');
  await expect.poll(() => underlined.allTextContents()).toEqual(['"iam:PassRole"']);
  const line = page.locator('.cm-line').filter({ has: underlined });
  expect(await line.textContent()).toBe('      "Action": "iam:PassRole",');

  await underlined.hover();
  const tooltip = page.locator('.cm-tooltip-lint');
  await tooltip.getByText('iam:PassedToService').first().waitFor();
  expect(await tooltip.locator('.cm-diagnosticSource').textContent()).toBe('require-passed-to-service');
});

it('shows the place of a finding in the editor', async () => {
  const page = await open({ policy: passRole });
  await page.getByRole('button', { name: /^Line 11\b/ }).click();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('"iam:PassRole"');
});

it.each(['list', 'tooltip'])('applies a fix from the %s', async (from) => {
  const page = await open({ policy: passRole });
  await status(page, '1 error.');
  const title = /Allow passing roles to lambda.amazonaws.com only/;
  if (from === 'tooltip') await page.locator('.cm-lintRange').hover();
  const within =
    from === 'tooltip' ? page.locator('.cm-tooltip-lint') : page.getByRole('tabpanel', { name: /Problems/ });
  await within.getByRole('button', { name: title }).click();
  await status(page, 'No problems found.');
  const { Statement } = JSON.parse(await policyOf(page)) as { Statement: { Condition?: object }[] };
  expect(Statement[1]!.Condition).toEqual({
    StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' },
  });
});

it('judges by the policy type and attachment that are chosen', async () => {
  const page = await open({
    policy: policy({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/a',
    }),
  });
  await status(page, 'No problems found.');
  const type = page.getByLabel('Policy type');
  expect(await type.locator('option:checked').textContent()).toBe('Inferred: Identity-based policy');
  await type.selectOption('resource');
  await status(page, '1 error.');
  await page.getByRole('link', { name: 'require-elements' }).waitFor();
  await page.getByLabel('Attached to').selectOption('AWS::SQS::Queue');
  await status(page, '3 errors.');
  await type.selectOption('');
  await page.getByLabel('Attached to').selectOption('');
  await status(page, 'No problems found.');
});

it('judges by the rules that are chosen', async () => {
  const page = await open({
    policy: policy({
      Effect: 'Allow',
      Action: 'iam:CreateUser',
      Resource: 'arn:aws:iam::111122223333:user/${aws:username}',
    }),
    rules: { 'require-sid': 'warn' },
  });
  await page.getByRole('link', { name: 'require-sid' }).waitFor();
  expect(await page.getByLabel('Rules').locator('option:checked').textContent()).toBe('Only require-sid');
  await page.getByLabel('Rules').selectOption('recommended');
  await status(page, 'No problems found.');
});

it('says what a policy grants, as a picture and as a table', async () => {
  const page = await open({
    policy: policy(
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 'iam:AttachUserPolicy'],
        Resource: '*',
      },
      { Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' },
      { Effect: 'Deny', Action: 's3:PutObject', NotResource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
    ),
  });
  await page.getByRole('tab', { name: 'What it grants' }).click();
  const picture = page.getByRole('img', { name: 'Actions granted, by service and access level' });
  const description = await picture.locator('desc').textContent();
  expect(description).toMatch(
    /Amazon S3: 2 of \d+ actions \(1 Read, 1 Write\)\. On every resource\. Deny removes 1 action for some resources or conditions\. Deny removes 1 action entirely\./,
  );
  const graph = page.getByRole('img', { name: 'Ways to more permissions' });
  expect(await graph.locator('desc').textContent()).toBe(
    'iam:AttachUserPolicy: any permission: administrator.',
  );
  const row = page.getByRole('row').filter({ hasText: 'Amazon S3' });
  expect((await row.getByRole('cell').allInnerTexts()).map((text) => text.split(/\s+/).join(' '))).toEqual([
    'Read GetObject Write PutObject',
    '*',
    's3:PutObject on all but arn:aws:s3:::amzn-s3-demo-bucket/* Statement 3',
  ]);
});

it('compares with an earlier version', async () => {
  const page = await open({
    policy: policy({
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
    }),
    before: policy({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
    }),
  });
  const panel = page.getByRole('tabpanel', { name: 'Compare' });
  await panel.getByText('The policy grants something that the earlier version does not.').waitFor();
  expect(await panel.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(
      /^Statement 1 newly grants s3:PutObject on arn:aws:s3:::amzn-s3-demo-bucket\/\*\.\s+For example, s3:PutObject on arn:aws:s3:::amzn-s3-demo-bucket\//,
    ),
  ]);
  await panel.getByRole('button', { name: 'Copy the current policy' }).click();
  await panel.getByText('The policy grants nothing new.').waitFor();
});

describe('links', () => {
  it('hold the policy and what was chosen', async () => {
    const page = await open();
    await paste(page, passRole);
    await page.getByLabel('Policy type').selectOption('boundary');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.url()).toContain('#policy=');
    const { page: other } = await visit(browser, page.url());
    await expect.poll(() => policyOf(other)).toBe(passRole);
    expect(await other.getByLabel('Policy type').inputValue()).toBe('boundary');
    await other.context().close();
  });

  it('are refused when they are damaged', async () => {
    visited = await visit(browser, `${site.url}playground#policy=AAAA`);
    await status(visited.page, 'The link is incomplete or was changed');
  });

  it.each([
    [{ policyType: 'nothing' as never }, 'policyType'],
    [{ attachedTo: 'AWS::S3::Buckett' }, 'AWS::S3::Bucket'],
  ])('with wrong settings are told so: %j', async (settings, words) => {
    visited = await visit(browser, playgroundUrl(site.url, { policy: passRole, settings }));
    await status(visited.page, words);
  });
});

it('stays usable with 5 MB', async () => {
  const page = await open();
  const statement = {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject'],
    Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
  };
  const count = Math.ceil(5_000_000 / (JSON.stringify(statement).length + 1));
  const long = JSON.stringify({
    Version: '2012-10-17',
    Statement: Array.from({ length: count }, () => statement),
  });
  await paste(page, long);
  await status(page, 'Checking 5.0 MB. You can keep working.');
  const start = performance.now();
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByText('Paste the earlier version above.').waitFor();
  await page.getByRole('tab', { name: 'Problems' }).click();
  expect(performance.now() - start).toBeLessThan(5_000);
  await status(page, /problems\. Showing the first 1,000\./);
  await page.getByText(/more findings are not listed/).waitFor();
  // Nothing of it is left for the next policy.
  await paste(page, passRole);
  await status(page, '1 error.');
});

it('gives up what takes too long, when told so', async () => {
  const page = await open();
  const actions = Array.from({ length: 300_000 }, (_, index) => `s3:Get${index}`);
  await paste(page, policy({ Effect: 'Allow', Action: actions, Resource: '*' }));
  await page.getByRole('button', { name: 'Stop' }).click();
  await status(page, 'Stopped.');
  await paste(page, passRole);
  await status(page, '1 error.');
});

it('shows hostile names as text', async () => {
  // Not closed: what is closed is taken for a placeholder. In a page, the next tag would close it.
  const hostile = '<img src=x onerror=document.title=1//';
  const page = await open({
    policy: policy(
      {
        Sid: hostile,
        Effect: 'Allow',
        Action: [
          `s3:${hostile}`,
          's3:PutObject',
          'iam:PassRole',
          'lambda:CreateFunction',
          'lambda:InvokeFunction',
        ],
        Resource: [hostile, '*'],
        Condition: {
          StringLike: { [hostile]: [hostile, '{{constructor.constructor("document.title=3")()}}'] },
        },
      },
      { Sid: hostile, Effect: 'Deny', Action: 's3:Put*', Resource: `arn:aws:s3:::${hostile}` },
    ),
    before: policy({ Sid: hostile, Effect: 'Allow', Action: 's3:GetObject', Resource: hostile }),
    rules: 'all',
  });
  const title = await page.title();
  for (const name of [/Problems/, 'What it grants', 'Compare']) {
    await page.getByRole('tab', { name }).click();
    await page.waitForTimeout(200);
    const panel = page.getByRole('tabpanel', { name });
    expect(await panel.locator('img, script').count()).toBe(0);
    expect(await panel.textContent()).toContain(name === 'Compare' ? 'not' : '<img src=x');
  }
  await page.locator('.cm-lintRange').first().hover();
  await page.locator('.cm-tooltip-lint').waitFor();
  expect(await page.locator('.cm-editor').locator('img[src=x], script').count()).toBe(0);
  expect(await page.title()).toBe(title);
});

it('is worked by the keyboard alone', async () => {
  const page = await open({ policy: passRole });
  await page.getByRole('tab', { name: /Problems/ }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-access');
  await page.getByRole('img', { name: 'Actions granted, by service and access level' }).waitFor();
  await page.keyboard.press('Home');
  // The panel, then the place of the finding, its rule, its fix.
  for (let count = 0; count < 4; count++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await status(page, 'No problems found.');
  // Tab leaves the editor.
  const editor = page.getByRole('textbox', { name: 'Policy', exact: true });
  await editor.focus();
  await page.keyboard.press('Tab');
  expect(await editor.evaluate((element) => element === document.activeElement)).toBe(false);
});
