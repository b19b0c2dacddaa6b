import { defineConfig } from 'vitest/config';

/** Pure code and single rooms: anything slower than this hangs. */
const UNIT_TIMEOUT_MS = 10_000;
/** A journey starts a hub, opens its store and waits for simulated devices. */
const JOURNEY_TIMEOUT_MS = 60_000;
/** The first screen also unpacks and starts a browser, on a machine that may have two busy cores. */
const SCREEN_TIMEOUT_MS = 120_000;
/** A phone asks every four seconds; what a screen has not shown after this, it will not show. */
const SCREEN_POLL_MS = 15_000;

const UNIT_ROOMS = 'core,drivers,hub,api,renderer,electron,scripts,architecture,support';

/** Where a run leaves its figures for a program to read; without it, people only. */
const reportFile = process.env.TEST_REPORT;

export default defineConfig({
  test: {
    environment: 'node',
    reporters: ['default', ...(reportFile ? ['json'] : [])],
    ...(reportFile ? { outputFile: { json: reportFile } } : {}),
    restoreMocks: true,
    coverage: { reportsDirectory: 'coverage' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`tests/{${UNIT_ROOMS}}/**/*.test.{ts,tsx}`],
          testTimeout: UNIT_TIMEOUT_MS,
          maxWorkers: '100%',
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          testTimeout: JOURNEY_TIMEOUT_MS,
          hookTimeout: JOURNEY_TIMEOUT_MS,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          include: ['tests/screens/**/*.test.ts'],
          testTimeout: SCREEN_TIMEOUT_MS,
          hookTimeout: SCREEN_TIMEOUT_MS,
          expect: { poll: { timeout: SCREEN_POLL_MS } },
          // Two browsers at once on two cores only make each other late.
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
