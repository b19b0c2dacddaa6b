import { SHELL_HOST, SHELL_SCHEME } from './origin.ts';

export const START_PAGE = `${SHELL_SCHEME}://${SHELL_HOST}/start`;
export const PAUSE_PAGE = `${SHELL_SCHEME}://${SHELL_HOST}/pause`;

const STYLE = `
body { margin: 0; height: 100vh; display: grid; place-content: center; text-align: center;
  background: #fbfaf7; color: #14212b; font: 48px/1.4 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif; }
h1 { margin: 0; font-size: 72px; color: #0b6b5d; }
p { margin: 24px 64px; }
`;

/** Everything that the private scheme can answer. It reads no files, so no path leads out of this table. */
const PAGES: ReadonlyMap<string, { readonly type: string; readonly body: string }> = new Map([
  ['/style.css', { type: 'text/css; charset=utf-8', body: STYLE }],
  ['/start', htmlPage('正在启动，请稍候', 'Starting, one moment please')],
  ['/pause', htmlPage('请稍候，或请工作人员协助', 'One moment please, or ask our staff for help')],
]);

/** Answers a request to the private scheme; anything not in the table, traversal included, is 404. */
export function answerShellRequest(request: Pick<Request, 'url' | 'method'>): Response {
  const { host, pathname, search } = new URL(request.url);
  const page = host === SHELL_HOST && search === '' ? PAGES.get(pathname) : undefined;
  if (page === undefined || request.method !== 'GET') return new Response(null, { status: 404 });
  return new Response(page.body, {
    headers: {
      'content-type': page.type,
      'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    },
  });
}

function htmlPage(chinese: string, english: string): { type: string; body: string } {
  const body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>小堂</title>
<link rel="stylesheet" href="/style.css"><h1>小堂</h1><p>${chinese}</p><p lang="en">${english}</p></html>`;
  return { type: 'text/html; charset=utf-8', body };
}
