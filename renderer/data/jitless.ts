/**
 * Schemas must not try to compile themselves: the pages' content security policy forbids it and would report the
 * attempt. Import this before anything that makes schemas (`#api/contract.ts`, `#api/events.ts`).
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};
