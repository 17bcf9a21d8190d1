/** The sidebar, from the index of the documentation and the list of rules. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { DefaultTheme } from 'vitepress';
import { pageOf, root } from './repository.js';

type Group = DefaultTheme.SidebarItem;

/** A page's groups: what stands before a list or a table is its title, and the first link of each row is an entry. */
function groupsIn(file: string, titleLine: RegExp): Group[] {
  const groups: (Group & { items: Group[] })[] = [];
  for (const line of readFileSync(root + file, 'utf8').split('\n')) {
    const title = titleLine.exec(line)?.[1];
    const link = /^(?:- |\| )\[`?([^\]`]+)`?\]\(([^)#]+)\)/.exec(line);
    if (title !== undefined) groups.push({ text: title, items: [] });
    else if (link) {
      const page = pageOf(posix.join(posix.dirname(file), link[2]!));
      if (page !== undefined) groups.at(-1)?.items.push({ text: link[1]!, link: address(page) });
    }
  }
  return groups.filter(({ items }) => items.length > 0);
}

/** The address of a page, below the base. */
export function address(page: string): string {
  return `/${page.replace(/(^|\/)index$/, '$1')}`;
}

export const documentation = groupsIn('docs/README.md', /^(?:## )?([A-Z][^.:]*):?$/);

export const rules: Group[] = [
  { text: 'All rules', link: '/rules/' },
  ...groupsIn('docs/rules.md', /^## (.+)$/),
];
