import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, leave, NUMBERS, readAll, readingsOf, type SetRows, smallSet } from '../sources/small-set.ts';
import { type ImportWorld, importWorld } from './held.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

const LATER = { day: '2026-11-25' };
const all = (counts: Readonly<Record<string, { readonly added: number }>>, what: 'added') =>
  Object.values(counts).reduce((sum, count) => sum + count[what], 0);

describe('what an import does (J1)', () => {
  it('the first brings everybody in, each with what the file says and who said it', async () => {
    const owner = world.owner();
    const report = await owner.run();
    expect(report.outcome).toBe('applied');
    expect(report.refused).toEqual([]);
    expect(all(report.counts, 'added')).toBe((await readAll(readingsOf(smallSet()))).rows.length);
    expect(await owner.pupil('ola')).toMatchObject({ birthDate: '2015-05-01', protection: 'none' });
    expect(await owner.relation('ola', 'mor')).toMatchObject({
      basis: 'parental-responsibility',
      source: 'folkeregister',
      checkedDate: '2026-08-01',
      from: '2026-08-01',
    });
    expect((await owner.staff('liv'))?.groups.map(({ groupName, as }) => `${groupName} ${as}`).sort()).toEqual([
      '5A contact-teacher',
      '5A norsk teacher',
    ]);
  });

  it('a dry run says what would change, by line, and writes nothing', async () => {
    const owner = world.owner();
    await owner.run();
    const before = [await owner.items(), await owner.identity()];
    const mend = (set: SetRows) => {
      change(set, 'users.csv', 'kari', { givenName: 'Karianne' });
      leave(set, 'l2', 'e4');
      set['orgs.csv'].push({ ...set['orgs.csv'][0], sourcedId: 's3', name: 'Ny skule' });
      set['lessons.csv'].push({ ...set['lessons.csv'][0], sourcedId: 'x9', classSourcedId: 'nowhere' });
    };
    const report = await owner.run(mend, { mode: 'dry-run', ...LATER });
    expect([report.outcome, report.written]).toEqual(['dry-run', 0]);
    expect(
      report.diff.map(({ kind, change: how, key, place }) => `${how} ${kind} ${key} ${place?.line ?? ''}`),
    ).toEqual([
      'added school s3 4',
      'changed pupil kari 3',
      'ended link l2 ',
      'changed link l3 3',
      'ended enrolment e4 ',
      // Nobody is in that group any more, so the lesson of tomorrow waits for nobody.
      'changed lesson x2 3',
    ]);
    expect(report.refused).toEqual([
      { kind: 'lesson', place: { file: 'lessons.csv', line: 4 }, code: 'refers-to-nothing', detail: 'group' },
    ]);
    expect([await owner.items(), await owner.identity()]).toEqual(before);
    const applied = await owner.run(mend, LATER);
    expect(applied.counts).toEqual(report.counts);
    expect(applied.written).toBeGreaterThan(0);
  });

  it('the same file again writes nothing, however often and in whatever order its lines stand', async () => {
    const owner = world.owner();
    await owner.run();
    const before = await owner.items();
    const turned = (set: SetRows) => {
      for (const records of Object.values(set)) records.reverse();
    };
    for (const mend of [undefined, turned]) {
      const report = await owner.run(mend, { day: '2027-03-01' });
      expect([report.written, report.diff]).toEqual([0, []]);
    }
    expect(await owner.items()).toEqual(before);
  });

  it('what an import does: who leaves the file ends, is not deleted, and goes on when they come back', async () => {
    const owner = world.owner();
    await owner.run();
    const { id } = await owner.itemNamed('PUPIL', 'kari');
    // The mark that a name changed is no record.
    const records = async () => (await owner.items()).filter(({ pk }) => !pk.endsWith('#CHANGED-PUPILS')).length;
    const count = await records();
    await owner.run((set) => leave(set, 'kari', 'e2', 'l3'), LATER);
    expect(await owner.itemNamed('PUPIL', 'kari')).toMatchObject({ id, to: '2026-11-25', birthDate: '2015-06-01' });
    expect(await owner.relation('kari', 'mor', '2026-11-25')).toBeUndefined();
    expect(await owner.relation('kari', 'mor', '2026-11-24')).toBeDefined();
    expect(await records()).toBe(count);
    await owner.run(undefined, { day: '2026-11-27' });
    const back = await owner.itemNamed('PUPIL', 'kari');
    expect([back.id, back.to, back.from]).toEqual([id, undefined, '2026-08-17']);
    expect(await owner.relation('kari', 'mor', '2026-11-27')).toBeDefined();
    expect(await records()).toBe(count);
  });

  it('a teacher who has left holds nothing from that day on, also when the line stays and is not enabled', async () => {
    const owner = world.owner();
    await owner.run();
    await owner.run(
      (set) => {
        change(set, 'users.csv', 'liv', { enabledUser: 'false' });
        leave(set, 'nils');
      },
      { ...LATER, confirmEnding: true },
    );
    for (const name of ['liv', 'nils']) {
      const card = await owner.staff(name);
      expect(
        card?.assignments.map(({ to }) => to),
        name,
      ).toEqual(card?.assignments.map(() => '2026-11-25'));
      expect(card?.assignments.length, name).toBeGreaterThan(0);
    }
  });

  it('a role that the file no longer gives ends, and one it gives again goes on', async () => {
    const owner = world.owner();
    await owner.run();
    await owner.run((set) => change(set, 'users.csv', 'nils', { 'metadata.staffRole': 'leader' }), LATER);
    const roles = async () =>
      (await owner.staff('nils'))?.assignments
        .map((assignment) => assignment.kind === 'role' && [assignment.role, assignment.from, assignment.to])
        .sort();
    expect(await roles()).toEqual([
      ['leader', '2026-11-25', undefined],
      ['office', '2026-08-17', '2026-11-25'],
    ]);
    await owner.run(undefined, { day: '2026-11-30' });
    expect(await roles()).toEqual([
      ['leader', '2026-11-25', '2026-11-30'],
      ['office', '2026-08-17', undefined],
    ]);
  });

  it('a feed ends only what it brought itself', async () => {
    const owner = world.owner();
    await owner.run();
    const before = await owner.items();
    const other = (set: SetRows) => {
      for (const records of Object.values(set)) records.length = 0;
      set['orgs.csv'].push({ ...smallSet()['orgs.csv'][0], sourcedId: 'other' });
    };
    const report = await owner.run(other, { system: 'other', ...LATER });
    expect(report.counts.pupil).toMatchObject({ ended: 0 });
    expect(
      (await owner.items()).filter((item) => before.some((row) => row.pk === item.pk && row.sk === item.sk)),
    ).toEqual(before);
  });

  it('a line with a mistake ends nobody', async () => {
    const owner = world.owner();
    await owner.run();
    const report = await owner.run((set) => {
      change(set, 'demographics.csv', 'kari', { birthDate: '1. juni 2015' });
      change(set, 'guardian_links.csv', 'l1', { checkedDate: 'i fjor' });
    }, LATER);
    expect(report.refused.map(({ code }) => code).sort()).toEqual(['birth-date-wrong', 'dates-wrong']);
    expect((await owner.itemNamed('PUPIL', 'kari')).to).toBeUndefined();
    expect(await owner.relation('ola', 'mor', '2026-11-25')).toBeDefined();
    expect(await owner.relation('kari', 'mor', '2026-11-25')).toBeDefined();
  });

  it('a person whose role cannot be read stays whatever they are held as', async () => {
    const owner = world.owner();
    await owner.run();
    const report = await owner.run((set) => {
      for (const id of ['ola', 'mor', 'liv']) change(set, 'users.csv', id, { role: 'perhaps' });
    }, LATER);
    expect(report.refused.map(({ code, column }) => `${code} ${column}`)).toEqual(Array(3).fill('role-unknown role'));
    expect(Object.values(report.counts).filter(({ ended }) => ended > 0)).toEqual([]);
    expect(await owner.relation('ola', 'mor', '2026-11-25')).toBeDefined();
  });

  it('a renamed class is renamed where it is copied: with its pupils and teachers', async () => {
    const owner = world.owner();
    await owner.run();
    await owner.run((set) => change(set, 'classes.csv', 'c1', { title: '6A' }), LATER);
    const names = (await owner.items()).filter(({ groupName }) => groupName === '6A').map(({ sk }) => sk.split('#')[1]);
    expect(names.sort()).toEqual(['ENROLMENT', 'ENROLMENT', 'TEACHES']);
  });
});

describe('lines that do not fit are refused by line, and the rest is taken (J1)', () => {
  it.each<[string, (set: SetRows) => void, string[]]>([
    [
      'an id twice',
      (set) => set['users.csv'].push({ ...set['users.csv'][0], givenName: 'Ola to' }),
      ['users.csv:8 id-twice'],
    ],
    [
      'a number that cannot be right: the person comes without a login',
      (set) => change(set, 'users.csv', 'far', { userIds: '{NIN:15851090086}' }),
      ['users.csv:5 number-check-digits'],
    ],
    [
      'a real number in a test stage',
      (set) => change(set, 'users.csv', 'far', { userIds: '{NIN:02013299997}' }),
      ['users.csv:5 number-real'],
    ],
  ])('lines that do not fit are refused by line, and the rest is taken: %s', async (_what, mend, lines) => {
    const owner = world.owner();
    const report = await owner.run(mend);
    expect(report.refused.map(({ place, code }) => `${place.file}:${place.line} ${code}`).sort()).toEqual(lines);
    expect(report.refusedCount).toBe(lines.length);
    expect(await owner.pupil('ola')).toBeDefined();
    expect(report.outcome).toBe('applied');
  });

  it.each<[string, (set: SetRows) => void, string[]]>([
    [
      'one login for two people: the second comes without it',
      (set) => change(set, 'users.csv', 'kari', { userIds: '{Feide:ola@fjordvik.example}' }),
      ['users.csv:3 login-taken'],
    ],
    [
      'one relation on two lines',
      (set) => set['guardian_links.csv'].push({ ...set['guardian_links.csv'][0], sourcedId: 'l9' }),
      ['guardian_links.csv:5 periods-overlap'],
    ],
    [
      'one membership on two lines',
      (set) => set['enrollments.csv'].push({ ...set['enrollments.csv'][0], sourcedId: 'e9' }),
      ['enrollments.csv:7 periods-overlap'],
    ],
    [
      'a role at a school that nobody has',
      (set) => change(set, 'users.csv', 'nils', { orgSourcedIds: 's9' }),
      ['users.csv:7 left-out'],
    ],
  ])(
    'lines that do not fit are refused by line, and the rest is taken: %s: taken, and said',
    async (_what, mend, lines) => {
      const owner = world.owner();
      const report = await owner.run(mend);
      expect(report.notes.map(({ place, code }) => `${place.file}:${place.line} ${code}`)).toEqual(lines);
      expect([report.refusedCount, report.noteCount]).toEqual([0, lines.length]);
      expect((await owner.run(mend, LATER)).written).toBe(0);
    },
  );

  it('a login that two lines of the file state stays with the one who had it, and is the other’s when they leave', async () => {
    const owner = world.owner();
    await owner.run();
    const newcomer = (set: SetRows) =>
      set['users.csv'].unshift({
        ...set['users.csv'][5],
        sourcedId: 'ny',
        givenName: 'ny',
        userIds: '{Feide:liv@fjordvik.example}',
      });
    const taken = await owner.run(newcomer, LATER);
    expect(taken.notes.map(({ code }) => code)).toEqual(['login-taken']);
    expect(await owner.workLines()).toEqual(['same-person']);
    const given = await owner.run(
      (set) => {
        newcomer(set);
        leave(set, 'liv', 'e3', 'e5');
        for (const id of ['x1', 'x2']) change(set, 'lessons.csv', id, { teacherSourcedIds: 'nils' });
      },
      { day: '2026-11-26' },
    );
    expect([given.refused, given.notes]).toEqual([[], []]);
    expect(await owner.workLines()).toEqual([]);
    const subject = { ownerId: owner.ownerId, login: 'feide', subject: 'liv@fjordvik.example' } as const;
    expect((await world.lookup.whoIs(subject)).staffId).toBe((await owner.itemNamed('STAFF', 'ny')).id);
  });

  it('somebody who comes back with a new login closes the old one to nobody who has it now', async () => {
    const owner = world.owner();
    const lives = (name: string, feide: string) => (set: SetRows) =>
      set['users.csv'].push({
        ...set['users.csv'][5],
        sourcedId: name,
        givenName: name,
        userIds: `{Feide:${feide}@fjordvik.example}`,
      });
    await owner.run(lives('gammel', 'per'));
    await owner.run(lives('ny', 'per'), LATER);
    await owner.run(
      (set) => {
        lives('ny', 'per')(set);
        lives('gammel', 'per2')(set);
      },
      { day: '2026-11-26' },
    );
    const who = async (name: string) =>
      (await world.lookup.whoIs({ ownerId: owner.ownerId, login: 'feide', subject: `${name}@fjordvik.example` }))
        .staffId;
    expect([await who('per'), await who('per2')]).toEqual([
      (await owner.itemNamed('STAFF', 'ny')).id,
      (await owner.itemNamed('STAFF', 'gammel')).id,
    ]);
  });
  it('a guardian who gets a new number logs in with it, and no longer with the old one', async () => {
    const owner = world.owner();
    await owner.run();
    const who = (subject: string) => world.lookup.whoIs({ ownerId: owner.ownerId, login: 'guardian', subject });
    const { guardianId, childIds } = await who(NUMBERS.father);
    expect([guardianId, childIds.length]).toEqual([(await owner.itemNamed('GUARDIAN', 'far')).id, 1]);
    await owner.run((set) => change(set, 'users.csv', 'far', { userIds: '{NIN:01512490065}' }), LATER);
    expect((await who(NUMBERS.father)).guardianId).toBeUndefined();
    expect(await who('01512490065')).toMatchObject({ guardianId, childIds });
  });
  it('a feed that no longer has the number takes no login away', async () => {
    const owner = world.owner();
    await owner.run();
    await owner.run((set) => change(set, 'users.csv', 'far', { userIds: '' }), LATER);
    const login = { ownerId: owner.ownerId, login: 'guardian', subject: NUMBERS.father } as const;
    expect((await world.lookup.whoIs(login)).childIds.length).toBe(1);
  });
});

describe('what is not known gives no access, and a line to settle it (J2)', () => {
  it('basis and protection', async () => {
    const owner = world.owner();
    await owner.run((set) => {
      change(set, 'guardian_links.csv', 'l1', { basis: '' });
      change(set, 'users.csv', 'kari', { 'metadata.addressProtection': '' });
      change(set, 'users.csv', 'far', { 'metadata.addressProtection': 'ukjent' });
    });
    expect(await owner.relation('ola', 'mor')).toMatchObject({ basis: 'unknown' });
    expect(await owner.pupil('kari')).toMatchObject({ protection: 'unknown' });
    expect((await owner.workLines()).sort()).toEqual([
      'basis-unknown',
      'guardian-protection-unknown',
      'protection-unknown',
    ]);
    await owner.run(undefined, LATER);
    expect(await owner.workLines()).toEqual([]);
    expect(await owner.relation('ola', 'mor')).toMatchObject({ basis: 'parental-responsibility' });
  });
  it('the line follows the pupil to another school and goes when the relation ends', async () => {
    const owner = world.owner();
    const unknown = (set: SetRows) => change(set, 'guardian_links.csv', 'l1', { basis: '' });
    await owner.run(unknown);
    const lists = async () => (await owner.items()).filter(({ pk }) => pk.endsWith('#WORKLIST')).map(({ pk }) => pk);
    const [before] = await lists();
    await owner.run((set) => {
      unknown(set);
      change(set, 'users.csv', 'ola', { orgSourcedIds: 's2' });
    }, LATER);
    const [now, ...more] = await lists();
    expect(more).toEqual([]);
    expect(now).not.toBe(before);
    await owner.run((set) => {
      change(set, 'users.csv', 'ola', { orgSourcedIds: 's2' });
      leave(set, 'l1');
    }, LATER);
    expect(await lists()).toEqual([]);
  });
});
