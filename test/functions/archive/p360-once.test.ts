import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { namesIn } from '../../../functions/archive/check-message.ts';
import type { Receipt } from '../../../functions/archive/read-receipt.ts';
import type { Subject } from '../../../functions/archive/write-message.ts';
import { chanceOf } from '../../proof/chance.ts';
import { adapterTo, packageOf } from './p360-sample.ts';
import { type Lie, type P360Server, startP360 } from './p360-server.ts';
import { NAMES, SUBJECT } from './sample.ts';

let server: P360Server;
beforeAll(async () => {
  server = await startP360();
});
beforeEach(() => server.clear());
afterAll(() => server.stop());

const NAME = 'Timeout for Áŋŋel Blomst Fjell 15851090085';
const LIES: readonly [Lie, ...Lie[]] = [
  'lost',
  'lost',
  'slow',
  'cut',
  'half',
  'page',
  'odd',
  'bare',
  'huge',
  'redirect',
  { status: 503 },
  { status: 429 },
  { status: 401 },
  { says: NAME },
  { says: 'Refused for Mor Blomst' },
  { says: 'Stored, but Far Fjell', but: 'done' },
];
const warning = (pupil: number, at: number): Subject => ({
  ...SUBJECT,
  pupilId: String(pupil).repeat(26),
  recordId: `${SUBJECT.recordId.slice(0, -2)}${pupil}${at}`,
  pupil: { name: SUBJECT.pupil.name, identityNumber: `1585109008${pupil}` },
  secret: pupil === 2,
  note: pupil === 2,
});

/**
 * Hands warnings over, in any order, until each has its receipt; what failed is handed over again, as an operator does.
 */
async function untilAll(subjects: readonly Subject[], seed: number, more: Parameters<typeof adapterTo>[1]) {
  const chance = chanceOf(seed);
  const honesty = 0.4 + chance.next() * 0.5;
  server.lie(() => (chance.happens(honesty) ? undefined : chance.pick(LIES)));
  const hand = adapterTo(server, { mostBytes: 200_000, ...more });
  const receipts = new Map<string, Receipt>();
  const told: string[] = [];
  for (let tries = 0; tries < 900 && receipts.size < subjects.length; tries++) {
    if (tries > 300) server.lie(() => undefined);
    const subject = chance.shuffled(subjects.filter(({ recordId }) => !receipts.has(recordId)))[0];
    if (!subject) break;
    const said = await hand(packageOf(subject)).catch((error: unknown) => String(error));
    told.push(JSON.stringify(said));
    if (typeof said === 'object' && said.says === 'archived') receipts.set(subject.recordId, said);
  }
  return { receipts, told };
}

describe('exactly once, whatever the archive does (L1)', () => {
  /** One run: three pupils, of whom one has a secret address, with two warnings each. */
  async function run(seed: number, more: Parameters<typeof adapterTo>[1]) {
    server.clear();
    const subjects = [1, 2, 3].flatMap((pupil) => [warning(pupil, 1), warning(pupil, 2)]);
    const { receipts, told } = await untilAll(subjects, seed, more);
    const marks = server.documents.map(({ Files }) => String(Files[0]?.Title)).sort();
    expect(marks).toEqual(subjects.map(({ recordId }) => `varsel-${recordId}`).sort());
    expect(server.cases).toHaveLength(3);
    for (const { recordId, pupilId } of subjects) {
      const entry = server.documents.find(({ Files }) => Files[0]?.Title === `varsel-${recordId}`);
      const folder = server.cases.find(({ CaseNumber }) => CaseNumber === entry?.CaseNumber);
      expect(folder).toMatchObject({ ExternalId: { Id: `elevmappe:${pupilId}` } });
      expect(receipts.get(recordId)).toMatchObject({ systemId: `${entry?.DocumentNumber} (recno ${entry?.Recno})` });
    }
    for (const { Title } of [...server.cases, ...server.documents]) expect(namesIn(String(Title), NAMES)).toBe(false);
    expect(told.filter((text) => /ŋel|blomst|fjell|1585109/i.test(text))).toEqual([]);
  }

  it('a hundred runs: every warning has one entry, every pupil one folder, and no name leaves its shield', async () => {
    for (let seed = 0; seed < 100; seed++) await run(seed, { fetch: server.fetch });
  }, 30_000);

  it.each([1, 2, 3, 4, 5])(
    'a warning is filed exactly once over real sockets, run %i',
    (seed) => run(seed, { callMs: 20 }),
    30_000,
  );

  it('the lies are told: most runs need many tries, and see failures as well as silence', async () => {
    const { told } = await untilAll([warning(1, 1), warning(2, 1)], 4, { fetch: server.fetch });
    expect(told.length).toBeGreaterThan(4);
    expect(told.some((text) => text.includes('is away'))).toBe(true);
    expect(told.some((text) => text.includes('"failed"'))).toBe(true);
  });
});

describe('two who try at the same time', () => {
  /** Lets the first call of a kind wait until another of that kind has come. */
  const together = (method: string, count: number) => {
    const waiting: (() => void)[] = [];
    let passed = 0;
    return async (url: string | URL | Request, init?: RequestInit) => {
      if (String(url).endsWith(method) && passed < count) {
        passed += 1;
        await new Promise<void>((go) => {
          waiting.push(go);
          if (waiting.length === count) for (const line of waiting) line();
        });
      }
      return fetch(url, init);
    };
  };

  it('two workers at the same time may make two entries, and then the archivist hears of it', async () => {
    server.addCase({ Title: 'Elevmappe', ArchiveCodes: [SUBJECT.pupil.identityNumber] });
    const hand = adapterTo(server, { fetch: together('CreateDocument', 2) });
    const said = await Promise.all([hand(packageOf()), hand(packageOf())]);
    expect(server.documents).toHaveLength(2);
    expect(said.filter((answer) => typeof answer === 'object' && answer.says === 'archived').length).toBeLessThan(2);
    expect(said).toContainEqual({ says: 'failed', reason: 'several-entries' });
    expect(await adapterTo(server)(packageOf())).toEqual({ says: 'failed', reason: 'several-entries' });
  });

  it('two workers at the same time may make two folders, and then at most one is used, and the archivist hears of it', async () => {
    const hand = adapterTo(server, { fetch: together('CreateCase', 2) });
    const other = packageOf({ ...SUBJECT, recordId: warning(1, 1).recordId });
    const said = await Promise.all([hand(packageOf()), hand(other)]);
    expect(server.cases).toHaveLength(2);
    expect(server.documents.length).toBeLessThan(2);
    expect(said).toContainEqual({ says: 'failed', reason: 'several-folders' });
  });
});
