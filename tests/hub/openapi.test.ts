import type { OpenAPI } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { EVENTS } from '#api/events.ts';
import { openApiDocument } from '#hub/server/openapi.ts';

/** What integrators were promised, by area; areas that are not built yet come with their issues. */
const PROMISED = `
POST /access-tokens
POST /tickets · GET /tickets/{id} · GET /tickets
POST /tickets/{id}/cancel · POST /tickets/{id}/return · POST /tickets/{id}/transfer · POST /tickets/{id}/reprint
GET /counters · POST /counters/{id}/open · POST /counters/{id}/pause · POST /counters/{id}/close
POST /counters/{id}/call-next · POST /counters/{id}/recall · POST /counters/{id}/start
POST /counters/{id}/complete · POST /counters/{id}/no-show · POST /counters/{id}/park
POST /counters/{id}/transfer · POST /counters/{id}/call · POST /counters/{id}/walk-direct
POST /counters/{id}/resume
GET /queue · GET /events
GET /appointment-slots · POST /appointments · POST /appointments/{code}/check-in
POST /appointments/{code}/cancel · POST /appointments/import
POST /kiosks/{id}/identify · POST /kiosks/{id}/identify/cancel
GET /devices · GET /devices/{id} · POST /devices/{id}/test · GET /devices/{id}/trace
POST /devices/{id}/simulate
GET /reports/waits
GET /config`
  .split(/[\n·]/)
  .map((line) => line.trim())
  .filter((line) => line !== '');

const PROMISED_EVENTS = `
ticketIssued ticketCalled ticketRecalled ticketServing ticketCompleted ticketParked ticketResumed ticketMissed
ticketReturned ticketTransferred ticketCancelled ticketExpired counterOpened counterPaused counterClosed
printStateChanged deviceStateChanged identified alertRaised alertCleared configPublished ratingRequested staffCalled`
  .trim()
  .split(/\s+/);

const PROMISED_TICKET =
  `id number serviceId segmentId state businessDay issuedAt calledAt counterId version
peopleAhead wait zoneId print url`.split(/\s+/);

const document = (await openApiDocument('1.2.3')) as OpenAPI.Document;

function operations(): [string, OpenAPI.OperationObject][] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'delete'] as const).flatMap((method) => {
      const operation = item?.[method];
      return operation ? [[`${method.toUpperCase()} ${path}`, operation] as const] : [];
    }),
  ) as [string, OpenAPI.OperationObject][];
}

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1 under the base path', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.info.version).toBe('1.2.3');
    expect(document.servers).toEqual([{ url: '/api/v1' }]);
  });

  it('names every operation that was promised', () => {
    expect(operations().map(([name]) => name)).toEqual(expect.arrayContaining(PROMISED));
  });

  it('says of every operation how it refuses, and of every POST that it takes a key', () => {
    for (const [name, { responses, parameters = [] }] of operations()) {
      expect(JSON.stringify(responses?.default), name).toContain('application/problem+json');
      const takesKey = JSON.stringify(parameters).includes('Idempotency-Key');
      expect(takesKey, name).toBe(name.startsWith('POST'));
    }
  });

  it('tells a ticket as promised', () => {
    const issue = document.paths?.['/tickets']?.post?.responses?.['201'];
    for (const field of PROMISED_TICKET) expect(JSON.stringify(issue)).toContain(`"${field}":`);
    expect(JSON.stringify(issue)).toContain('"digital-only"');
  });

  it('tells what the figures of a report mean, as JSON and as a table', () => {
    const report = document.paths?.['/reports/waits']?.get;
    expect(report?.description).toContain('share of waits longer than the announced P80');
    const content = JSON.stringify(report?.responses?.['200']);
    for (const type of ['application/json', 'text/csv']) expect(content).toContain(`"${type}":`);
  });

  it('has no GET with a body and no secret default', () => {
    for (const [name, operation] of operations()) {
      if (name.startsWith('GET')) expect(operation.requestBody, name).toBeUndefined();
    }
  });
});

it('every promised event has a shape', () => {
  expect(Object.keys(EVENTS)).toEqual(expect.arrayContaining(PROMISED_EVENTS));
});
