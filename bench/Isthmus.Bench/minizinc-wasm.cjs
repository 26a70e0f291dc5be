// Runs the WebAssembly build of MiniZinc that the npm package "minizinc" ships (with Gecode and Chuffed) under Node, as if it
// were the program: node minizinc-wasm.cjs FOLDER_OF_THE_PACKAGE ARGUMENTS... (the last two are the model and its data).
const fs = require('fs');
const path = require('path');
const vm = require('vm');

const [folder, ...args] = process.argv.slice(2);
const dist = path.join(folder, 'dist');
const files = {};
const names = args.map((a, i) => {
  if (i < args.length - 2) return a;
  const name = i === args.length - 2 ? 'model.mzn' : 'data.dzn';
  files[name] = fs.readFileSync(a, 'utf8');
  return name;
});

let receive;
globalThis.addEventListener = (kind, listener) => { if (kind === 'message') receive = listener; };
globalThis.postMessage = message => {
  if (message.type === 'ready') receive({ data: { files, args: names } });
  if (message.type === 'stdout' || message.type === 'stderr') process[message.type].write(message.value);
  if (message.type === 'exit') {
    process.stdout.write(message.stdout ?? '');
    process.stderr.write(message.stderr ?? message.message ?? '');
    process.exit(message.code);
  }
};
// The package calls its files modules, which this one is not: it is a script for browsers that knows Node too.
globalThis.require = require;
globalThis.__dirname = dist;
vm.runInThisContext(fs.readFileSync(path.join(dist, 'minizinc-worker.js'), 'utf8'), { filename: 'minizinc-worker.js' });
receive({ data: { wasmURL: path.join(dist, 'minizinc.wasm'), dataURL: path.join(dist, 'minizinc.data') } });
