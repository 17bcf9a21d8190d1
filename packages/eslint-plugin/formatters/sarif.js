export { default } from '../dist/formatters/sarif.js';
