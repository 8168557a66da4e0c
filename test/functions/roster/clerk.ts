import type { Basis } from '../../../functions/access/policy.ts';
import { comparePeople } from '../../../functions/roster/compare-people.ts';
import { questionStore } from '../../../functions/roster/question-store.ts';
import { sameStore } from '../../../functions/roster/same-store.ts';
import { settleBasis } from '../../../functions/roster/settle-basis.ts';
import { settleProtection } from '../../../functions/roster/settle-protection.ts';
import { basisStamp, protectionStamp, type SettledProtection } from '../../../functions/roster/settle-rules.ts';
import { settleSame } from '../../../functions/roster/settle-same.ts';
import { idempotency } from '../../../functions/shared/http/idempotency.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { onDay } from '../../support/imports.ts';
import { SECRET } from '../../support/records.ts';
import type { ImportWorld } from '../imports/held.ts';

type Owner = ReturnType<ImportWorld['owner']>;
const reason = 'Kontrollert i Folkeregisteret';

/** Somebody who may settle everything of an owner, and does, as its routes do. */
export async function clerkOf(world: ImportWorld, owner: Owner, day = '2026-11-24') {
  const { client, tables, lookup } = world;
  const { ownerId } = owner;
  const store = questionStore(client, tables.main);
  const pupil = await owner.itemNamed('PUPIL', 'ola');
  const schoolId = String(pupil.schoolId);
  const staffId = newId();
  const assignments = [
    { kind: 'role', role: 'office', schoolId, from: '2026-08-01' },
    { kind: 'role', role: 'owner-admin', from: '2026-08-01' },
  ] as const;
  const card = { staffId, name: 'Kontoret', employed: { from: '2026-08-01' }, assignments, groups: [], grants: [] };
  const deps = {
    lookup: { ...lookup, whoIs: async () => ({ staffId, childIds: [] }), staff: async () => card },
    store,
    same: sameStore(client, tables.main),
    idempotency: idempotency(client, tables.main, async () => SECRET),
    logRead: async () => {},
  };
  const login = { ownerId, login: 'feide' as const, subject: 'kontoret' };
  const caller = { login, moment: onDay(day) };
  const idempotencyKey = () => ({ key: newId(), requestHash: newId() });
  const about = { schoolId, pupilId: pupil.id };
  return {
    basis: async (guardian: string, basis: Basis) => {
      const guardianId = (await owner.itemNamed('GUARDIAN', guardian)).id;
      const rows = (await store.pupil(ownerId, pupil.id))?.rows.filter((row) => row.guardianId === guardianId) ?? [];
      const seen = basisStamp(rows);
      return settleBasis(deps)(caller, { ...about, guardianId, basis, reason, seen, idempotencyKey: idempotencyKey() });
    },
    protection: async (protection: SettledProtection) => {
      const held = (await store.people(ownerId, 'pupil', [pupil.id])).get(pupil.id)?.protection ?? 'unknown';
      const seen = protectionStamp(held, await store.statements(ownerId, 'pupil', pupil.id));
      return settleProtection(deps)(caller, { ...about, protection, reason, seen, idempotencyKey: idempotencyKey() });
    },
    join: async (goesOn: string, other: string) => {
      const name = { kind: 'pupil', personId: goesOn, otherId: other } as const;
      const { seen } = await comparePeople(deps)(caller, name);
      return settleSame(deps)(caller, {
        ...name,
        outcome: 'joined',
        goesOn,
        reason,
        seen,
        idempotencyKey: idempotencyKey(),
      });
    },
    part: (first: string, other: string) =>
      settleSame(deps)(caller, {
        kind: 'pupil',
        personId: first,
        otherId: other,
        outcome: 'parted',
        idempotencyKey: idempotencyKey(),
      }),
  };
}
