import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, leave, NUMBERS, type SetRows } from '../sources/small-set.ts';
import { type ImportWorld, importWorld } from './held.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

const LATER = { day: '2026-11-25' };
/** Gives the records of a set other ids, wherever they are named. */
function renumber(set: SetRows, ids: Readonly<Record<string, string>>): void {
  for (const records of Object.values(set))
    for (const [at, record] of records.entries())
      records[at] = Object.fromEntries(
        Object.entries(record).map(([column, text]) => [
          column,
          column.endsWith('ourcedId') ? (ids[text] ?? text) : text,
        ]),
      );
}
const who = async (ownerId: string, subject: string) => world.lookup.whoIs({ ownerId, login: 'guardian', subject });

describe('one human, one record (J2)', () => {
  it('a changed key carries id, relations, login and protection on', async () => {
    const owner = world.owner();
    await owner.run((set) => change(set, 'users.csv', 'ola', { 'metadata.addressProtection': 'strengtFortrolig' }));
    const before = { ola: await owner.itemNamed('PUPIL', 'ola'), mor: await owner.itemNamed('GUARDIAN', 'mor') };
    const report = await owner.run((set) => renumber(set, { ola: 'ola-ny', mor: 'mor-ny' }), LATER);
    expect([report.counts.pupil, report.counts.guardian].map(({ added, ended }) => [added, ended])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const now = await owner.itemNamed('PUPIL', 'ola');
    expect([now.id, now.protection, now.to]).toEqual([before.ola.id, 'strictly-confidential', undefined]);
    expect((await who(owner.ownerId, NUMBERS.mother)).guardianId).toBe(before.mor.id);
    expect(await owner.relation('ola', 'mor', LATER.day)).toBeDefined();
    expect(await owner.workLines()).toEqual(['protection-lowered']);
    expect((await owner.run((set) => renumber(set, { ola: 'ola-ny', mor: 'mor-ny' }), LATER)).written).toBe(0);
  });

  it('two keys of one file with the same number are one human; both lead there', async () => {
    const owner = world.owner();
    const twice = (set: SetRows) => {
      const mother = set['users.csv'].find(({ sourcedId }) => sourcedId === 'mor');
      set['users.csv'].push({ ...mother, sourcedId: 'mor2', 'metadata.addressProtection': 'fortrolig' });
      change(set, 'guardian_links.csv', 'l3', { guardianSourcedId: 'mor2' });
    };
    await owner.run(twice);
    const { id, protection } = await owner.itemNamed('GUARDIAN', 'mor');
    expect(protection).toBe('confidential');
    for (const pupil of ['ola', 'kari']) expect((await owner.relation(pupil, 'mor'))?.guardianId, pupil).toBe(id);
    expect(await who(owner.ownerId, NUMBERS.mother)).toMatchObject({ guardianId: id });
    expect((await owner.run(twice, LATER)).written).toBe(0);
    // One of the keys is taken away: nobody ends.
    await owner.run((set) => change(set, 'guardian_links.csv', 'l3', { guardianSourcedId: 'mor' }), LATER);
    const now = await owner.itemNamed('GUARDIAN', 'mor');
    expect([now.id, now.protection, now.to]).toEqual([id, 'confidential', undefined]);
  });

  it('numbers that were swapped between two guardians are put right by the next file', async () => {
    const owner = world.owner();
    await owner.run((set) => {
      change(set, 'users.csv', 'mor', { userIds: `{NIN:${NUMBERS.father}}` });
      change(set, 'users.csv', 'far', { userIds: `{NIN:${NUMBERS.mother}}` });
    });
    const ids = [(await owner.itemNamed('GUARDIAN', 'mor')).id, (await owner.itemNamed('GUARDIAN', 'far')).id];
    const report = await owner.run(undefined, LATER);
    expect([report.refused, report.notes]).toEqual([[], []]);
    const now = [await who(owner.ownerId, NUMBERS.mother), await who(owner.ownerId, NUMBERS.father)];
    expect(now.map(({ guardianId }) => guardianId)).toEqual(ids);
    expect(now.map(({ childIds }) => childIds.length)).toEqual([2, 2]);
    expect((await owner.run(undefined, LATER)).written).toBe(0);
  });

  it('a number that one gives up and another takes is the other’s at once', async () => {
    const owner = world.owner();
    await owner.run((set) => change(set, 'users.csv', 'far', { userIds: '' }));
    await owner.run((set) => {
      change(set, 'users.csv', 'mor', { userIds: '{NIN:01512490065}' });
      change(set, 'users.csv', 'far', { userIds: `{NIN:${NUMBERS.mother}}` });
    }, LATER);
    expect((await who(owner.ownerId, NUMBERS.mother)).guardianId).toBe((await owner.itemNamed('GUARDIAN', 'far')).id);
    expect((await who(owner.ownerId, '01512490065')).guardianId).toBe((await owner.itemNamed('GUARDIAN', 'mor')).id);
  });

  it('another system’s file about the same municipality adds no school, term, class or human', async () => {
    const owner = world.owner();
    await owner.run();
    const other = (set: SetRows) => {
      const ids = ['s1', 's2', 't1', 'c1', 'c2', 'ola', 'kari', 'mor', 'far', 'liv', 'nils'];
      renumber(set, Object.fromEntries(ids.map((id) => [id, `other-${id}`])));
      for (const record of set['users.csv'])
        if (record.orgSourcedIds) Object.assign(record, { orgSourcedIds: 'other-s1' });
      for (const record of set['lessons.csv']) Object.assign(record, { teacherSourcedIds: 'other-liv' });
      change(set, 'users.csv', 'other-mor', { 'metadata.addressProtection': 'klientadresse', email: '' });
    };
    const count = async (kind: string) => (await owner.items()).filter(({ sk }) => sk.startsWith(kind)).length;
    const KINDS = ['SCHOOL#', 'TERM#', 'GROUP', 'FACTS#PROFILE', 'LESSON#'];
    const before = await Promise.all(KINDS.map(count));
    const report = await owner.run(other, { system: 'other', ...LATER });
    for (const kind of ['school', 'term', 'group', 'pupil', 'guardian', 'staff'] as const)
      expect(report.counts[kind].added, kind).toBe(0);
    expect(await Promise.all(KINDS.map(count))).toEqual(before);
    expect(await owner.itemNamed('GUARDIAN', 'mor')).toMatchObject({
      protection: 'client-address',
      email: 'mor@post.example',
    });
    expect((await owner.run(other, { system: 'other', ...LATER })).written).toBe(0);
    // The first system lets somebody go, and the second has them still.
    await owner.run((set) => leave(set, 'kari', 'e2', 'l3'), LATER);
    expect((await owner.itemNamed('PUPIL', 'kari')).to).toBeUndefined();
    expect((await owner.pupil('kari'))?.relations.filter(({ to }) => to === undefined).length).toBe(1);
    await owner.run(
      (set) => {
        other(set);
        leave(set, 'other-kari', 'e2', 'l3');
      },
      { system: 'other', ...LATER },
    );
    expect((await owner.itemNamed('PUPIL', 'kari')).to).toBe(LATER.day);
  });
});

it('two periods of one relation in one system are no obstacle to another system’s file', async () => {
  const owner = world.owner();
  await owner.run((set) => {
    change(set, 'guardian_links.csv', 'l1', { endDate: '2026-09-01' });
    set['guardian_links.csv'].push({
      ...set['guardian_links.csv'][0],
      sourcedId: 'l1b',
      beginDate: '2026-10-01',
      endDate: '',
    });
  });
  const report = await owner.run((set) => renumber(set, { l1: 'm1', l2: 'm2', l3: 'm3' }), {
    system: 'other',
    ...LATER,
  });
  expect(report.outcome).toBe('applied');
  expect(await owner.relation('ola', 'mor', LATER.day)).toBeDefined();
});

it('everybody set to not enabled is a mistake like everybody left out, and is refused', async () => {
  const owner = world.owner();
  await owner.run();
  const report = await owner.run((set) => {
    for (const [at, user] of set['users.csv'].entries()) set['users.csv'][at] = { ...user, enabledUser: 'false' };
  }, LATER);
  expect([report.outcome, report.written]).toEqual(['refused', 0]);
  expect(report.counts.guardian).toMatchObject({ ended: 2, changed: 0 });
});

describe('a person’s own end (law 2)', () => {
  const login = async (ownerId: string) =>
    (
      await world.client.send(
        new ScanCommand({
          TableName: world.tables.main,
          FilterExpression: 'begins_with(pk, :pk) AND sk = :sk',
          ExpressionAttributeValues: { ':pk': `${ownerId}#LOGIN#`, ':sk': 'AS#guardian' },
        }),
      )
    ).Items?.map(({ to }) => to);

  const ends = async (owner: ReturnType<ImportWorld['owner']>): Promise<unknown> => {
    const { id } = await owner.itemNamed('GUARDIAN', 'far');
    return (await owner.items()).find(({ sk }) => sk.startsWith(`FACTS#GUARDIAN#${id}#`))?.personTo;
  };

  it.each<[string, (set: SetRows) => void]>([
    ['is not enabled', (set) => change(set, 'users.csv', 'far', { enabledUser: 'false' })],
    ['has left the file', (set) => leave(set, 'far', 'l2')],
  ])('a guardian who %s: the login and every relation say so', async (_what, mend) => {
    const owner = world.owner();
    await owner.run();
    await owner.run(mend, LATER);
    expect(await ends(owner)).toBe(LATER.day);
    expect((await login(owner.ownerId))?.sort()).toEqual([LATER.day, undefined]);
    await owner.run(undefined, { day: '2026-11-26' });
    expect(await ends(owner)).toBeUndefined();
    expect(await login(owner.ownerId)).toEqual([undefined, undefined]);
  });
});

describe('when somebody belongs (J1)', () => {
  it('somebody without a date belongs from the earliest enrolment, its group or the term, never from the day of the import', async () => {
    const owner = world.owner();
    await owner.run((set) => {
      for (const name of ['enrollments.csv', 'guardian_links.csv'] as const)
        for (const [at, record] of set[name].entries()) set[name][at] = { ...record, beginDate: '' };
      change(set, 'enrollments.csv', 'e4', { beginDate: '2026-09-01' });
      change(set, 'enrollments.csv', 'e1', { beginDate: '2026-08-24' });
    });
    expect((await owner.pupil('ola'))?.stay.from).toBe('2026-08-24');
    expect((await owner.pupil('kari'))?.stay.from).toBe('2026-08-17');
    expect((await owner.relation('ola', 'mor'))?.from).toBe('2026-08-24');
    expect((await owner.staff('liv'))?.employed.from).toBe('2026-08-17');
    expect((await owner.staff('nils'))?.assignments.map(({ from }) => from)).toEqual(['2026-08-17']);
    // An earlier enrolment that comes later moves the begin back.
    await owner.run((set) => change(set, 'enrollments.csv', 'e1', { beginDate: '2026-08-10' }), LATER);
    expect((await owner.pupil('ola'))?.stay.from).toBe('2026-08-10');
  });

  it('several dated rows about one pair are periods of it', async () => {
    const owner = world.owner();
    const report = await owner.run((set) => {
      change(set, 'enrollments.csv', 'e1', { endDate: '2026-10-02' });
      set['enrollments.csv'].push({
        ...set['enrollments.csv'][0],
        sourcedId: 'e1b',
        beginDate: '2026-11-02',
        endDate: '',
      });
    });
    expect([report.refusedCount, report.noteCount]).toEqual([0, 0]);
    const periods = (await owner.pupil('ola'))?.enrolments.map(({ from }) => from).sort();
    expect(periods).toEqual(['2026-08-17', '2026-08-17', '2026-11-02']);
  });

  it('a term that is taken back is gone; one that is past stays', async () => {
    const owner = world.owner();
    const terms = async () => (await world.lookup.schools(owner.ownerId)).terms.map(({ title }) => title).sort();
    const term = (sourcedId: string, title: string, startDate: string, endDate: string) => (set: SetRows) =>
      set['academicSessions.csv'].push({ sourcedId, title, type: 'term', startDate, endDate });
    await owner.run((set) => {
      term('t0', 'Vår', '2026-01-05', '2026-06-19')(set);
      term('t2', 'Vår 27', '2027-01-04', '2027-06-18')(set);
    });
    expect(await terms()).toEqual(['Haust', 'Vår', 'Vår 27']);
    await owner.run(undefined, LATER);
    expect(await terms()).toEqual(['Haust', 'Vår']);
  });
});
