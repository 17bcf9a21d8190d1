/** What is written about rules by machine: the rules table, the head and the options of a rule page. */

/**
 * @typedef {import('../packages/rules-core/src/rules/rule.js').AnyRule} AnyRule
 * @typedef {AnyRule['options'][string]} OptionSchema
 * @typedef {import('../packages/rules-core/src/rules/rule.js').Level<Record<string, unknown>>} Level
 * @typedef {Record<string, Level | undefined>} RuleLevels The level of a rule in each shipped configuration.
 */

/**
 * The rules table, as Markdown.
 *
 * @param {readonly AnyRule[]} rules
 * @param {(rule: AnyRule) => RuleLevels} levelsOf
 * @param {string} pages where the rule pages are, as a link from the table's file
 */
export function rulesTable(rules, levelsOf, pages) {
  const rows = rules.map((rule) => {
    return [
      `[\`${rule.name}\`](${pages}/${rule.name}.md)`,
      cell(rule.description),
      ...Object.values(levelsOf(rule)).map((level) => severity(level) ?? ''),
      rule.fixable ? '🔧' : '',
      rule.hasSuggestions ? '💡' : '',
    ];
  });
  const configurations = Object.keys(rules[0] ? levelsOf(rules[0]) : {});
  const head = ['Rule', 'What it does', ...configurations.map((name) => `\`${name}\``), '🔧', '💡'];
  return [
    '🔧 fixed by `--fix` · 💡 offers a suggestion (a quick fix in the editor)',
    '',
    ...[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

/**
 * The head of a rule's page: title, description, where it is enabled, what it judges.
 *
 * @param {AnyRule} rule
 * @param {RuleLevels} levels
 */
export function pageHead(rule, levels) {
  const enabled = Object.entries(levels)
    .filter(([, level]) => level)
    .map(([configuration, level]) => `\`${configuration}\` (${severity(level)})`);
  const mends = [
    ...(rule.fixable ? ['🔧 `--fix` mends some findings'] : []),
    ...(rule.hasSuggestions ? ['💡 suggestions in the editor'] : []),
  ];
  return [
    `# iam/${rule.name}`,
    '',
    `${rule.description}.`,
    '',
    `- **Configurations:** ${enabled.join(', ')}`,
    `- **Policy kinds:** ${rule.kinds.join(', ')}`,
    `- **Mends:** ${mends.join(', ') || 'none'}`,
    ...(rule.accessAnalyzer
      ? [
          `- **IAM Access Analyzer:** ${Object.keys(rule.accessAnalyzer)
            .map((id) => `\`${id}\``)
            .join(', ')}`,
        ]
      : []),
  ].join('\n');
}

/**
 * The options of a rule: each with its description, type and default.
 *
 * @param {AnyRule} rule
 * @param {RuleLevels} levels
 */
export function pageOptions(rule, levels) {
  const options = Object.entries(rule.options);
  if (options.length === 0) return 'This rule has no options.';
  return options
    .map(([name, schema]) =>
      [
        `### \`${name}\``,
        '',
        schema.description,
        '',
        `- Type: \`${typeOf(schema)}\``,
        `- Default: \`${JSON.stringify(schema.default)}\``,
        ...Object.entries(levels)
          .map(([configuration, level]) => ({
            configuration,
            given: typeof level === 'object' ? level[1][name] : undefined,
          }))
          .filter(({ given }) => given !== undefined)
          .map(({ configuration, given }) => `- In \`${configuration}\`: \`${JSON.stringify(given)}\``),
      ].join('\n'),
    )
    .join('\n\n');
}

/**
 * The TypeScript type of every rule's entry in an ESLint configuration.
 *
 * @param {readonly AnyRule[]} rules
 */
export function ruleOptionTypes(rules) {
  return [
    `import type { Linter } from 'eslint';`,
    '',
    '/** The rules with their options, as they are written in an ESLint configuration. */',
    'export interface RuleOptions {',
    ...rules.flatMap((rule) => [
      `/** ${rule.description}. */`,
      `'iam/${rule.name}'?: Linter.RuleEntry<[${Object.keys(rule.options).length ? objectType(rule.options) : ''}]>;`,
    ]),
    '}',
  ].join('\n');
}

/** @param {Record<string, OptionSchema>} properties */
function objectType(properties) {
  const lines = Object.entries(properties).map(
    ([name, schema]) => `/** ${schema.description} */\n${name}?: ${typeOf(schema)};`,
  );
  return `{\n${lines.join('\n')}\n}`;
}

/**
 * The TypeScript type of a JSON schema, for the parts of JSON schema that options use.
 *
 * @param {Record<string, any>} schema
 * @returns {string}
 */
export function typeOf(schema) {
  if (schema.enum)
    return schema.enum.map((/** @type {unknown} */ value) => JSON.stringify(value)).join(' | ');
  switch (schema.type) {
    case 'boolean':
    case 'string':
      return schema.type;
    case 'integer':
      return 'number';
    case 'array': {
      const item = typeOf(schema.items ?? {});
      return item.includes(' ') ? `(${item})[]` : `${item}[]`;
    }
    case 'object': {
      const required = new Set(schema.required ?? []);
      const members = Object.entries(schema.properties ?? {}).map(
        ([name, member]) => `${name}${required.has(name) ? '' : '?'}: ${typeOf(member)}`,
      );
      if (typeof schema.additionalProperties === 'object')
        members.push(`[key: string]: ${typeOf(schema.additionalProperties)}`);
      return members.length ? `{ ${members.join('; ')} }` : 'Record<string, unknown>';
    }
    default:
      return 'unknown';
  }
}

/** @param {Level | undefined} level */
export function severity(level) {
  return typeof level === 'object' ? level[0] : level;
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|');
}
