import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './step.ts';

/** What the lock file says of one package, as far as it matters here. */
interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const LOCK_FILE = join(REPOSITORY, 'package-lock.json');
const EXACT_VERSION = /^\d+\.\d+\.\d+[\w.-]*$/;
const OPERATING_SYSTEMS =
  /(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|aix|win32)/;
const PROCESSORS = /(arm64|armv7|arm|x64|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32)/;

/**
 * Completes package-lock.json after dependencies have changed: a package that is built for each platform on its own
 * names all of them, but a registry mirror may hold only some, and `npm install` then leaves the others out, whereupon
 * `npm ci` refuses the lock file everywhere. They are written back with the version they are asked for, marked for
 * their platform, so that they are fetched on that platform and nowhere else.
 */
function main(): void {
  const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
    readFileSync(LOCK_FILE, 'utf8'),
  );
  let added = 0;
  for (const { dev, optionalDependencies = {} } of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const place = `node_modules/${name}`;
      if (lock.packages[place] || !EXACT_VERSION.test(version)) continue;
      lock.packages[place] = { version, ...(dev && { dev }), optional: true, ...platformOf(name) };
      added += 1;
    }
  }
  const packages = Object.fromEntries(
    Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  writeFileSync(LOCK_FILE, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
  console.log(`${added} packages of other platforms written into the lock file`);
}

/** A platform that is not named would be every platform: such a package is marked for none. */
function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const os = OPERATING_SYSTEMS.exec(name)?.[1] ?? 'none';
  const cpu = PROCESSORS.exec(name)?.[1] ?? 'none';
  const libc = name.includes('musl') ? ['musl'] : undefined;
  return { os: [os], cpu: [cpu === 'armv7' ? 'arm' : cpu], ...(libc && { libc }) };
}

main();
