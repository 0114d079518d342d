/**
 * node infra/complete-lock.js [package-lock.json]
 *
 * A package with a binary per platform lists them all as optional. A registry that does not carry every one of them (a
 * mirror) makes `npm install` leave those out of the lock file, and `npm ci` then refuses it everywhere. This writes them in, with the
 * platform that their names tell; run it after adding or updating a dependency behind such a mirror.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const PLATFORM =
  /-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|s390x|loong64|riscv64)(?:-(gnu|musl)?[a-z]*)?$/;

/** `[parent, name, version]` of every optional package of a lock file's `packages` that has no entry. */
export const missingFrom = (packages) =>
  Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)))
      .map(([name, version]) => [parent, name, version]),
  );

function entryFor(packages, parent, name, version) {
  const [, os, cpu, libc] = PLATFORM.exec(name) ?? [];
  if (!os || !/^\d+\.\d+\.\d+$/.test(version))
    throw new Error(`${name}@${version}: its name tells no platform`);
  const { dev, license, engines } = packages[parent];
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(os === 'linux' && libc ? { libc: [libc === 'gnu' ? 'glibc' : 'musl'] } : {}),
    ...(license ? { license } : {}),
    optional: true,
    os: [os],
    ...(engines ? { engines } : {}),
  };
}

if (process.argv[1] === import.meta.filename) {
  const path = process.argv[2] ?? 'package-lock.json';
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  for (const [parent, name, version] of missingFrom(lock.packages)) {
    lock.packages[`node_modules/${name}`] = entryFor(lock.packages, parent, name, version);
    process.stdout.write(`${name} ${version}\n`);
  }
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
  );
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}
