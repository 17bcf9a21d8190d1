/** A page of the site in Chromium, with what it asks for and what goes wrong. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { deflateRawSync } from 'node:zlib';
import type { PlaygroundState } from '../playground/state.js';

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    // As root, as in containers, there is no sandbox to be had.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

export interface Visit {
  readonly page: Page;
  /** The addresses of all requests. */
  readonly requests: string[];
  /** Messages of errors, and of what the Content-Security-Policy refused. */
  readonly faults: string[];
}

export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(url);
  return { page, requests, faults };
}

/** The address of the playground with a policy, as a link of the site has it. */
export function playgroundUrl(site: string, state: PlaygroundState): string {
  return `${site}playground#policy=${deflateRawSync(JSON.stringify(state)).toString('base64url')}`;
}

/** Puts a text in place of the policy, as a paste does. */
export async function paste(page: Page, text: string): Promise<void> {
  const content = page.getByRole('textbox', { name: 'Policy', exact: true });
  await content.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await content.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** The whole text of the policy, which the editor does not have in the page as a whole. */
export function policyOf(page: Page): Promise<string> {
  return page
    .getByRole('textbox', { name: 'Policy', exact: true })
    .evaluate((element) =>
      (element as never as { cmTile: { view: { state: { doc: object } } } }).cmTile.view.state.doc.toString(),
    );
}
