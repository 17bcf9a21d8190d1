export { default } from '../dist/formatters/markdown.js';
