// Times the kernels in Node.js, as a reference for other engines.
//
//   node node.mjs [KERNEL [N [ROUNDS]]]
//
// Prints "name ms checksum" for each kernel: the best time of ROUNDS calls.

import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';

const SIZES = {
  sha256_loop: 200_000,
  nbody_loop: 500_000,
  sieve: 10_000_000,
  matmul: 300,
  fib: 32,
  quicksort: 1_000_000,
  mandelbrot: 600,
};

// The kernels that return an f64; the others return an i32.
const FLOATS = new Set(['nbody_loop', 'matmul']);

function usage(message) {
  console.error(`node.mjs: ${message}`);
  console.error(`usage: node node.mjs [KERNEL [N [ROUNDS]]]`);
  console.error(`kernels: ${Object.keys(SIZES).join(' ')}`);
  process.exit(2);
}

function count(text, name) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) usage(`${name} is not a positive number: ${text}`);
  return value;
}

const [kernel, size, roundsText = '10', ...rest] = process.argv.slice(2);
if (rest.length > 0) usage('too many arguments');
if (kernel !== undefined && !Object.hasOwn(SIZES, kernel)) usage(`no such kernel: ${kernel}`);
const rounds = count(roundsText, 'ROUNDS');

const bytes = await readFile(new URL('kernels.wasm', import.meta.url));
const { instance } = await WebAssembly.instantiate(bytes, {});
instance.exports._initialize();

for (const name of kernel === undefined ? Object.keys(SIZES) : [kernel]) {
  const run = instance.exports[name];
  const n = size === undefined ? SIZES[name] : count(size, 'N');
  let best = Infinity;
  let checksum;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    checksum = run(n);
    best = Math.min(best, performance.now() - start);
  }
  const printed = FLOATS.has(name) ? checksum.toFixed(9) : String(checksum);
  console.log(`${name} ${best.toFixed(3)} ${printed}`);
}
