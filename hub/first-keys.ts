import { join } from 'node:path';
import { ok } from '#core/shared/result.ts';
import type { Screen } from '#api/access.ts';
import { writeWhole } from './access/write-whole.ts';
import { createToken } from './commands/create-token.ts';
import type { Hub } from './hub.ts';

/** The first key to the house, readable by its owner only. */
export function writeAdminToken(hub: Hub, dataDir: string): void {
  const token = tokenFor(hub, { role: 'admin', label: 'first start' });
  writeWhole(join(dataDir, 'admin-token'), `${token.text}\n`);
}

interface Holder {
  readonly role: Screen | 'admin';
  readonly label: string;
  readonly kioskId?: string;
  readonly counterId?: string;
}

/** A token that is minted once and found again by its holder after a restart. */
function tokenFor(hub: Hub, holder: Holder): { id: string; text: string } {
  const known = hub.store.accessTokens.findByHolder(holder)?.id;
  const minted = known === undefined ? createToken(hub, holder) : ok({ body: { id: known } });
  if (!minted.ok) throw new Error(`no token for ${holder.label}: ${minted.error.code}`);
  const { id } = minted.value.body;
  return { id, text: hub.tokens.tokenOf(id) };
}

interface Link {
  readonly screen: Screen;
  readonly label: string;
  readonly url: string;
}

/** One one-time sign-in link for each screen of the branch. */
export function mintLinks(hub: Hub, url: string): Link[] {
  const { kiosks, counters } = hub.branch;
  const screens: (Holder & { role: Screen })[] = [
    ...kiosks.map(({ id }) => ({ role: 'kiosk', label: `kiosk ${id}`, kioskId: id }) as const),
    { role: 'display', label: 'display' },
    ...counters.map(
      ({ id }) => ({ role: 'counter', label: `counter ${id}`, counterId: id }) as const,
    ),
    { role: 'technician', label: 'technician' },
  ];
  return screens.map((holder) => {
    const { id: tokenId } = tokenFor(hub, { ...holder, label: `screen: ${holder.label}` });
    const signIn = { screen: holder.role, tokenId, path: `/${holder.role}/` };
    const code = hub.signInLinks.mint(signIn);
    return { screen: holder.role, label: holder.label, url: `${url}/sign-in/#${code}` };
  });
}
