import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { type ImportWorld, importWorld } from '../imports/held.ts';
import { change, leave, type SetRows } from '../sources/small-set.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

type Owner = ReturnType<ImportWorld['owner']>;
const [NEXT, AFTER] = [{ day: '2026-11-25' }, { day: '2026-11-26' }];
const reason = 'Kontrollert i Folkeregisteret';

/** Somebody who may settle everything of an owner, and does, as its routes do. */
async function clerk(owner: Owner) {
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
  const caller = { login, moment: onDay('2026-11-24') };
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
        choice: 'joined',
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
        choice: 'parted',
        idempotencyKey: idempotencyKey(),
      }),
  };
}
const says = (cells: Readonly<Record<string, string>>) => (set: SetRows) =>
  change(set, 'guardian_links.csv', 'l1', cells);
const protectedAs = (word: string) => (set: SetRows) =>
  change(set, 'users.csv', 'ola', { 'metadata.addressProtection': word });

describe('what a person has settled, and the imports after it (J2)', () => {
  it('a basis holds through the same file and a changed row; another word asks again, and the settled one stays', async () => {
    const owner = world.owner();
    await owner.run(says({ basis: 'ukjent' }));
    expect(await owner.workLines()).toEqual(['basis-unknown']);
    await (await clerk(owner)).basis('mor', 'daily-care');
    expect(await owner.workLines()).toEqual([]);
    const basis = async (day: string) => (await owner.relation('ola', 'mor', day))?.basis;
    await owner.run(says({ basis: 'ukjent' }), NEXT);
    expect([await basis(NEXT.day), await owner.workLines()]).toEqual(['daily-care', []]);
    await owner.run(says({ basis: 'ukjent', checkedDate: '2026-11-01' }), NEXT);
    expect([await basis(NEXT.day), await owner.workLines()]).toEqual(['daily-care', []]);
    await owner.run(says({ basis: 'fosterhjem' }), AFTER);
    expect([await basis(AFTER.day), await owner.workLines()]).toEqual(['daily-care', ['basis-differs']]);
    await (await clerk(owner)).basis('mor', 'foster-care');
    await owner.run(says({ basis: 'fosterhjem', checkedDate: '2026-11-02' }), AFTER);
    expect([await basis(AFTER.day), await owner.workLines()]).toEqual(['foster-care', []]);
  });

  it('a basis that takes access away is not given back by the file', async () => {
    const owner = world.owner();
    await owner.run();
    await (await clerk(owner)).basis('mor', 'on-request');
    await owner.run(says({ checkedDate: '2026-11-03' }), NEXT);
    expect((await owner.relation('ola', 'mor', NEXT.day))?.basis).toBe('on-request');
  });

  it('a protection that was lowered stays so, until a source says something stricter than it said then', async () => {
    const owner = world.owner();
    await owner.run(protectedAs('fortrolig'));
    await owner.run(protectedAs('ugradert'), NEXT);
    expect(await owner.workLines()).toEqual(['protection-lowered']);
    await (await clerk(owner)).protection('none');
    const now = async () => [(await owner.pupil('ola'))?.protection, await owner.workLines()];
    expect(await now()).toEqual(['none', []]);
    await owner.run((set) => change(set, 'users.csv', 'ola', { familyName: 'Vik' }), NEXT);
    expect(await now()).toEqual(['none', []]);
    await owner.run(protectedAs('strengtFortrolig'), AFTER);
    expect(await now()).toEqual(['strictly-confidential', []]);
  });

  it('a protection that the office has raised is not lowered by a file that says less', async () => {
    const owner = world.owner();
    await owner.run();
    await (await clerk(owner)).protection('strictly-confidential');
    await owner.run((set) => change(set, 'users.csv', 'ola', { familyName: 'Vik' }), NEXT);
    expect((await owner.pupil('ola'))?.protection).toBe('strictly-confidential');
  });

  /** A second record with the login of the first, and another birth date. */
  const twin = (set: SetRows) => {
    const ola = set['users.csv'].find(({ sourcedId }) => sourcedId === 'ola');
    const own = { sourcedId: 'ola2', givenName: 'ola2', 'metadata.addressProtection': 'fortrolig' };
    set['users.csv'].push({ ...ola, ...own, userIds: '{Feide:ola@fjordvik.example}' });
    set['demographics.csv'].push({ sourcedId: 'ola2', birthDate: '2014-03-02' });
    const link = set['guardian_links.csv'].find(({ pupilSourcedId }) => pupilSourcedId === 'ola');
    set['guardian_links.csv'].push({ ...link, sourcedId: 'l9', pupilSourcedId: 'ola2', guardianSourcedId: 'far' });
  };

  it('two records that were joined stay one, and what the other’s rows gave ends with those rows', async () => {
    const owner = world.owner();
    await owner.run(twin);
    expect(await owner.workLines()).toContain('same-person');
    const [ola, ola2] = [(await owner.itemNamed('PUPIL', 'ola')).id, (await owner.itemNamed('PUPIL', 'ola2')).id];
    await (await clerk(owner)).join(ola, ola2);
    const far = (await owner.itemNamed('GUARDIAN', 'far')).id;
    const facts = () => world.lookup.pupil(owner.ownerId, ola);
    const open = async (day: string) =>
      (await facts())?.facts.relations.filter(({ guardianId, to }) => guardianId === far && (to ?? '9') > day).length;
    expect([(await facts())?.facts.protection, (await open('2026-11-24')) ?? 0]).toEqual(['confidential', 1]);
    await owner.run(twin, NEXT);
    expect(await owner.workLines()).not.toContain('same-person');
    expect((await facts())?.facts.protection).toBe('confidential');
    const gone = await world.lookup.pupil(owner.ownerId, ola2);
    expect(gone?.facts.relations.every(({ to }) => to !== undefined)).toBe(true);
    await owner.run((set) => leave(set, 'l2'), { ...AFTER, confirmEnding: true });
    expect(await open(AFTER.day)).toBe(0);
    expect((await facts())?.facts.stay.to).toBeUndefined();
  });

  it('two people who were parted are not asked about again', async () => {
    const owner = world.owner();
    await owner.run(twin);
    const [ola, ola2] = [(await owner.itemNamed('PUPIL', 'ola')).id, (await owner.itemNamed('PUPIL', 'ola2')).id];
    await (await clerk(owner)).part(ola, ola2);
    await owner.run((set) => {
      twin(set);
      change(set, 'users.csv', 'ola2', { familyName: 'Vik' });
    }, NEXT);
    expect(await owner.workLines()).not.toContain('same-person');
  });
});
