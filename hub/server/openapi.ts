import type { OpenAPI } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { API_PREFIX, contract } from '#api/contract.ts';
import { EVENTS } from '#api/events.ts';
import { SPEECH_PATHS } from './speech-route.ts';

const PROBLEM_SCHEMA: OpenAPI.SchemaObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'number'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    number: { type: 'integer' },
    detail: { type: 'string' },
    refusals: {
      type: 'array',
      description: 'What is wrong with a file, by line and field.',
      items: {
        type: 'object',
        required: ['line', 'code'],
        properties: {
          line: { type: 'integer' },
          field: { type: 'string' },
          code: { type: 'string' },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document, generated from the contract. */
export async function openApiDocument(version: string): Promise<unknown> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: { title: 'Xiaotang hub', version },
    servers: [{ url: API_PREFIX }],
    security: [{ bearer: [] }],
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: PROBLEM_SCHEMA },
    },
  });
  const paths = { ...document.paths, ...EVENT_PATHS, ...SPEECH_PATHS };
  for (const item of Object.values(paths)) {
    if (item?.get) refusable(item.get);
    if (item?.post) repeatable(refusable(item.post));
  }
  return { ...document, paths };
}

const EVENT_PATHS: OpenAPI.PathsObject = {
  '/events': {
    get: {
      tags: ['queue'],
      summary: 'Everything that happens and is the caller’s business, as server-sent events.',
      parameters: [
        {
          name: 'Last-Event-ID',
          in: 'header',
          description: 'Goes on after this event; an unknown id is answered with `resync` first.',
          schema: { type: 'string' },
        },
      ],
      responses: {
        200: {
          description: `One of: ${Object.keys(EVENTS).join(', ')}.`,
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
      },
    },
  },
};

/** Says that the operation may be refused, and how. */
function refusable(operation: OpenAPI.OperationObject): OpenAPI.OperationObject {
  const schema = { $ref: '#/components/schemas/Problem' };
  const content = { 'application/problem+json': { schema } };
  operation.responses = {
    ...operation.responses,
    default: { description: 'Refused: see `code`.', content },
  };
  return operation;
}

/** Says that the operation is done once, however often it is asked for with the same key. */
function repeatable(operation: OpenAPI.OperationObject): void {
  const key: OpenAPI.ParameterObject = {
    name: 'Idempotency-Key',
    in: 'header',
    schema: { type: 'string', maxLength: 200 },
  };
  operation.parameters = [...(operation.parameters ?? []), key];
}
