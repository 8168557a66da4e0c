import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recountPupils } from '../../../functions/figures/recount-pupils.ts';
import { recountStore } from '../../../functions/figures/recount-store.ts';
import { figuresStore } from '../../../functions/figures/store.ts';
import { handlingLookup } from '../../../functions/handling/lookup.ts';
import { AbsenceCarried } from '../../../functions/imports/events.ts';
import { lessonsLookup } from '../../../functions/lessons/lookup.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { readPifu } from '../../../functions/sources/read-pifu.ts';
import { contentIn, made } from '../../../functions/statements/freeze-statement.ts';
import { letterOf } from '../../../functions/statements/letter-of.ts';
import { verified } from '../../../functions/statements/verify-statement.ts';
import { CLASS, member, membership, person, pifuText } from '../sources/pifu-file.ts';
import { chunks } from '../sources/small-set.ts';
import { importWorld } from './held.ts';

const DAY = '2026-11-29';
const HALF = { id: '2026-autumn', from: '2026-08-01', to: '2026-12-31' };
let world: Awaited<ReturnType<typeof importWorld>>;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

type Said = { unit?: string; valid?: string; day?: string; mode?: string; end?: string };
const absence = (
  id: string,
  value: string,
  { unit = 'days', valid = 'valid', day = '2026-10-16', mode = 'occurrence', end = day }: Said = {},
) =>
  `<pifu_absence pifu_absence_mode="${mode}"><sourcedid><id>${id}</id></sourcedid>
  <pifu_absence_type pifu_absence_classification="${valid}">${unit}</pifu_absence_type>
  <timeframe><begin>${day}</begin><end>${end}</end></timeframe><pifu_absence_value>${value}</pifu_absence_value></pifu_absence>`;
/** The class with Ola, Kari beside him, and what Ola was away. */
const roster = (...absences: readonly string[]) => [
  ...CLASS,
  person('kari', { given: 'Kari' }),
  membership('5A', member('kari', '01')),
  membership('5A', member('ola', '01', { extension: absences.join('') })),
];

function owner() {
  const found = world.owner();
  const { ownerId } = found;
  const { client, tables } = world;
  const store = figuresStore(client, tables.main);
  const deps = {
    store,
    recounts: recountStore(client, tables.main),
    lookup: world.lookup,
    settings: settingsLookup(client, tables.main),
    lessons: lessonsLookup(client, tables.main),
    handling: handlingLookup(client, tables.main),
  };
  return {
    ...found,
    store,
    run: (elements: readonly string[], day = DAY) =>
      found.importer(
        readPifu('roster.xml', () => chunks(Buffer.from(pifuText(...elements))), day),
        { ownerId, day, confirmEnding: true },
      ),
    values: async () => (await found.items()).filter(({ sk }) => sk.startsWith('CARRIED#')),
    /** Delivers the facts that imports have written. */
    async deliver(now: string) {
      for (const item of await found.items()) {
        const fact = AbsenceCarried.safeParse(item.fact);
        if (fact.success) await recountPupils(deps)(fact.data, momentOf(Date.parse(now)));
      }
    },
    count: async (pupilId: string) => (await store.counts(ownerId, [{ pupilId, halfYear: HALF.id }]))[0],
    pupilId: async (name: string) => (await found.itemNamed('PUPIL', name)).id,
  };
}

describe('absence that another system registered comes along (J1, C5)', () => {
  it('absence that another system registered comes along: from file to figures and statement, for that pupil alone', async () => {
    const { ownerId, run, deliver, count, pupilId, store, values } = owner();
    const report = await run(roster(absence('a', '2'), absence('b', '1.5', { unit: 'hours', valid: 'invalid' })));
    expect(report.counts.absence).toEqual({ added: 2, changed: 0, unchanged: 0, ended: 0, refused: 0 });
    expect(await values()).toHaveLength(2);
    await deliver('2026-11-29T12:00:00Z');
    const [ola, kari] = [await pupilId('ola'), await pupilId('Kari')];
    const carried = {
      before: DAY,
      days: { documented: 2, undocumented: 0, notSaid: 0 },
      minutes: { documented: 0, undocumented: 90, notSaid: 0 },
    };
    expect(await count(ola)).toMatchObject({ carried, count: { diplomaDays: 0, diplomaMinutes: 0 } });
    expect(await count(kari)).toBeUndefined();
    expect(await store.carried(ownerId, kari, HALF.id)).toEqual([]);

    const card = await world.lookup.pupil(ownerId, ola);
    const [school] = (await world.lookup.schools(ownerId)).schools;
    if (!card || !school) throw new Error('nobody');
    const records = async () => ({
      entries: [],
      finals: [],
      strikeOuts: [],
      carried: await store.carried(ownerId, ola, HALF.id),
    });
    const now = {
      at: '2026-12-01T08:00:00.000Z',
      today: '2026-12-01',
      halfYear: HALF,
      card,
      school,
      codeSets: [],
      earlier: [],
      goLive: DAY,
    };
    const frozen = made('2026-autumn-x', now, await records(), { staffId: 'x', basis: 'x' });
    const content = contentIn(frozen.content);
    expect(content).toMatchObject({ format: 2, carried, diploma: { before: { days: 0, minutes: 0 } } });
    if (!content) throw new Error('no content');
    const blocks = JSON.stringify(letterOf({ ...frozen, content }, 'nb').blocks);
    expect(blocks).toContain('Ført i et annet system før 29. november 2026');
    expect(blocks).toContain('["Dokumentert","2","–"],["Udokumentert","0","1 t 30 min"]');
    // A correction at the source is a later value: the statement stays, and a new one says it.
    await run(roster(absence('a', '3')), '2026-12-02');
    expect(verified(frozen, await records())).toMatchObject({ same: true });
    const next = contentIn(
      made('2026-autumn-y', { ...now, at: '2099-01-01T00:00:00.000Z' }, await records(), frozen.frozenBy).content,
    );
    expect(next?.carried).toEqual({ ...carried, days: { ...carried.days, documented: 3 }, minutes: null });
  });

  it('a repeat writes nothing; a file without any leaves what is held; nothing is written over', async () => {
    const { run, values } = owner();
    await run(roster(absence('a', '2'), absence('b', '1')));
    expect((await run(roster(absence('a', '2'), absence('b', '1')), '2026-12-01')).written).toBe(0);
    expect((await run(roster())).counts.absence).toMatchObject({ ended: 0 });
    const only = await run(roster(absence('a', '4')), '2026-12-02');
    expect(only.counts.absence).toMatchObject({ changed: 1, ended: 1 });
    const spring = await run(roster(absence('c', '1', { day: '2027-01-20' })), '2027-01-25');
    expect(spring.counts.absence).toMatchObject({ added: 1, ended: 0 });
    expect((await values()).map(({ halfYear, days, gone }) => `${halfYear} ${gone ? 'gone' : days}`).sort()).toEqual([
      '2026-autumn 1',
      '2026-autumn 2',
      '2026-autumn 4',
      '2026-autumn gone',
      '2027-spring 1',
    ]);
  });

  it('a sum that goes on after the school went live stays as it was read by then', async () => {
    const { run, deliver, count, pupilId } = owner();
    const sum = (value: string) => absence('s', value, { mode: 'aggregate', day: '2026-08-01', end: '2026-12-31' });
    await run(roster(sum('5')));
    await run(roster(sum('8')), '2026-12-10');
    await deliver('2026-12-10T12:00:00Z');
    expect((await count(await pupilId('ola')))?.carried?.days?.documented).toBe(5);
  });

  it('a pupil who leaves keeps it', async () => {
    const { run, values } = owner();
    await run(roster(absence('a', '2')));
    const report = await run([
      ...CLASS.filter((part) => !part.includes('ola')),
      person('kari'),
      membership('5A', member('kari', '01')),
    ]);
    expect(report.counts.absence).toMatchObject({ ended: 0 });
    expect((await values()).filter(({ gone }) => gone)).toEqual([]);
  });
});
