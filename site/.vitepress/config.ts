import { mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from 'iam-rules-core';
import { defineConfig } from 'vitepress';
import { earlyWorker } from './early-worker.js';
import { configureMarkdown } from './markdown.js';
import { base, pageOf, repository, root } from './repository.js';
import { packServiceData } from './service-data.js';
import { documentation, rules as ruleGroups } from './sidebar.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Scripts are files of the site. The page may load nothing from elsewhere, and send nothing anywhere. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export default defineConfig({
  base,
  title: 'eslint-plugin-iam',
  titleTemplate: ':title · eslint-plugin-iam',
  description: 'Find out what is wrong with an AWS IAM policy, and exactly where.',
  lang: 'en',
  // The pages are those of the repository, where they are.
  srcDir: root,
  srcExclude: [
    '*.md',
    'packages/eslint-plugin*/*.md',
    'packages/*/!(README).md',
    '**/{src,test}/**',
    '{benchmarks,e2e,examples,scripts}/**',
  ],
  rewrites: (file) => {
    const page = pageOf(file);
    return page === undefined ? file : `${page}.md`;
  },
  outDir: here('dist'),
  cacheDir: here('cache'),
  cleanUrls: true,
  metaChunk: true,
  lastUpdated: false,
  // Nothing is loaded that nobody asked for.
  router: { prefetchLinks: false },
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}icon.svg` }],
    ['meta', { name: 'referrer', content: 'no-referrer' }],
  ],
  markdown: {
    attrs: { disable: true },
    config: configureMarkdown,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  vite: {
    publicDir: here('../public'),
    plugins: [
      {
        // The pages are in folders that have no packages of the site beside them.
        name: 'packages-of-pages',
        enforce: 'pre',
        resolveId(id, importer, options) {
          if (!importer?.endsWith('.md') || !/^vue(?:$|\/)/.test(id)) return null;
          return this.resolve(id, here('config.ts'), { ...options, skipSelf: true });
        },
      },
    ],
    server: { fs: { allow: [root] } },
    // The sources of the core, of which the worker takes only what it needs.
    resolve: {
      alias: [
        { find: /^iam-rules-core$/, replacement: `${root}packages/rules-core/dist/index.js` },
        { find: /^iam-rules-core\/json$/, replacement: `${root}packages/rules-core/dist/json/index.js` },
      ],
    },
    worker: { format: 'es', plugins: () => [packServiceData()] },
    build: { chunkSizeWarningLimit: 2_000 },
  },
  themeConfig: {
    logo: '/icon.svg',
    search: { provider: 'local', options: { detailedView: false } },
    nav: [
      { text: 'Playground', link: '/playground' },
      { text: 'Documentation', link: '/docs/' },
      { text: 'Rules', link: '/rules/' },
    ],
    sidebar: { '/docs/': documentation, '/rules/': ruleGroups },
    socialLinks: [{ icon: 'github', link: repository, ariaLabel: 'The repository on GitHub' }],
    outline: { level: [2, 3] },
    docFooter: { prev: false, next: false },
    externalLinkIcon: false,
    footer: { message: `MIT licensed. Not affiliated with Amazon Web Services.` },
  },
  transformPageData({ relativePath, title, frontmatter }) {
    // The list of rules is a wide table.
    if (relativePath === 'rules/index.md') return { frontmatter: { ...frontmatter, aside: false } };
    const rule = /^iam\/(.+)$/.exec(title)?.[1];
    const description = rules.find(({ name }) => name === rule)?.description;
    return description === undefined ? undefined : { description: `${description}.` };
  },
  transformHtml(html, file, { siteConfig }) {
    // The scripts that the generator writes into each page become files: nothing inline may run.
    const written = html.replaceAll(
      /<script( id="[^"]+")?>(.+?)<\/script>/gs,
      (_all, id: string | undefined, code: string) => {
        const name = `assets/inline.${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`;
        mkdirSync(join(siteConfig.outDir, 'assets'), { recursive: true });
        writeFileSync(join(siteConfig.outDir, name), code);
        return `<script${id ?? ''} src="${base}${name}"></script>`;
      },
    );
    const worker = file.endsWith('playground.html') ? earlyWorker(join(siteConfig.outDir, 'assets')) : '';
    return written.replace(
      '<head>',
      `<head>\n    <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">${worker}`,
    );
  },
});
