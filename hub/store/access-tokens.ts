import type { Db } from './open.ts';

/** Who a token stands for. The token itself is not stored: it is derived from the id with the branch's key. */
export interface AccessTokenRow {
  readonly id: string;
  readonly role: string;
  readonly label: string;
  readonly counterId: string | null;
  readonly kioskId: string | null;
  readonly createdAt: number;
}

type Holder = Pick<AccessTokenRow, 'role' | 'label' | 'counterId' | 'kioskId'>;

const COLUMNS =
  'id, role, label, counter_id AS counterId, kiosk_id AS kioskId, created_at AS createdAt';

export function createAccessTokens(db: Db) {
  const insert = db.prepare(
    `INSERT INTO access_token (id, role, label, counter_id, kiosk_id, created_at)
     VALUES (@id, @role, @label, @counterId, @kioskId, @createdAt)`,
  );
  const find = db.prepare<[string], AccessTokenRow>(
    `SELECT ${COLUMNS} FROM access_token WHERE id = ?`,
  );
  const first = db.prepare<[Holder], AccessTokenRow>(
    `SELECT ${COLUMNS} FROM access_token
     WHERE label = @label AND role = @role AND counter_id IS @counterId AND kiosk_id IS @kioskId
     ORDER BY created_at LIMIT 1`,
  );
  return {
    insert(row: AccessTokenRow): void {
      insert.run(row);
    },
    find(id: string): AccessTokenRow | undefined {
      return find.get(id);
    },
    /** The first token minted for exactly this holder under exactly this label. */
    findByHolder({
      role,
      label,
      counterId = null,
      kioskId = null,
    }: Partial<Holder> & Pick<Holder, 'role' | 'label'>): AccessTokenRow | undefined {
      return first.get({ role, label, counterId, kioskId });
    },
  };
}
