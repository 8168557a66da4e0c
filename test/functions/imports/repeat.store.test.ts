import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../../functions/access/policy.ts';
import { change, leave, NUMBERS, type SetRows } from '../sources/small-set.ts';
import { type ImportWorld, importWorld } from './held.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

const LATER = '2026-11-25';
type Mend = (set: SetRows) => void;
const user = (set: SetRows, like: string, cells: Readonly<Record<string, string>>): void => {
  const found = set['users.csv'].find(({ sourcedId }) => sourcedId === like);
  set['users.csv'].push({ ...found, ...cells });
};
/** The small set as another system has it: other keys, the same schools and humans. */
const elsewhere: Mend = (set) => {
  const KEYS = /^(sourcedId|(org|class|user|pupil|guardian|teacher|school|course)SourcedIds?)$/;
  for (const name of Object.keys(set) as (keyof SetRows)[])
    set[name] = set[name].map((record) =>
      Object.fromEntries(
        Object.entries(record).map(([column, cell]) => [column, KEYS.test(column) && cell ? `b-${cell}` : cell]),
      ),
    );
};
const ola2: Mend = (set) => {
  user(set, 'ola', { sourcedId: 'ola2' });
  set['demographics.csv'].push({ sourcedId: 'ola2', birthDate: '2015-05-01' });
};

describe('a file with refused lines, sent again, writes nothing (J1)', () => {
  it.each<[string, readonly string[], Mend]>([
    [
      'a second key of a human at a school that nobody has',
      ['refers-to-nothing'],
      (set) => {
        ola2(set);
        change(set, 'users.csv', 'ola2', { orgSourcedIds: 's9' });
      },
    ],
    [
      'a login that a refused line states too: it claims nothing',
      ['refers-to-nothing'],
      (set) => {
        set['demographics.csv'].push({ sourcedId: 'ny', birthDate: '2014-05-01' });
        const [ola] = set['users.csv'];
        set['users.csv'].unshift({
          ...ola,
          sourcedId: 'ny',
          orgSourcedIds: 's9',
          userIds: '{Feide:kari@fjordvik.example}',
        });
      },
    ],
  ])('a file with refused lines, sent again, writes nothing: %s', async (_what, codes, mend) => {
    const owner = world.owner();
    const first = await owner.run(mend);
    expect(first.refused.map(({ code }) => code)).toEqual(codes);
    expect(first.notes).toEqual([]);
    expect((await owner.run(mend)).written).toBe(0);
    expect((await owner.run(mend, { day: LATER })).written).toBe(0);
  });

  it('a guardian held by a line that is refused now, whose number another has since: the relations are not written each time', async () => {
    const owner = world.owner();
    await owner.run();
    const mend: Mend = (set) => {
      change(set, 'users.csv', 'mor', { 'metadata.addressProtection': 'rart' });
      change(set, 'users.csv', 'far', { userIds: `{NIN:${NUMBERS.mother}}` });
    };
    await owner.run(mend, { day: LATER });
    expect((await owner.run(mend, { day: LATER })).written).toBe(0);
    expect((await owner.itemNamed('GUARDIAN', 'mor')).id).not.toBe((await owner.itemNamed('GUARDIAN', 'far')).id);
  });

  it('somebody whose login another states now loses it once, and without a question', async () => {
    const owner = world.owner();
    await owner.run();
    const mend: Mend = (set) => {
      change(set, 'users.csv', 'kari', { userIds: '' });
      change(set, 'users.csv', 'ola', { userIds: `{NIN:${NUMBERS.ola}},{Feide:kari@fjordvik.example}` });
    };
    await owner.run(mend, { day: LATER });
    expect((await owner.run(mend, { day: LATER })).written).toBe(0);
    expect(await owner.workLines()).toEqual([]);
  });

  it('a file with refused lines, sent again, writes nothing: what is needed before the school year begins, read before that: the same on the day it begins', async () => {
    const owner = world.owner();
    const mend: Mend = (set) => change(set, 'enrollments.csv', 'e1', { beginDate: '2026-08-10' });
    await owner.run(mend, { day: '2026-08-05' });
    for (const day of ['2026-08-05', '2026-08-10', '2026-08-17'])
      expect((await owner.run(mend, { day })).written, day).toBe(0);
    expect((await owner.itemNamed('PUPIL', 'ola')).from).toBe('2026-08-10');
  });

  it('lessons before anybody is in the group wait for nobody, from the first file on', async () => {
    const owner = world.owner();
    const mend: Mend = (set) => {
      for (const id of ['e4', 'e5']) change(set, 'enrollments.csv', id, { beginDate: '' });
      change(set, 'lessons.csv', 'x1', { date: '2026-08-14' });
    };
    await owner.run(mend);
    expect((await owner.run(mend)).written).toBe(0);
  });
});

describe('a line that cannot be read takes nothing from its human (J1, J2)', () => {
  const unread: Mend = (set) => {
    ola2(set);
    change(set, 'users.csv', 'ola2', { 'metadata.addressProtection': 'rart' });
  };

  it('the protection that only it has said holds', async () => {
    const owner = world.owner();
    await owner.run((set) => {
      ola2(set);
      change(set, 'users.csv', 'ola2', { 'metadata.addressProtection': 'strengt fortrolig' });
    });
    expect((await owner.pupil('ola'))?.protection).toBe('strictly-confidential');
    await owner.run(
      (set) => {
        unread(set);
        change(set, 'users.csv', 'ola', { grades: '6' });
      },
      { day: LATER },
    );
    expect((await owner.pupil('ola'))?.protection).toBe('strictly-confidential');
  });
  it('a line that cannot be read takes nothing from its human: its human is still there, though the other line is gone or says that they left', async () => {
    for (const other of [
      (set: SetRows) => leave(set, 'ola', 'e1', 'e4', 'l1', 'l2'),
      (set: SetRows) => change(set, 'users.csv', 'ola', { enabledUser: 'false' }),
    ]) {
      const owner = world.owner();
      await owner.run(ola2);
      const report = await owner.run(
        (set) => {
          unread(set);
          other(set);
        },
        { day: LATER, confirmEnding: true },
      );
      expect(report.counts.pupil.ended).toBe(0);
      expect((await owner.itemNamed('PUPIL', 'ola')).to).toBeUndefined();
    }
  });
  it('a guardian who leaves, and comes back, does so on a relation too whose line cannot be read', async () => {
    const owner = world.owner();
    await owner.run();
    const mend =
      (enabledUser: string): Mend =>
      (set) => {
        change(set, 'guardian_links.csv', 'l2', { basis: 'rart' });
        change(set, 'users.csv', 'far', { enabledUser });
      };
    await owner.run(mend('false'), { day: LATER });
    expect((await owner.relation('ola', 'far'))?.personTo).toBe(LATER);
    await owner.run(mend('true'), { day: '2026-11-26' });
    expect((await owner.relation('ola', 'far'))?.personTo).toBeUndefined();
  });
  it('a line that cannot be read takes nothing from its human: its login stays, though another states it', async () => {
    const owner = world.owner();
    await owner.run();
    const logins = async () =>
      (await owner.items()).filter(({ sk }) => sk === 'AS#pupil').map(({ personId }) => personId);
    const before = await logins();
    const mend: Mend = (set) => {
      change(set, 'users.csv', 'kari', { 'metadata.addressProtection': 'rart' });
      change(set, 'users.csv', 'ola', { userIds: '{Feide:kari@fjordvik.example}' });
    };
    await owner.run(mend, { day: LATER });
    expect((await logins()).sort()).toEqual(before.sort());
    expect((await owner.run(mend, { day: LATER })).written).toBe(0);
  });
});

describe('beside a class or a human whose line is refused (J1, law 2)', () => {
  it.each<[string, Mend]>([
    ['a class', (set) => change(set, 'classes.csv', 'c1', { 'metadata.kind': 'rart' })],
    ['a guardian', (set) => change(set, 'users.csv', 'mor', { 'metadata.addressProtection': 'rart' })],
    ['a pupil', (set) => change(set, 'users.csv', 'ola', { orgSourcedIds: 's9' })],
  ])(
    'beside a class or a human whose line is refused: %s: what speaks of it is as before, and nothing is written',
    async (_what, mend) => {
      const owner = world.owner();
      await owner.run();
      const { counts, written } = await owner.run(mend, { day: LATER });
      expect([counts.enrolment.changed, counts.link.changed, written]).toEqual([0, 0, 0]);
      expect((await owner.run(undefined, { day: LATER })).written).toBe(0);
    },
  );

  it('a guardian who has left by every key leaves the relation too that speaks of the key whose line is refused', async () => {
    const owner = world.owner();
    const mend =
      (mor: Readonly<Record<string, string>>, mor2: Readonly<Record<string, string>>): Mend =>
      (set) => {
        user(set, 'mor', { sourcedId: 'mor2', ...mor2 });
        change(set, 'users.csv', 'mor', mor);
      };
    await owner.run(mend({ enabledUser: 'false' }, {}));
    const gone = mend({ 'metadata.addressProtection': 'rart' }, { enabledUser: 'false' });
    await owner.run(gone, { day: LATER });
    expect((await owner.relation('ola', 'mor'))?.personTo).toBe(LATER);
    expect((await owner.run(gone, { day: LATER })).written).toBe(0);
  });

  it('the first of two new keys at a school that nobody has goes on as the key that is gone', async () => {
    for (const [first, second] of [
      ['ola2', 'ola3'],
      ['ola3', 'ola2'],
    ] as const) {
      const owner = world.owner();
      await owner.run();
      const report = await owner.run(
        (set) => {
          for (const sourcedId of [first, second]) {
            user(set, 'ola', { sourcedId, orgSourcedIds: 's9' });
            set['demographics.csv'].push({ sourcedId, birthDate: '2015-05-01' });
          }
          leave(set, 'ola', 'e1', 'e4');
          change(set, 'guardian_links.csv', 'l1', { pupilSourcedId: first });
          change(set, 'guardian_links.csv', 'l2', { pupilSourcedId: second });
        },
        { day: LATER, confirmEnding: true },
      );
      const links = report.refused.filter(({ kind }) => kind === 'link');
      expect(links).toMatchObject([{ code: 'refers-to-nothing', place: { line: 3 } }]);
    }
  });

  describe('memberships whose lines are refused follow their group', () => {
    const members: Mend = (set) => {
      for (const id of ['e2', 'e3']) change(set, 'enrollments.csv', id, { role: 'rart' });
    };
    const may = async (owner: ReturnType<ImportWorld['owner']>, day: string): Promise<boolean> => {
      const [pupil, staff] = [await owner.pupil('kari'), await owner.staff('liv')];
      if (!pupil || !staff) throw new Error('Both are there');
      const actor = { kind: 'staff', ownerId: owner.ownerId, personId: staff.staffId, assignments: staff.assignments };
      return decide('pupil:absence-decide', { ...actor, kind: 'staff' }, { kind: 'pupil', pupil }, day).allowed;
    };
    const ends: Mend = (set) => {
      const [term] = set['academicSessions.csv'];
      set['academicSessions.csv'].push({ ...term, sourcedId: 't2', startDate: '2026-01-01', endDate: '2026-06-20' });
      change(set, 'classes.csv', 'c1', { termSourcedIds: 't2' });
    };
    it.each<[string, Mend]>([
      ['that is left out', (set) => leave(set, 'c1', 'e1')],
      ['that ends', ends],
      ['that is no class any more', (set) => change(set, 'classes.csv', 'c1', { 'metadata.kind': 'undervisning' })],
    ])(
      'memberships whose lines are refused follow their group: %s: its teacher decides for its pupils no longer',
      async (_what, mend) => {
        const owner = world.owner();
        await owner.run();
        expect(await may(owner, LATER)).toBe(true);
        const over: Mend = (set) => {
          members(set);
          mend(set);
        };
        await owner.run(over, { day: LATER, confirmEnding: true });
        expect(await may(owner, LATER)).toBe(false);
        expect((await owner.run(over, { day: LATER, confirmEnding: true })).written).toBe(0);
        expect((await owner.run(over, { day: '2026-11-27', confirmEnding: true })).written).toBe(0);
        // Mended again, it is as before.
        await owner.run(undefined, { day: '2026-11-28' });
        expect(await may(owner, '2026-11-28')).toBe(true);
        expect((await owner.run(undefined, { day: '2026-11-28' })).written).toBe(0);
      },
    );
    it('memberships are as before where their group is, though it was over while they were refused', async () => {
      const owner = world.owner();
      await owner.run();
      const both: Mend = (set) => {
        members(set);
        ends(set);
      };
      await owner.run(both, { day: LATER });
      await owner.run(members, { day: LATER });
      expect(await may(owner, LATER)).toBe(true);
      expect((await owner.run(members, { day: LATER })).written).toBe(0);
    });
  });
});

describe('two systems speak of the same (J1, decision 029)', () => {
  it('a lesson is as the last says who says something new; the file of the other, sent again, writes nothing', async () => {
    const owner = world.owner();
    const b = { system: 'b', day: LATER };
    const longer: Mend = (set) => {
      change(set, 'lessons.csv', 'x1', { endTime: '09:30' });
      elsewhere(set);
    };
    const lesson = async () => (await owner.items()).filter(({ date }) => date === '2026-11-24');
    await owner.run();
    await owner.run(longer, b);
    expect((await owner.run(() => {}, { day: LATER })).written).toBe(0);
    expect((await owner.run(longer, b)).written).toBe(0);
    expect(await lesson()).toMatchObject([{ to: '09:30' }]);
    await owner.run((set) => change(set, 'lessons.csv', 'x1', { endTime: '09:45' }), { day: LATER });
    expect(await lesson()).toMatchObject([{ to: '09:45' }]);
    expect((await owner.run(longer, b)).written).toBe(0);
  });
  it('a lesson that one leaves out stands while the other has it', async () => {
    const owner = world.owner();
    await owner.run();
    await owner.run(elsewhere, { system: 'b', day: LATER });
    const without: Mend = (set) => {
      change(set, 'lessons.csv', 'x1', { sourcedId: 'x9', date: '2026-11-23', startTime: '12:00', endTime: '12:45' });
      elsewhere(set);
    };
    const report = await owner.run(without, { system: 'b', day: LATER });
    const stood = (await owner.items()).filter(({ date }) => date === '2026-11-24');
    expect([report.counts.lesson.ended, stood.map(({ status }) => status)]).toEqual([0, ['planned']]);
    expect((await owner.run(() => {}, { day: LATER })).written).toBe(0);
  });
  it('a login that the other gives to its bearer: the file that stated it for somebody else says so once', async () => {
    const owner = world.owner();
    const b = { system: 'b', day: LATER };
    const number = '01861550091';
    const mixed: Mend = (set) => {
      change(set, 'users.csv', 'ola', { userIds: `{NIN:${NUMBERS.ola}},{Feide:kari@fjordvik.example}` });
      change(set, 'users.csv', 'kari', { userIds: `{NIN:${number}}` });
    };
    const right: Mend = (set) => {
      change(set, 'users.csv', 'kari', { userIds: `{NIN:${number}},{Feide:kari@fjordvik.example}` });
      elsewhere(set);
    };
    await owner.run(mixed);
    await owner.run(right, b);
    await owner.run(mixed, { day: LATER });
    expect(await owner.workLines()).toEqual(['same-person']);
    expect((await owner.run(mixed, { day: LATER })).written).toBe(0);
    expect((await owner.run(right, b)).written).toBe(0);
  });
  it('two systems speak of the same: who has left by one file and is there by the other does not count as ended; by both, they do', async () => {
    const owner = world.owner();
    await owner.run();
    await owner.run(elsewhere, { system: 'b' });
    const gone: Mend = (set) => {
      for (const id of ['ola', 'kari']) change(set, 'users.csv', id, { enabledUser: 'false' });
    };
    const first = await owner.run(gone, { day: LATER });
    expect([first.outcome, first.counts.pupil]).toMatchObject(['applied', { ended: 0, changed: 2 }]);
    const both = await owner.run(
      (set) => {
        gone(set);
        elsewhere(set);
      },
      { system: 'b', day: LATER },
    );
    expect([both.outcome, both.counts.pupil.ended]).toEqual(['refused', 2]);
  });
  it('a person who stands in another line of the file does not count as ended', async () => {
    const owner = world.owner();
    const of =
      (...left: readonly string[]): Mend =>
      (set) => {
        ola2(set);
        for (const id of left) change(set, 'users.csv', id, { enabledUser: 'false' });
      };
    await owner.run(of());
    expect((await owner.run(of('ola'), { day: LATER })).counts.pupil.ended).toBe(0);
    expect((await owner.run(of('ola', 'ola2'), { day: '2026-11-26' })).counts.pupil.ended).toBe(1);
    expect((await owner.itemNamed('PUPIL', 'ola')).to).toBe('2026-11-26');
  });
});
