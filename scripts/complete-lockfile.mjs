// Adds to package-lock.json the optional packages of other systems that npm left out: a registry that carries only those
// of one system makes npm write such a lockfile, which `npm ci` then refuses. Run it after adding a dependency:
// node scripts/complete-lockfile.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

/** The names of such packages say what they are for: `@rolldown/binding-linux-arm64-musl`. */
function forWhat(name) {
  const parts = name.split(/[-/]/);
  const os = parts.filter((part) => SYSTEMS.includes(part));
  const cpu = parts.filter((part) => PROCESSORS.includes(part));
  if (os.length === 0 && cpu.length === 0) return undefined;
  const libc = parts.includes('musl')
    ? ['musl']
    : parts.some((part) => part.startsWith('gnu'))
      ? ['glibc']
      : [];
  return { ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }), ...(os.length > 0 && { os }) };
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const added = [];
for (const { optionalDependencies = {} } of Object.values(lock.packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    const key = `node_modules/${name}`;
    if (lock.packages[key]) continue;
    const version = /^[~^]?(\d+\.\d+\.\d+\S*)$/.exec(range)?.[1];
    const what = name === 'fsevents' ? { os: ['darwin'] } : forWhat(name);
    if (version === undefined || what === undefined) throw new Error(`What is ${name}@${range} for?`);
    lock.packages[key] = { version, dev: true, optional: true, ...what };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync('package-lock.json', `${JSON.stringify(lock, undefined, 2)}\n`);
console.log(`Added ${added.length}: ${added.join(', ') || 'nothing is missing'}`);
