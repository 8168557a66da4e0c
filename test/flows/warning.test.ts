import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesOver } from '../support/entries.ts';
import { ISSUERS } from '../support/events.ts';
import { readPdf } from '../support/read-pdf.ts';
import { makeTables } from '../support/table.ts';
import { CHILD, warnedFamily } from './warning-family.ts';
import { machineryOf } from './warning-world.ts';

/** From a sent warning to paper and proof, through the features' own entries, with the clock moved (D5, D6, D7, D9). */
let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
let machine: ReturnType<typeof machineryOf>;
beforeAll(async () => {
  engine = await makeTables();
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
  machine = machineryOf(engine);
});
afterAll(() => engine.stop());

const SENT = Date.parse('2026-11-24T08:00:00.000Z');
const onDay = (days: number) => new Date(SENT + days * 24 * 3_600_000).toISOString();
type Family = Awaited<ReturnType<typeof warnedFamily>>;

const begin = (birthDate?: string) => warnedFamily(engine, answer, birthDate);
/** A warning that was sent and of which everybody has been told. */
async function warned(birthDate?: string): Promise<Family> {
  const family = await begin(birthDate);
  await family.warn(onDay(0));
  await machine.come(onDay(0));
  return family;
}
/** The quarter's run on a day, and what follows from it. */
async function passes(days: number): Promise<void> {
  await machine.quarter(onDay(days));
  await machine.come(onDay(days));
}
const mailsTo = (guardianId: string) => machine.left.filter(({ to }) => to.startsWith(guardianId)).length;
const REMINDED = ['warning-sent', 'delivery-reminder-due'];

describe('a warning on its way', () => {
  it('a warning on its way is told to each, reminded of once, brought on paper and proven', async () => {
    const flow = await warned();
    expect(await flow.inbox('mother', onDay(0))).toEqual(['warning-sent']);
    expect([mailsTo(flow.mother), mailsTo(flow.father)]).toEqual([1, 1]);
    await passes(0.05);
    expect(await flow.paperTasks(onDay(0.05))).toEqual([`${flow.pupilId} no-channel`]);
    await flow.done('office', onDay(1), `POST ${flow.task}/completion`, {
      ...{ personId: flow.pupilId, body: { how: 'handed-over' } },
    });
    await flow.done('mother', onDay(2), `GET ${CHILD}`);
    await flow.done('mother', onDay(2), `POST ${CHILD}/acknowledgement`);
    await passes(6.99);
    expect(await flow.inbox('father', onDay(6.99))).toEqual(['warning-sent']);
    await passes(7);
    expect(await flow.inbox('father', onDay(7))).toEqual(REMINDED);
    expect(await flow.inbox('mother', onDay(7))).toEqual(['warning-sent']);
    expect(await flow.inbox('pupil', onDay(7))).toEqual(['warning-sent']);
    expect([mailsTo(flow.mother), mailsTo(flow.father)]).toEqual([1, 2]);
    await passes(13.99);
    expect(await flow.paperTasks(onDay(13.99))).toEqual([]);
    await passes(14);
    expect(await flow.paperTasks(onDay(14))).toEqual([`${flow.father} unopened`]);
    expect(String(await flow.done('office', onDay(14), `GET ${flow.task}/pdf`)).startsWith('%PDF')).toBe(true);
    await flow.done('office', onDay(15), `POST ${flow.task}/completion`, { body: { how: 'posted' } });
    for (const day of [15, 21, 40]) await passes(day);
    expect(await flow.statuses(onDay(40))).toEqual({ pupil: 'on-paper', mother: 'acknowledged', father: 'on-paper' });
    expect(await flow.inbox('father', onDay(40))).toEqual(REMINDED);
    expect(await flow.paperTasks(onDay(40))).toEqual([]);
    const proof = readPdf(await flow.done('contact', onDay(40), `GET ${flow.proof}`)).spoken.join('\n');
    for (const said of [
      'e-post: sendt, 24. november 2026 kl. 09:00',
      'overlevert, 25. november',
      'sendt i posten, 9. desember',
    ])
      expect(proof).toContain(said);
  });

  it('a warning on its way leaves nothing for phone and mailbox that says what it is or about whom', async () => {
    const before = machine.left.length;
    await warned();
    await passes(7);
    const words = machine.left.slice(before).map((message) => message.words);
    expect(words.length).toBeGreaterThan(0);
    for (const word of ['varsel', 'orden', 'Fjord', 'Elev', 'Kontaktlær', 'presis', 'warning'])
      expect(words.filter((text) => text.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
  });

  it('a warning on its way whose e-mail bounces is the school’s to bring within the day (D6)', async () => {
    const flow = await warned();
    await machine.bounce(flow.father, onDay(0.01));
    await machine.come(onDay(0.01));
    await passes(0.04);
    expect((await flow.paperTasks(onDay(0.04))).some((task) => task.startsWith(flow.father))).toBe(false);
    await passes(0.06);
    expect(await flow.paperTasks(onDay(0.06))).toContain(`${flow.father} no-channel`);
    expect((await flow.statuses(onDay(0.06))).mother).toBe('available');
  });

  it('a warning on its way that is opened between the reminder’s decision and its writing is not reminded of', async () => {
    const flow = await warned();
    const { store } = machine.deps;
    const find: typeof store.find = async (name) => {
      const read = await store.find(name);
      if (name.person.id === flow.father) await flow.done('father', onDay(7), `GET ${CHILD}`);
      return read;
    };
    await machine.quarter(onDay(7), { store: { find } });
    await machine.come(onDay(7));
    expect((await flow.statuses(onDay(7))).father).toBe('opened');
    expect(await flow.inbox('father', onDay(7))).toEqual(['warning-sent']);
    expect(mailsTo(flow.father)).toBe(1);
    expect(await flow.inbox('mother', onDay(7))).toEqual(REMINDED);
  });

  it('a warning on its way that is withdrawn after the reminder asks for no letter, and both are told (D7)', async () => {
    const flow = await warned();
    await passes(7);
    const end = { body: { outcome: 'withdrawn', reason: 'Gjaldt ein annan.' } };
    await flow.done('contact', onDay(9), 'POST /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}/end', end);
    await machine.come(onDay(9));
    await passes(14);
    expect(await flow.paperTasks(onDay(14))).toEqual([]);
    for (const who of ['mother', 'father'] as const) {
      expect(await flow.inbox(who, onDay(14))).toEqual([...REMINDED, 'warning-ended']);
      const { end } = await flow.done(who, onDay(14), `GET ${CHILD}`);
      expect(end).toMatchObject({ outcome: 'withdrawn', reason: 'Gjaldt ein annan.', overtakenBy: null });
      const list = await flow.done(who, onDay(14), 'GET /v1/guardian/children/{childId}/warnings');
      expect(list.warnings).toMatchObject([{ end: { outcome: 'withdrawn', at: onDay(9) } }]);
      const glance = await flow.done(who, onDay(14), 'GET /v1/guardian/children/{childId}/summary');
      expect(glance.warnings).toMatchObject({ open: 0, newest: [{ outcome: 'withdrawn' }] });
    }
  });
});

describe('what changes between the sending and the notice', () => {
  it('an 18th birthday: the guardians hear no more, the pupil is reminded (J3)', async () => {
    const flow = await begin('2008-11-28');
    await flow.done('pupil', onDay(-1), 'POST /v1/pupil/devices', {
      body: { platform: 'fcm', token: `${flow.pupilId}abcdefghijklmnop`.padEnd(140, 'A') },
    });
    await flow.warn(onDay(0));
    await machine.come(onDay(0));
    await passes(7);
    expect(await flow.inbox('pupil', onDay(7))).toEqual(REMINDED);
    expect([mailsTo(flow.mother), mailsTo(flow.father)]).toEqual([1, 1]);
    expect(await flow.statuses(onDay(7))).toEqual({ pupil: 'reminded', mother: 'let-go', father: 'let-go' });
    for (const who of ['mother', 'father'] as const) {
      expect((await flow.ask(who, onDay(7), `GET ${CHILD}`)).body.code).toBe('deliveries.pupil-of-age');
      expect(await flow.inbox(who, onDay(7))).toEqual([]);
    }
    await passes(14);
    expect(await flow.paperTasks(onDay(14))).toEqual([`${flow.pupilId} unopened`]);
  });

  it('a responsibility that was revoked: no notice, no reminder, no letter, and nothing to read (law 2)', async () => {
    const flow = await begin();
    await flow.warn(onDay(0));
    await flow.endOf(flow.father, '2026-11-24');
    await machine.come(onDay(0));
    expect([mailsTo(flow.mother), mailsTo(flow.father)]).toEqual([1, 0]);
    expect((await flow.ask('father', onDay(0), `GET ${CHILD}`)).status).toBe(404);
    expect((await flow.ask('father', onDay(0), `GET ${CHILD}/pdf`)).status).toBe(404);
    for (const day of [7, 14]) await passes(day);
    expect([mailsTo(flow.father), await flow.inbox('father', onDay(14))]).toEqual([0, []]);
    expect((await flow.statuses(onDay(14))).father).toBe('let-go');
    expect((await flow.paperTasks(onDay(14))).some((task) => task.startsWith(flow.father))).toBe(false);
  });
});

describe('runs that do not come as they should', () => {
  it('runs that come twice at once, late, or not for a day make one reminder and one letter, each with its week', async () => {
    const flow = await warned();
    await Promise.all([machine.quarter(onDay(7)), machine.quarter(onDay(7)), machine.quarter(onDay(7.01))]);
    await machine.come(onDay(7.01));
    expect([await flow.inbox('father', onDay(7.01)), mailsTo(flow.father)]).toEqual([REMINDED, 2]);
    const late = await warned();
    // The last run before its week is over, and then none for more than a day.
    await passes(6.99);
    await passes(8.2);
    expect(await late.inbox('father', onDay(8.2))).toEqual(REMINDED);
    await passes(14.1);
    expect(await flow.paperTasks(onDay(14.1))).toContain(`${flow.father} unopened`);
    expect((await late.paperTasks(onDay(14.1))).some((task) => task.startsWith(late.father))).toBe(false);
    await Promise.all([machine.quarter(onDay(15.3)), machine.quarter(onDay(15.3))]);
    await machine.come(onDay(15.3));
    expect(await late.paperTasks(onDay(15.3))).toContain(`${late.father} unopened`);
    expect([mailsTo(flow.father), mailsTo(late.father)]).toEqual([2, 2]);
  });
});
