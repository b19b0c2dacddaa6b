import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { failure } from '#api/failures.ts';
import { sendProblem } from './problems.ts';

/** Screens by the folder they are built into; `/` leads to the sign-in page. */
const SCREENS = ['kiosk', 'display', 'counter', 'technician', 'phone', 'sign-in'] as const;

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Serves the built screens. Files with a hash in their name never change; pages are always asked for again. */
export function screensPlugin(screensDir: string) {
  return async (server: FastifyInstance): Promise<void> => {
    await server.register(fastifyStatic, {
      root: screensDir,
      wildcard: true,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = /[\\/]assets[\\/]/.test(path);
        reply.header(
          'cache-control',
          hashed ? `public, max-age=${ONE_YEAR_SECONDS}, immutable` : 'no-cache',
        );
      },
    });
    const page = (name: string) => `${name}/index.html`;
    for (const name of SCREENS) {
      server.get(`/${name}`, (_request, reply) => reply.redirect(`/${name}/`));
      server.get(`/${name}/`, (_request, reply) => {
        if (!existsSync(`${screensDir}/${page(name)}`))
          return sendProblem(reply, failure('path-unknown'));
        return reply.sendFile(page(name));
      });
    }
    server.get('/', (_request, reply) => reply.redirect('/sign-in/'));
    // The code names the customer's own page; the page itself is the same for all.
    server.get('/t/:code', (_request, reply) => reply.sendFile(page('phone')));
  };
}
