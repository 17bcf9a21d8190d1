/** Serves the built site as its host does: compressed, below its base, and pages without `.html`. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { base } from '../.vitepress/repository.js';

const dist = fileURLToPath(new URL('../.vitepress/dist/', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface Site {
  /** Its address, with the base. */
  readonly url: string;
  /** How many bytes were sent for each path. */
  readonly sent: Map<string, number>;
  close(): Promise<void>;
}

export async function serve(): Promise<Site> {
  const sent = new Map<string, number>();
  const packed = new Map<string, Buffer>();
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname.startsWith(base)
      ? fileOf(decodeURIComponent(pathname.slice(base.length)))
      : undefined;
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = packed.get(file) ?? gzipSync(readFileSync(file), { level: 9 });
    packed.set(file, body);
    sent.set(pathname, body.length);
    response
      .writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-encoding': 'gzip',
      })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    sent,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function fileOf(path: string): string | undefined {
  const file = normalize(join(dist, path === '' || path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(dist)) return undefined;
  return [file, `${file}.html`].find((each) => existsSync(each) && statSync(each).isFile());
}
