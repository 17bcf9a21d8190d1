/** The hosts. A tree is read by the first one that can. */
import { carried } from './carried.js';
import { estree } from './estree/index.js';
import type { Host } from './host.js';
import { jsonc } from './jsonc.js';
import { momoa } from './momoa.js';
import { yaml } from './yaml.js';

export const hosts: readonly Host[] = [carried, jsonc, momoa, yaml, estree];
