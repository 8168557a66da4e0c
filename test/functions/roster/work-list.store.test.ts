import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORK_KINDS } from '../../../functions/roster/rules.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { seed } from '../../support/records.ts';
import { countTrips } from '../../support/trips.ts';
import { accessLines, type RosterWorld, rosterWorld } from './people.ts';
import { family, line, rowAbout, says } from './questions.ts';

let world: RosterWorld;
beforeAll(async () => {
  world = await rosterWorld();
});
afterAll(() => world.stop());

const LANGUAGES = ['nb', 'nn', 'en'];
const asked = (query: Record<string, string> = {}, schoolId = world.id.school) => ({
  route: 'GET /v1/schools/{schoolId}/work-list',
  params: { schoolId },
  query,
});
const listed = async (query: Record<string, string> = {}, who = 'office') => (await world.ask(who, asked(query))).body;
const put = (...items: Parameters<typeof seed>[2][number][]) => seed(world.client, world.tables.main, items);

describe('a line of the work list (J2)', () => {
  it('a line of the work list names the pupil and the class, and says what each source says and what settles it', async () => {
    const { pupilId, schoolId } = await family(world);
    await put(
      line(schoolId, 'protection-unknown', pupilId, { pupilId }),
      says('PUPIL', pupilId, 'none', 'IST'),
      says('PUPIL', pupilId, 'confidential', 'Visma'),
    );
    const body = await listed({ kind: 'protection-unknown' });
    const mine = body.lines.find((candidate: { pupil: { id: string } }) => candidate.pupil.id === pupilId);
    expect(mine).toMatchObject({
      pupil: { kind: 'pupil', id: pupilId, name: 'Ada Lie', className: '3C', protected: true },
      guardian: null,
      holds: ['unknown'],
      since: '2026-11-01T06:00:00.000Z',
      actions: [
        {
          does: 'settle-protection',
          method: 'POST',
          path: `/v1/schools/${schoolId}/pupils/${pupilId}/protection-settlement`,
          seen: expect.any(String),
        },
      ],
    });
    type Value = { readonly value: string; readonly opens: boolean };
    expect(mine.actions[0].values.map(({ value, opens }: Value) => `${value} ${opens}`)).toEqual([
      ...['none true', 'client-address false', 'confidential false', 'strictly-confidential false'],
    ]);
    type Field = { readonly field: string; readonly needed: string };
    expect(mine.actions[0].body.map(({ field, needed }: Field) => `${field} ${needed}`)).toEqual([
      ...['protection always', 'seen if-value-opens', 'reason if-value-opens'],
    ]);
    expect(mine.actions[0].headers).toMatchObject([{ name: 'Idempotency-Key' }]);
    expect(
      mine.sources.map((source: Record<string, string>) => [source.system, source.shown, source.says]).sort(),
    ).toEqual([
      ['IST', 'IST-1', 'none'],
      ['Visma', 'Visma-1', 'confidential'],
    ]);
  });

  it('a line of the work list shows each row of a relation as its source wrote it', async () => {
    const { pupilId, guardianId, schoolId } = await family(world);
    await put(
      line(schoolId, 'basis-differs', `${pupilId}.${guardianId}`, { pupilId, guardianId }),
      rowAbout(pupilId, guardianId, 'foster-care', { system: 'Visma', to: '2027-06-20' }),
    );
    const [mine] = (await listed({ kind: 'basis-differs' })).lines;
    expect(mine).toMatchObject({
      pupil: { name: 'Ada Lie', className: '3C' },
      guardian: { kind: 'guardian', id: guardianId, name: 'Bo Lie', protected: true },
    });
    expect([...mine.holds].sort()).toEqual(['foster-care', 'unknown']);
    const shown = mine.sources.map((source: Record<string, string>) => [
      source.system,
      source.says,
      source.said,
      source.from,
      source.to,
    ]);
    expect(shown.sort()).toEqual([
      ['IST', 'unknown', 'Annet', '2026-08-01', null],
      ['Visma', 'foster-care', null, '2026-08-01', '2027-06-20'],
    ]);
    const [action] = mine.actions;
    const opening = action.values.flatMap(({ value, opens }: { value: string; opens: boolean }) =>
      opens ? [value] : [],
    );
    expect(opening.sort()).toEqual([
      'child-welfare',
      'daily-care',
      'foster-care',
      'legal-guardian',
      'parental-responsibility',
    ]);
    expect(action.body.map(({ field }: { field: string }) => field)).toEqual(['basis', 'seen', 'reason']);
    expect(action.path).toBe(`/v1/schools/${schoolId}/pupils/${pupilId}/guardians/${guardianId}/basis-settlement`);
  });

  it('a line of the work list has words for every kind and every choice, each in three languages', async () => {
    const { pupilId, guardianId, schoolId } = await family(world);
    const [ids, otherId] = [{ pupilId, guardianId }, newId()];
    const lines = WORK_KINDS.map((kind) => {
      if (kind.startsWith('protection')) return line(schoolId, kind, pupilId, { pupilId });
      return kind === 'same-person'
        ? line(schoolId, kind, `${pupilId}.${otherId}`, { pupilId, otherId })
        : line(schoolId, kind, `${pupilId}.${guardianId}`, ids);
    });
    await put(...lines);
    const said = new Map<string, Set<string>>();
    for (const language of LANGUAGES) {
      const headers = { 'accept-language': language };
      const { body } = await world.ask('office', { ...asked({ limit: '50' }), headers });
      for (const shown of body.lines.filter(({ pupil }: { pupil: { id: string } }) => pupil.id === pupilId)) {
        expect(shown.actions).toHaveLength(1);
        const texts = [
          [shown.kind, shown.text],
          ...shown.actions.map((action: { does: string; text: string }) => [action.does, action.text]),
        ];
        for (const { value, text } of shown.actions.flatMap(({ values }: { values: unknown[] }) => values))
          texts.push([value, text]);
        for (const [code, text] of texts) {
          expect(text).not.toMatch(/^(work|roster)\./);
          said.set(code, (said.get(code) ?? new Set()).add(text));
        }
      }
    }
    expect([...said.keys()]).toEqual(expect.arrayContaining([...WORK_KINDS, 'mend-at-source', 'foster-care', 'none']));
    // Some words are the same in bokmål and nynorsk.
    expect([...said].filter(([, texts]) => texts.size < 2)).toEqual([]);
  });

  it('a line of the work list names nobody who is not of the school: a pupil who has moved, a guardian of nobody here', async () => {
    const { pupilId } = await family(world, { schoolId: world.id.otherSchool });
    const here = await family(world);
    const stranger = world.id.stranger;
    await put(
      line(world.id.school, 'protection-lowered', pupilId, { pupilId }),
      line(world.id.school, 'basis-unknown', `${here.pupilId}.${stranger}`, {
        pupilId: here.pupilId,
        guardianId: stranger,
      }),
    );
    const { lines } = await listed({ limit: '50' });
    const moved = lines.find((candidate: { pupil: { id: string } }) => candidate.pupil.id === pupilId);
    expect(moved).toMatchObject({ pupil: { name: null, className: null }, sources: [], holds: [], actions: [] });
    const foreign = lines.find((candidate: { guardian: { id: string } | null }) => candidate.guardian?.id === stranger);
    expect(foreign).toMatchObject({ guardian: { name: null }, sources: [], actions: [] });
  });

  it('a line of the work list keeps who looked at whom, the one who is not protected too', async () => {
    const { pupilId, schoolId } = await family(world);
    await put(line(schoolId, 'birth-date-unlikely', pupilId, { pupilId }));
    const before = await accessLines(world, pupilId);
    await listed({ kind: 'birth-date-unlikely' });
    expect((await accessLines(world, pupilId)).length).toBe(before.length + 1);
  });
});

describe('a long list', () => {
  it('a long list comes in pages, each line once, with the count of every kind on each', async () => {
    const many = Array.from({ length: 120 }, () => newId());
    const at = world.id.otherSchool;
    await put(...many.map((id) => line(at, 'email-unreachable', id, { pupilId: id })));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await world.ask('other-office', asked({ limit: '50', ...(cursor && { cursor }) }, at));
      expect(body.counts).toEqual([{ kind: 'email-unreachable', count: 120 }]);
      seen.push(...body.lines.map(({ pupil }: { pupil: { id: string } }) => pupil.id));
      cursor = body.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual([...many].sort());
  });

  it('a long list is two trips of reading', async () => {
    const trips = countTrips(world.client);
    await listed({ limit: '50' });
    expect(trips.take().reads).toBeLessThanOrEqual(3);
  });

  it.each([
    [{ kind: 'gossip' }, '?kind', 'not-one-of'],
    [{ limit: '51' }, '?limit', 'wrong-format'],
    [{ sort: 'since' }, '?sort', 'unknown-field'],
  ])('a long list: %j is refused at its place', async (query, pointer, code) => {
    const { status, body } = await world.ask('office', asked({ ...query }));
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
  });

  it('a cursor of another list, another person or of nobody’s making is refused', async () => {
    const { next } = await listed({ limit: '1' });
    for (const [who, query] of [
      ['leader', { cursor: next }],
      ['office', { cursor: next, kind: 'basis-unknown' }],
      ['office', { cursor: 'bm8' }],
    ] as const)
      expect((await world.ask(who, asked(query))).body).toMatchObject({ status: 400, code: 'cursor-invalid' });
  });

  it('a long list is empty where nothing is open', async () => {
    const { body } = await world.ask('third-office', asked({}, world.id.thirdSchool));
    expect(body).toEqual({ counts: [], lines: [], next: null });
  });
});
