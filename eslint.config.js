import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';

// The policies of examples/ and of the documentation are linted with our own plugin by the tests in test/.
export default defineConfig([
  globalIgnores([
    '**/dist/',
    '**/bundle/',
    'packages/rules-core/src/catalog/generated/',
    'examples/',
    'site/.vitepress/{cache,.temp}/',
    '.stryker-tmp/',
    'reports/',
  ]),
  {
    extends: [js.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-param-reassign': 'error',
      'no-template-curly-in-string': 'off',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['scripts/**', 'benchmarks/**', 'action/**'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', performance: 'readonly', URL: 'readonly' },
    },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    rules: {
      // The value is often known to be there by a check the compiler cannot follow; `!` says so in one character.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    extends: [tseslint.configs.strictTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What users hand in is checked at run time, whatever its type promises.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // The types of syntax trees have an enum for the names of nodes, which is there for types alone.
    files: ['packages/eslint-plugin/src/hosts/estree/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-enum-comparison': 'off' },
  },
  {
    // The core runs anywhere: no Node, no ESLint, one dependency in one file. Names are exported, never defaults.
    files: ['packages/rules-core/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!\\.)', message: 'The core imports nothing but its own files.' }] },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Export a name: a default has as many names as importers.',
        },
      ],
    },
  },
  {
    files: ['packages/rules-core/src/json.ts', 'packages/rules-core/src/json/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?!\\.|@humanwhocodes/momoa$)', message: 'The JSON host imports the parser alone.' },
          ],
        },
      ],
    },
  },
  {
    // The rules themselves are made from the core's; what is left to check is how they are tested and reported.
    files: ['packages/eslint-plugin/**/*.ts'],
    plugins: { 'eslint-plugin': eslintPlugin },
    rules: {
      'eslint-plugin/no-identical-tests': 'error',
      'eslint-plugin/no-only-tests': 'error',
      'eslint-plugin/prefer-output-null': 'error',
    },
  },
]);
