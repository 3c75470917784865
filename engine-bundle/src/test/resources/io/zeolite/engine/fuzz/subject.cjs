// Runs modules as a line of JSON each says, and prints a line for each event; '.' ends a module.
const fs = require('fs');
const readline = require('readline');

const MOST_BYTES = 1 << 24;
const view = new DataView(new ArrayBuffer(8));
const FAILURES = [
    [/unreachable/, 'unreachable'],
    // what is not aligned and out of bounds may be either
    [/memory access out of bounds|unaligned accesses|data segment .*out of bounds/, 'out of bounds memory access'],
    [/table index is out of bounds|table access out of bounds|table or .*out of bounds|element segment .*out of bounds/,
        'out of bounds table access'],
    [/function signature mismatch/, 'wrong callee'],
    [/divide by zero|remainder by zero/, 'integer divide by zero'],
    [/divide result unrepresentable|float unrepresentable in integer range/, 'not representable'],
    [/dereferencing a null pointer|rethrowing null value/, 'null reference'],
    [/illegal cast/, 'cast failure'],
    [/array element access out of bounds/, 'out of bounds array access'],
    [/requested new array is too large/, 'allocation size too large'],
];

function failure(error) {
    if (error instanceof WebAssembly.Exception) return 'uncaught exception';
    if (error instanceof RangeError && /call stack size/.test(error.message)) return 'call stack exhausted';
    if (error instanceof WebAssembly.RuntimeError) {
        for (const [pattern, words] of FAILURES) if (pattern.test(error.message)) return words;
    }
    return 'broken: ' + String(error).replace(/\n/g, ' ');
}

function value(type, found) {
    switch (type) {
        case 'i32': case 'i64': return String(found);
        case 'f32':
            if (Number.isNaN(found)) return 'nan';
            view.setFloat32(0, found);
            return view.getUint32(0).toString(16);
        case 'f64':
            if (Number.isNaN(found)) return 'nan';
            view.setFloat64(0, found);
            return view.getBigUint64(0).toString(16);
        default: return found === null ? 'null' : 'reference';
    }
}

function argument(type, bits) {
    view.setBigInt64(0, BigInt(bits));
    switch (type) {
        case 'i32': return view.getInt32(4);
        case 'i64': return view.getBigInt64(0);
        case 'f32': return view.getFloat32(4);
        case 'f64': return view.getFloat64(0);
        default: return null;
    }
}

const zero = type => type === 'i64' ? 0n : /^[if]/.test(type) ? 0 : null;

function results(types, returned) {
    const all = types.length === 1 ? [returned] : types.length === 0 ? [] : [...returned];
    return all.map((each, i) => ' ' + value(types[i], each)).join('');
}

function state(kind, exported, type) {
    if (kind === 'global') return value(type, exported.value);
    if (kind === 'table') return String(exported.length);
    const words = new Int32Array(exported.buffer, 0, Math.min(MOST_BYTES, exported.buffer.byteLength) / 4);
    let hash = 0;
    for (let i = 0; i < words.length; i++) hash = Math.imul(31, hash) + words[i] | 0;
    return exported.buffer.byteLength + ' bytes of hash ' + hash;
}

function run(plan, print) {
    let module;
    try {
        module = new WebAssembly.Module(fs.readFileSync(plan.file));
    } catch (error) {
        print('refused');
        print('  ' + String(error.message).replace(/\n/g, ' '));
        return;
    }
    const imports = {};
    for (const [from, name, parameters, returned] of plan.imports) {
        (imports[from] ??= {})[name] = (...passed) => {
            print('  ' + name + passed.map((each, i) => ' ' + value(parameters[i], each)).join(''));
            return returned.length === 1 ? zero(returned[0]) : returned.map(zero);
        };
    }
    for (const [name, binary] of plan.supports) {
        imports[name] = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(binary, 'base64')), imports).exports;
    }
    let instance;
    try {
        instance = new WebAssembly.Instance(module, imports);
    } catch (error) {
        print('not instantiated: ' + failure(error));
        return;
    }
    print('instantiated');
    for (const [name, parameters, returned, bits] of plan.calls) {
        const passed = parameters.map((type, i) => argument(type, bits[i]));
        let outcome;
        try {
            outcome = results(returned, instance.exports[name](...passed));
        } catch (error) {
            outcome = ': ' + failure(error);
        }
        print(name + outcome);
    }
    for (const [kind, name, type] of plan.states) print(name + ' ' + state(kind, instance.exports[name], type));
}

readline.createInterface({input: process.stdin}).on('line', line => {
    const lines = [];
    run(JSON.parse(line), text => lines.push(text));
    lines.push('.', '');
    process.stdout.write(lines.join('\n'));
});
