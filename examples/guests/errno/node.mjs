// Runs errno.wasm in the WASI of Node.js, as a second opinion: node node.mjs
// Node has neither read-only directories nor listening sockets for a guest.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WASI } from 'node:wasi';

const scratch = mkdtempSync(join(tmpdir(), 'errno-'));
const root = join(scratch, 'root');
const readOnly = join(scratch, 'ro');
mkdirSync(root);
mkdirSync(readOnly);
writeFileSync(join(readOnly, 'file'), 'x');
const wasi = new WASI({
  version: 'preview1',
  args: ['errno', 'carefully'],
  env: { a: 'b' },
  preopens: { '/': root, '/ro': readOnly },
  returnOnExit: true,
});
try {
  const module = await WebAssembly.compile(readFileSync(new URL('errno.wasm', import.meta.url)));
  process.exitCode = wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
} finally {
  rmSync(scratch, { recursive: true });
}
