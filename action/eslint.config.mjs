/** For repositories without an ESLint configuration: policies in JSON, in templates of JSON, and in CloudFormation. */
import { defineConfig } from 'eslint/config';
import iam from 'eslint-plugin-iam';

const { recommended, strict, all } = iam.configs;
const level = new Map(Object.entries({ strict, all })).get(process.env.IAM_LEVEL ?? '') ?? recommended;

export default defineConfig([{ ...iam.configs.cloudformation, rules: level.rules ?? {} }, level]);
