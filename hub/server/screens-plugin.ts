import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Screens by the folder they are built into; `/` leads to the sign-in page. */
const SCREENS = ['kiosk', 'display', 'counter', 'technician', 'phone', 'sign-in'] as const;

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Shown while the screens are still being built: asks again by itself, needs no script and no style. */
const NOT_YET = `<!doctype html>
<html lang="zh">
<head><meta charset="utf-8"><meta http-equiv="refresh" content="1"><title>小堂 Xiaotang</title></head>
<body><h1>正在准备，请稍候…</h1><p lang="en">Getting ready, one moment…</p></body>
</html>
`;

/** Serves the built screens. Files with a hash in their name never change; pages are always asked for again. */
export function screensPlugin(screensDir: string) {
  return async (server: FastifyInstance): Promise<void> => {
    await server.register(fastifyStatic, {
      root: screensDir,
      wildcard: true,
      index: false,
      // A phone fetches these over its owner's own network; the build has compressed them.
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = /[\\/]assets[\\/]/.test(path);
        reply.header(
          'cache-control',
          hashed ? `public, max-age=${ONE_YEAR_SECONDS}, immutable` : 'no-cache',
        );
      },
    });
    const sendPage = (reply: FastifyReply, name: string): FastifyReply => {
      const page = `${name}/index.html`;
      if (existsSync(join(screensDir, page))) return reply.sendFile(page);
      return reply.code(503).type('text/html; charset=utf-8').send(NOT_YET);
    };
    for (const name of SCREENS) {
      server.get(`/${name}`, (_request, reply) => reply.redirect(`/${name}/`));
      server.get(`/${name}/`, (_request, reply) => {
        return sendPage(reply, name);
      });
    }
    // Browsers ask for it of their own accord; the pages have their mark inside.
    server.get('/favicon.ico', (_request, reply) => reply.code(204).send());
    server.get('/', (_request, reply) => reply.redirect('/sign-in/'));
    // The code names the customer's own page; the page itself is the same for all.
    server.get('/t/:code', (_request, reply) => sendPage(reply, 'phone'));
  };
}
