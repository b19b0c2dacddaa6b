import type { FastifyInstance } from 'fastify';

/**
 * Lets the routes of one scope take a file as it is, instead of wrapped in JSON: `text/csv` becomes `{csv}`, so that
 * both are the same request.
 */
export function acceptCsv(scope: FastifyInstance): void {
  scope.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, bytes, done) => {
    done(null, { csv: typeof bytes === 'string' ? bytes : decodeTable(bytes) });
  });
}

/** Spreadsheets on a Chinese desktop save in the national encoding unless told otherwise; it is hardly ever valid UTF-8. */
function decodeTable(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
