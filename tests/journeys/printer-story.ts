import { expect, type TestContext } from 'vitest';
import type { TicketView } from '#api/tickets.ts';
import { type BranchRig, buildRig, type RigOptions } from '#tests/support/branch-rig.ts';

/** From the issue, or from the repair, to rest. */
export const REST_LIMIT_MS = 10_000;
const REPAIR_LIMIT_MS = 5_000;

/** A branch whose printer has shown that it works. */
export async function openRig(
  { onTestFinished }: TestContext,
  options: RigOptions = {},
): Promise<BranchRig> {
  const rig = await buildRig(options);
  onTestFinished(() => rig.close());
  await rig.printerIs('online');
  return rig;
}

/** A branch whose printer has confirmed a ticket before. */
export async function openProven(
  context: TestContext,
  options: RigOptions = {},
): Promise<BranchRig> {
  const rig = await openRig(context, options);
  const { id } = await rig.issue();
  expect((await rig.rested(id)).print.state).toBe('confirmed');
  return rig;
}

/** Whole papers of this ticket, reprints included. */
export function papersOf(rig: BranchRig, { url }: TicketView) {
  return rig.printer.tickets().filter((paper) => paper.qrTexts.includes(url));
}

/** The paper says that there may be another one like it. */
export const isReprint = (paper: { readonly lines: readonly string[] } | undefined) =>
  paper?.lines.join('').includes('补打') ?? false;

/** The printer is mended: the next ticket comes out soon. */
export async function expectToWork(rig: BranchRig): Promise<void> {
  const begun = performance.now();
  await rig.printerIs('online');
  const ticket = await rig.issue();
  expect((await rig.rested(ticket.id, REPAIR_LIMIT_MS)).print.state).toBe('confirmed');
  expect(performance.now() - begun).toBeLessThan(REPAIR_LIMIT_MS);
  expect(papersOf(rig, ticket)).toHaveLength(1);
  expect(rig.printerCable.connections.most).toBe(1);
}

/** Alerts of one kind that nobody has settled. */
export async function openAlerts(rig: BranchRig, kind: string) {
  const { items } = (await rig.admin.get('/alerts')).json<{
    items: { id: string; kind: string; ticketId?: string }[];
  }>();
  return items.filter((alert) => alert.kind === kind);
}

/** A person decides: once more, marked as such; the alert goes. */
export async function expectReprint(rig: BranchRig, ticket: TicketView): Promise<void> {
  expect(await openAlerts(rig, 'print-unknown')).toMatchObject([{ ticketId: ticket.id }]);
  const before = papersOf(rig, ticket).length;
  const answer = await rig.admin.post(`/tickets/${ticket.id}/reprint`);
  expect(answer.status, answer.text).toBe(200);
  expect((await rig.rested(ticket.id)).print.state).toBe('reprinted');
  const papers = papersOf(rig, ticket);
  expect(papers).toHaveLength(before + 1);
  expect(isReprint(papers.at(-1))).toBe(true);
  expect(await openAlerts(rig, 'print-unknown')).toEqual([]);
}
