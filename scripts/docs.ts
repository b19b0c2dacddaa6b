import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GENERATED_PAGES } from './generated-pages.ts';
import { REPOSITORY } from './step.ts';

/** `npm run docs`: writes what the pages tell from the code. */
for (const { path, render } of GENERATED_PAGES) {
  const file = join(REPOSITORY, path);
  const present = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const wanted = render(present);
  if (wanted === present) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wanted);
  console.log(`wrote ${path}`);
}
