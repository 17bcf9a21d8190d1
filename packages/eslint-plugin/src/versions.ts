/** The versions of what runs: the plugin, the rules and the service data. */
import { createRequire } from 'node:module';
import { catalogDate } from 'iam-rules-core';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly homepage: string;
}

const require = createRequire(import.meta.url);
const plugin = require('../package.json') as Package;
const core = require('iam-rules-core/package.json') as Pick<Package, 'version'>;

export const { name, homepage } = plugin;

/** The version of the package. */
export const version = plugin.version;

/**
 * The version with everything that findings depend on, as build metadata in the sense of semantic versioning. The rules
 * and the data are in another package, which can be updated on its own.
 */
export const fullVersion = `${version}+core.${core.version}.data.${catalogDate}`;
