export { default } from '../dist/formatters/frames.js';
