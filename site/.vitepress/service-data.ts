/** Has the service data sent in another form than the core has it in: see `playground/packed-services.ts`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { root } from './repository.js';
import { packed } from '../playground/packed-services.js';

const unpacking = fileURLToPath(new URL('../playground/packed-services.ts', import.meta.url));
const generated = `${root}packages/rules-core/dist/catalog/generated/services.js`;

export function packServiceData() {
  return {
    name: 'pack-service-data',
    enforce: 'pre' as const,
    async load(id: string) {
      if (id !== generated) return null;
      const { services } = (await import(generated)) as { services: Record<string, () => string> };
      const lines = Object.fromEntries(Object.entries(services).map(([prefix, line]) => [prefix, line()]));
      const source = readFileSync(generated, 'utf8');
      const start = source.indexOf('export const services = {');
      const end = source.indexOf('\n};', start);
      if (start < 0 || end < 0) throw new Error(`${generated} has another form than before.`);
      return [
        `import { unpacked } from ${JSON.stringify(unpacking)};`,
        source.slice(0, start),
        `export const services = unpacked(${JSON.stringify(packed(lines))});`,
        source.slice(end + '\n};'.length),
      ].join('\n');
    },
  };
}
