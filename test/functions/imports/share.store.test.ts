import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPifu } from '../../../functions/sources/read-pifu.ts';
import { CLASS, group, member, membership, person, pifuText, SCHOOL } from '../sources/pifu-file.ts';
import { change, chunks, type SetRows } from '../sources/small-set.ts';
import { type ImportWorld, importWorld } from './held.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

const LATER = '2026-11-25';
const pupils = Array.from({ length: 40 }, (_one, at) => `elev${at}`);
/** The small set with forty pupils more, less some of them. */
const large = (gone: number) => (set: SetRows) => {
  for (const sourcedId of pupils.slice(gone)) {
    set['demographics.csv'].push({ sourcedId, birthDate: '2014-02-03' });
    set['users.csv'].push({ ...set['users.csv'][1], sourcedId, givenName: sourcedId, userIds: '' });
  }
};

describe('a file that would end more than the share is refused as a whole, with a report (J1)', () => {
  it('four of forty-two pupils may leave at once, five may not; nothing of that file is taken', async () => {
    const owner = world.owner();
    await owner.run(large(0));
    const before = await owner.items();
    const report = await owner.run(
      (set) => {
        large(5)(set);
        set['orgs.csv'].push({ ...set['orgs.csv'][0], sourcedId: 's3' });
      },
      { day: LATER },
    );
    expect([report.outcome, report.tooMany, report.written]).toEqual(['refused', ['pupil'], 0]);
    expect(report.counts.pupil).toMatchObject({ ended: 5, unchanged: 37 });
    expect(
      report.diff
        .filter(({ change }) => change === 'ended')
        .map(({ key }) => key)
        .sort(),
    ).toEqual(pupils.slice(0, 5));
    expect(await owner.items()).toEqual(before);
    expect((await owner.run(large(4), { day: LATER })).outcome).toBe('applied');
  });
  it('somebody who has looked may say go on; an owner may set another share', async () => {
    const confirmed = world.owner();
    await confirmed.run(large(0));
    expect((await confirmed.run(large(20), { confirmEnding: true, day: LATER })).counts.pupil.ended).toBe(20);
    const generous = world.owner();
    await generous.run(large(0));
    expect((await generous.run(large(20), { maxEndedShare: 50, day: LATER })).outcome).toBe('applied');
  });
  it('a file that would end more than the share is refused as a whole, with a report: those who had ended before are not counted again', async () => {
    const owner = world.owner();
    await owner.run(large(0));
    await owner.run(large(4), { day: LATER });
    const report = await owner.run(large(7), { day: '2026-11-26' });
    expect([report.outcome, report.counts.pupil.ended]).toEqual(['applied', 3]);
  });
  it('a set whose files have headers only is refused, also where we hold few', async () => {
    const owner = world.owner();
    await owner.run();
    const before = await owner.items();
    const report = await owner.run(
      (set) => {
        for (const name of ['users.csv', 'demographics.csv', 'enrollments.csv', 'guardian_links.csv'] as const)
          set[name] = [];
      },
      { day: LATER },
    );
    expect([report.outcome, report.tooMany]).toEqual(['refused', ['pupil', 'guardian', 'staff', 'link', 'enrolment']]);
    expect(await owner.items()).toEqual(before);
  });
  it('schools and terms do not end by being left out', async () => {
    const owner = world.owner();
    await owner.run();
    const report = await owner.run((set) => set['academicSessions.csv'].pop(), { day: LATER });
    expect(report.counts.term).toMatchObject({ ended: 0 });
    expect((await owner.items()).some(({ sk }) => sk.startsWith('TERM#'))).toBe(true);
  });
});

describe('renames of the source carry the record on (J1)', () => {
  const pifu = (...elements: readonly string[]) =>
    readPifu('roster.xml', () => chunks(Buffer.from(pifuText(...elements))));
  const renamed = [
    person('ola-ny', { former: 'ola', given: 'ola', guardians: ['mor', 'far'] }),
    ...CLASS.slice(1, -2),
    membership('s', member('ola-ny', '01'), member('liv', '02')),
    membership('5A', member('ola-ny', '01'), member('liv', '02')),
  ];

  it('a pupil with a new id is the same pupil, with the same relations and memberships', async () => {
    const owner = world.owner();
    const run = (elements: readonly string[], day: string) =>
      owner.importer(pifu(...elements), { ownerId: owner.ownerId, day });
    await run(CLASS, '2026-11-24');
    const before = await owner.itemNamed('PUPIL', 'ola');
    const report = await run(renamed, LATER);
    expect([report.counts.pupil.added, report.counts.pupil.ended]).toEqual([0, 0]);
    expect((await owner.itemNamed('PUPIL', 'ola')).id).toBe(before.id);
    const facts = await owner.pupil('ola');
    const began = '2026-08-01';
    expect(facts?.relations.map(({ from, to }) => [from, to])).toEqual([
      [began, undefined],
      [began, undefined],
    ]);
    expect(facts?.enrolments.map(({ from, to }) => [from, to])).toEqual([[began, undefined]]);
    expect((await run(renamed, '2026-11-26')).written).toBe(0);
    // The source forgets the old id in time; by then we have forgotten it too.
    const settled = renamed.map((element) => element.replace(/<sourcedid sourcedidtype="Old">.*?<\/sourcedid>/, ''));
    expect((await run(settled, '2026-11-27')).written).toBe(0);
  });
  it('a relation and a membership that only get new ids of their own go on as they were', async () => {
    const owner = world.owner();
    await owner.run();
    // The source's own key stands on the relation, for people.
    const records = async () =>
      (await owner.items()).filter(({ pk }) => !pk.includes('#SOURCE#')).map(({ shown, ...item }) => item);
    const before = await records();
    const report = await owner.run(
      (set) => {
        change(set, 'guardian_links.csv', 'l1', { sourcedId: 'l1-ny' });
        change(set, 'enrollments.csv', 'e1', { sourcedId: 'e1-ny' });
      },
      { day: LATER },
    );
    expect([report.counts.link, report.counts.enrolment].map(({ added, ended }) => [added, ended])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(await records()).toEqual(before);
    expect((await owner.run(undefined, { day: LATER })).counts.link).toMatchObject({ added: 0, ended: 0 });
  });
  it('a group with a new id keeps its members', async () => {
    const owner = world.owner();
    const classOf = (id: string, former?: string) => {
      const named = group(id, 'basisgruppe', 's');
      const both =
        former === undefined
          ? named
          : named.replace(
              '<sourcedid>',
              `<sourcedid sourcedidtype="Old"><id>${former}</id></sourcedid><sourcedid sourcedidtype="New">`,
            );
      return [person('ola'), person('liv'), ...SCHOOL, both, membership(id, member('ola', '01'), member('liv', '02'))];
    };
    const run = (elements: readonly string[], day: string) =>
      owner.importer(pifu(...elements), { ownerId: owner.ownerId, day });
    await run(classOf('5A'), '2026-11-24');
    const [before] = (await owner.pupil('ola'))?.enrolments ?? [];
    await run(classOf('6A', '5A'), LATER);
    const enrolments = (await owner.pupil('ola'))?.enrolments ?? [];
    expect(enrolments.map(({ groupId, to }) => [groupId, to])).toEqual([[before?.groupId, undefined]]);
    expect((await owner.staff('liv'))?.groups.map(({ groupName, to }) => [groupName, to])).toEqual([['6A', undefined]]);
  });
});
