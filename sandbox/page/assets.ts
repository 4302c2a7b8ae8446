import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Asset {
  readonly type: string;
  readonly body: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const publicFolder = fileURLToPath(new URL('./public', import.meta.url));
/** What the page's modules import by name. */
const packages = ['preact', 'preact/hooks', 'htm', 'htm/preact'] as const;

/** Everything the page is made of, by path; read once. Nothing else of this machine is served. */
export function readAssets(): { readonly byPath: ReadonlyMap<string, Asset>; readonly policy: string } {
  const byPath = new Map<string, Asset>();
  for (const name of readdirSync(publicFolder, { recursive: true, encoding: 'utf8' })) {
    const type = types[extname(name)];
    if (type !== undefined)
      byPath.set(`/${name.replaceAll('\\', '/')}`, { type, body: readFileSync(join(publicFolder, name)) });
  }
  const imports: Record<string, string> = {};
  for (const name of packages) {
    const path = `/packages/${name}.js`;
    imports[name] = path;
    const body = withoutSourceMap(readFileSync(fileURLToPath(import.meta.resolve(name)), 'utf8'));
    byPath.set(path, { type: types['.mjs'] ?? '', body });
  }
  const importMap = JSON.stringify({ imports });
  const page = String(byPath.get('/index.html')?.body).replace('"IMPORT_MAP"', () => importMap);
  byPath.set('/', { type: types['.html'] ?? '', body: Buffer.from(page) });
  byPath.delete('/index.html');
  return { byPath, policy: policyWith(importMap) };
}

/** Only our own files, and the one script that stands in the page, by its hash. */
function policyWith(inline: string): string {
  const hash = createHash('sha256').update(inline).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** Browsers would ask for a file that is not served. */
function withoutSourceMap(script: string): Buffer {
  return Buffer.from(script.replace(/^\/\/# sourceMappingURL=.*$/m, ''));
}
