import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Record<string, string> }>>;
}

it('has the optional packages of every system, without which npm ci refuses it', () => {
  const file = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies),
  );
  // Where some are missing: node scripts/complete-lockfile.mjs
  expect(wanted.filter((name) => !(`node_modules/${name}` in packages))).toEqual([]);
  expect(wanted.length).toBeGreaterThan(20);
});
