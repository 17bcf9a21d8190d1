// CommonJS, since `require` finds packages in the hook's own environment and `import` does not.
const { defineConfig } = require('eslint/config');
const { default: iam } = require('eslint-plugin-iam');

module.exports = defineConfig([{ files: ['policies/**/*.json'], extends: [iam.configs.recommended] }]);
