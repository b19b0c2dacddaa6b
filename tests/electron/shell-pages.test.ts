import { describe, expect, it } from 'vitest';
import { answerShellRequest, PAUSE_PAGE, START_PAGE } from '#electron/shell-pages.ts';

function get(url: string): Response {
  return answerShellRequest({ url, method: 'GET' });
}

describe('answerShellRequest', () => {
  it.each([START_PAGE, PAUSE_PAGE])(
    'serves %s in two languages under a strict policy',
    async (url) => {
      const response = get(url);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      const html = await response.text();
      expect(html).toMatch(/[一-鿿]/);
      expect(html).toContain('lang="en"');
      expect(html).not.toMatch(/<script|style=|<style/);
    },
  );

  it.each([
    'xiaotang://shell/../../etc/passwd',
    'xiaotang://shell/..%2f..%2fetc/passwd',
    'xiaotang://shell/%2e%2e/%2e%2e/etc/passwd',
    'xiaotang://shell/start/../../package.json',
    'xiaotang://shell//etc/passwd',
    'xiaotang://shell/start?x=1',
    'xiaotang://other/start',
    'xiaotang://shell/constructor',
    'xiaotang://shell/',
  ])('answers %s with 404', (url) => expect(get(url).status).toBe(404));

  it('only answers GET', () => {
    expect(answerShellRequest({ url: START_PAGE, method: 'POST' }).status).toBe(404);
  });
});
