import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '#tests/support/axe.ts';
import { DESKTOP, type KioskPage } from '#tests/support/browser.ts';
import { foreignTexts } from '#tests/support/page-language.ts';
import { buildScreenRig, type ScreenRig } from '#tests/support/screen-rig.ts';

let rig: ScreenRig;
let opened: KioskPage;

beforeAll(async () => {
  rig = await buildScreenRig();
});
afterEach(async () => {
  await opened.close();
});
afterAll(async () => {
  await rig.close();
});

function linkOf(label: string): string {
  const link = rig.hub.links.find((candidate) => candidate.label === label);
  if (!link) throw new Error(`no link for ${label}`);
  return link.url.slice(rig.hub.url.length);
}

describe('sign-in link', () => {
  it('leads to its screen, which then works and stays signed in', async () => {
    opened = await rig.openPublic(linkOf('counter 3'), DESKTOP);
    await opened.page.waitForURL('**/counter/');
    await opened.page.getByRole('heading', { name: '3号窗口' }).waitFor();
    await opened.page.reload();
    await opened.page.getByRole('heading', { name: '3号窗口' }).waitFor();
    expect(opened.complaints).toEqual([]);
  });

  it('works once, and says what to do the second time', async () => {
    const link = linkOf('display');
    opened = await rig.openPublic(link, DESKTOP);
    await opened.page.waitForURL('**/display/');
    await opened.close();
    opened = await rig.openPublic(link, DESKTOP);
    await opened.page.getByText('这个链接不能用了').waitFor();
    expect(await opened.page.locator('main').textContent()).toContain('重新启动后台');
    expect(opened.page.url()).not.toContain('#');
  });

  it('needs its whole address', async () => {
    opened = await rig.openPublic('/sign-in/', DESKTOP);
    await opened.page.getByText('链接不完整').waitFor();
  });

  it.each(['zh', 'en'])('is accessible and wholly in its language: %s', async (language) => {
    opened = await rig.openPublic(`/sign-in/?lang=${language}#wrong`, DESKTOP);
    await opened.page.locator('main p').waitFor();
    expect(await axeViolations(opened.page)).toEqual([]);
    expect(await foreignTexts(opened.page)).toEqual([]);
  });
});
