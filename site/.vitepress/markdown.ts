/** The documentation is written to be read on GitHub; what differs on the site is changed here. */
import { deflateRawSync } from 'node:zlib';
import { posix } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { base, pageOf, repository } from './repository.js';
import { address } from './sidebar.js';
import type { PlaygroundState } from '../playground/state.js';

interface PageEnv {
  /** The path of the page on the site. */
  readonly relativePath: string;
  /** That of its file, from the root of the repository, where it differs. */
  readonly realPath?: string;
}

export function configureMarkdown(md: MarkdownRenderer): void {
  md.core.ruler.push('site', (state) => {
    const env = state.env as PageEnv;
    const file = env.realPath ?? env.relativePath;
    let section = '';
    for (const [index, token] of state.tokens.entries()) {
      if (token.type === 'heading_open' && token.tag === 'h2') {
        section = state.tokens[index + 1]?.content ?? '';
      }
      if (token.type === 'fence') token.meta = playgroundLink(file, section, token.info, token.content);
      for (const child of token.children ?? []) {
        if (child.type === 'link_open') {
          const href = child.attrGet('href');
          if (href !== null) child.attrSet('href', onSite(href, file));
        }
      }
    }
    return true;
  });

  // Vue would fill in what stands in double braces.
  for (const name of ['text', 'code_inline'] as const) {
    const render = md.renderer.rules[name]!;
    md.renderer.rules[name] = (...args) => render(...args).replaceAll('{{', '&#123;&#123;');
  }

  const fence = md.renderer.rules.fence!;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const link = tokens[index]!.meta as string | null;
    const block = fence(tokens, index, ...rest);
    return link ? `${block}<p class="try"><a href="${link}">Open in the playground</a></p>` : block;
  };
}

/** A link of a file of the repository, as it is on the site: to a page of it, or to the file on GitHub. */
function onSite(href: string, file: string): string {
  const whole = `${repository}/blob/main/`;
  const isWhole = href.startsWith(whole);
  if (!isWhole && /^(?:[a-z][a-z0-9+.-]*:|#|\/)/i.test(href)) return href;
  const [path = '', anchor] = (isWhole ? href.slice(whole.length) : href).split('#');
  const target = isWhole ? path : posix.join(posix.dirname(file), decodeURI(path));
  const page = pageOf(target);
  const hash = anchor === undefined ? '' : `#${anchor}`;
  return page === undefined ? `${repository}/blob/main/${target}${hash}` : address(page) + hash;
}

/** The address of the playground with the policy of a code block, judged as the tests of the page judge it. */
function playgroundLink(file: string, section: string, info: string, code: string): string | undefined {
  const [language = '', ...words] = info.trim().split(/\s+/);
  if (!/^json[c5]?$/.test(language) || !code.includes('"Statement"')) return undefined;
  const given = Object.fromEntries(words.map((word) => word.split(/=(.*)/s, 2) as [string, string]));
  const name = /\/rules\/([^/]+)\.md$/.exec(file)?.[1];
  const settings = {
    ...(given['policyType'] && { policyType: given['policyType'] }),
    ...(given['attachedTo'] && { attachedTo: given['attachedTo'] }),
    ...(JSON.parse(given['settings'] ?? '{}') as object),
  } as NonNullable<PlaygroundState['settings']>;
  const options = JSON.parse(given['options'] ?? '{}') as Record<string, unknown>;
  // A rule about what is accepted looks at the findings of those rules.
  const known = Object.values(settings.baseline?.files ?? {}).flatMap((policies) =>
    policies.flatMap(({ findings }) => findings),
  );
  const accepted = Object.fromEntries(
    [...(settings.accept ?? []), ...known].map(({ rule }) => [rule, 'error' as const]),
  );
  const state: PlaygroundState = {
    policy: code,
    ...(name !== undefined &&
      section === 'Incorrect' && { rules: { ...accepted, [name]: ['error', options] as const } }),
    ...(Object.keys(settings).length > 0 && { settings }),
    ...(given['before'] !== undefined && { before: given['before'] === 'none' ? null : given['before'] }),
  };
  const packed = deflateRawSync(JSON.stringify(state), { level: 9 }).toString('base64url');
  return `${base}playground#policy=${packed}`;
}
