/** Reads another version of the linted file with the same parser. */
import type { Rule } from 'eslint';
import type { EarlierFile, Settings, Source } from 'iam-rules-core';
import { earlierText } from './git.js';
import type { Host } from './hosts/host.js';

type Context = Pick<Rule.RuleContext, 'sourceCode' | 'filename' | 'physicalFilename' | 'languageOptions'>;

/**
 * @param hosts the hosts that can read the file
 * @param version a Git ref
 */
export function earlierFile(
  context: Context,
  hosts: readonly Host[],
  settings: Settings,
  version: string,
): EarlierFile {
  const { filename, physicalFilename } = context;
  if (filename !== physicalFilename) return { kind: 'unreadable', why: 'the text is part of another file' };
  const earlier = earlierText(filename, version);
  if (earlier.kind !== 'text') return earlier;
  let source: Source | undefined;
  try {
    source = sourceOf(earlier.text, context, hosts, settings);
  } catch {
    // The parser throws if it cannot read the text.
  }
  return source
    ? { kind: 'source', source }
    : { kind: 'unreadable', why: `\`${version}\` has a version of the file that cannot be parsed` };
}

interface Parsed {
  readonly ast: { readonly type: string };
  readonly services?: object;
  readonly scopeManager?: unknown;
  readonly visitorKeys?: unknown;
}

interface Parser {
  parse?(text: string, options: object): Parsed['ast'];
  parseForESLint?(text: string, options: object): Parsed;
}

function sourceOf(
  text: string,
  { filename, sourceCode, languageOptions }: Context,
  hosts: readonly Host[],
  settings: Settings,
): Source | undefined {
  const { parser, parserOptions } = languageOptions as { parser?: Parser; parserOptions?: object };
  // A language reads the text itself, even if a configuration for all files sets a JavaScript parser.
  const readers = parser ? hosts.filter((host) => host.isFor?.(sourceCode)) : hosts;
  const read = firstOf(readers, (host) => host.readText?.({ text, filename, sourceCode, settings }));
  if (read || !parser) return read;
  const options = {
    ...parserOptions,
    filePath: filename,
    range: true,
    loc: true,
    tokens: true,
    comment: true,
  };
  const { ast, services, ...rest }: Parsed = parser.parseForESLint?.(text, options) ?? {
    ast: parser.parse!(text, options),
  };
  const file = {
    text,
    filename,
    sourceCode: { text, ast, parserServices: services ?? {}, ...rest },
    settings,
  };
  const able = hosts.filter(({ roots }) => roots.includes(ast.type));
  return firstOf(able, (host) => host.read(ast, file));
}

function firstOf(hosts: readonly Host[], read: (host: Host) => Source | undefined): Source | undefined {
  for (const host of hosts) {
    const source = read(host);
    if (source) return source;
  }
  return undefined;
}
