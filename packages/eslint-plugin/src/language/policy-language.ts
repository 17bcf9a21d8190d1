/**
 * The language of the shipped configurations: JSON, JSON with comments, JSON5, templates of these, and YAML, read
 * directly into the form that rules use. ESLint gets a single node for the whole file, because our rules need no
 * others.
 */
import type { ESLint } from 'eslint';
import { readPolicyText, sourceOfText, type PolicyText } from './policy-text.js';
import { TextRoot } from './text-root.js';
import { TextSourceCode } from './text-source-code.js';

type Language = NonNullable<ESLint.Plugin['languages']>[string];

const unreadable =
  'Rules of this plugin cannot read a file in the language `iam/policy`: put the configuration of their plugin after that of eslint-plugin-iam';

/** What ESLint passes in. */
interface File {
  readonly body: string | Uint8Array;
  /** The name of the file, or of the part that a processor extracts. It determines the syntax. */
  readonly path: string;
}

/**
 * Rules of JSON or YAML plugins are silent in files that they cannot read, so nobody would notice that they no longer
 * run.
 */
const services = {
  json: {
    get isJSON(): never {
      throw new Error(
        `${unreadable}, or use \`iam.configs['recommended-jsonc']\`, which leaves JSON to jsonc-eslint-parser.`,
      );
    },
  },
  yaml: {
    get isYAML(): never {
      throw new Error(`${unreadable}.`);
    },
  },
};

export const policyLanguage: Language = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  visitorKeys: { Policy: [] },
  // Rules for JavaScript read this before they see a tree, in configurations that enable them for all files.
  defaultLanguageOptions: { parserOptions: {} },
  // Options that a configuration sets for all files are meant for JavaScript.
  validateLanguageOptions() {},
  parse({ body, path }: File) {
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
    const read = readPolicyText(text, path);
    return 'error' in read
      ? { ok: false, errors: [read.error] }
      : { ok: true, ast: new TextRoot('Policy', text, read) };
  },
  createSourceCode(_: File, { ast: root }: { ast: TextRoot<PolicyText> }) {
    return new TextSourceCode({
      root,
      comments: root.content.comments,
      services: services[root.content.kind],
      source: (file) => {
        const { text } = file;
        const read = text === root.text ? root.content : readPolicyText(text, file.filename);
        return 'error' in read ? undefined : sourceOfText(text, read, file);
      },
    });
  },
} as object as Language;
