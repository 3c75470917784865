// The main program of a guest in V8.
//
// usage: node node.mjs FILE.wasm SIZE WARM-UP MEASURED [calls|fresh]
//
// Prints median nanoseconds and the result, as the other engines do; times in ms. All times
// are processor time, that of V8's other threads included.

import { readFileSync } from 'node:fs';

const FEWEST_ROUNDS = 5;

const [file, sizeText, warmUp, measured, mode] = process.argv.slice(2);
const size = Number(sizeText);
const module = new WebAssembly.Module(readFileSync(file));

const open = () => new WebAssembly.Instance(module, { host: { add: (a, b) => (a + b) | 0 } }).exports.run;

function measuredRound(run) {
    if (mode !== 'calls') return run(size);
    let sum = 0n;
    for (let i = 0; i < size; i++) sum += run(i);
    return sum;
}

function nanos() {
    const { user, system } = process.cpuUsage();
    return 1000 * (user + system);
}

let run = open();
let result;
function round() {
    if (mode === 'fresh') run = open();
    const start = nanos();
    result = measuredRound(run);
    return nanos() - start;
}

for (const end = nanos() + 1e6 * Number(warmUp); nanos() < end;) round();
const times = [];
for (const end = nanos() + 1e6 * Number(measured); times.length < FEWEST_ROUNDS || nanos() < end;) {
    times.push(round());
}
times.sort((a, b) => a - b);
console.log(`${times[times.length >> 1]} ${BigInt.asIntN(64, result)}`);
