// CommonJS, because only `require` finds packages in the hook's own installation.
const { defineConfig } = require('eslint/config');
const { default: iam } = require('eslint-plugin-iam');

module.exports = defineConfig([{ files: ['policies/**/*.json'], extends: [iam.configs.recommended] }]);
