import type { OpenAPI } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { API_PREFIX, contract } from '#api/contract.ts';
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
  return { ...document, paths: { ...document.paths, ...SPEECH_PATHS } };
}
