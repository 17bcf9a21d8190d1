/** Where the files of a rule are: its source, its test and its page. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A rule's name; a file of another name beside the rules is not one (say, what two rules share). */
export const ruleName = /^(?:no|require|valid|prefer|max)(?:-[a-z0-9]+)+$/;

/**
 * @typedef {object} RuleFile
 * @property {string} name the rule's name, `no-full-admin`
 * @property {string} category the folder, `wildcards`
 * @property {string} constant the name it is exported under, `noFullAdmin`
 * @property {string} source path of the rule, from the repository's root
 * @property {string} test
 * @property {string} page
 */

/**
 * @param {string} name
 * @param {string} category
 * @returns {RuleFile}
 */
export function ruleFile(name, category) {
  return {
    name,
    category,
    constant: name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()),
    source: `packages/rules-core/src/rules/${category}/${name}.ts`,
    test: `packages/rules-core/test/rules/${category}/${name}.test.ts`,
    page: `packages/eslint-plugin/docs/rules/${name}.md`,
  };
}

/**
 * The folders of `packages/rules-core/src/rules`.
 *
 * @param {string} root
 */
export function ruleCategories(root) {
  return readdirSync(join(root, 'packages/rules-core/src/rules'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Every rule that has a source file, by name.
 *
 * @param {string} root
 */
export function ruleFiles(root) {
  return ruleCategories(root)
    .flatMap((category) =>
      readdirSync(join(root, 'packages/rules-core/src/rules', category))
        .filter((file) => file.endsWith('.ts') && ruleName.test(file.slice(0, -'.ts'.length)))
        .map((file) => ruleFile(file.slice(0, -'.ts'.length), category)),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
