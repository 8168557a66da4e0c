import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWNER } from '../../support/events.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { type RosterWorld, rosterWorld } from './people.ts';
import { line } from './questions.ts';

let world: RosterWorld;
beforeAll(async () => {
  world = await rosterWorld();
});
afterAll(() => world.stop());

const { setting } = recordsOf(OWNER);
const set = (value: { name: string; phone: string }) =>
  seed(world.client, world.tables.main, setting('school.contact', value, world.id.thirdSchool));
const listed = async (query: Record<string, string> = {}) => {
  const params = { schoolId: world.id.thirdSchool };
  return (await world.ask('third-office', { route: 'GET /v1/schools/{schoolId}/work-list', params, query })).body;
};

describe('whom to contact, on the work list', () => {
  it.each([
    [{ name: '', phone: '' }, 1],
    [{ name: 'Kontoret', phone: '' }, 1],
    [{ name: '', phone: '57 00 00 00' }, 1],
    [{ name: 'Kontoret', phone: '57 00 00 00' }, 0],
  ])('the line of the work list about the contact: %j: %i line', async (value, count) => {
    await set(value);
    const { lines, counts } = await listed({ kind: 'contact-missing' });
    expect(lines).toHaveLength(count);
    expect(counts).toEqual(count === 0 ? [] : [{ kind: 'contact-missing', count: 1 }]);
  });

  it('the line of the work list about the contact says where it is set', async () => {
    await set({ name: '', phone: '' });
    const [found] = (await listed()).lines;
    expect(found).toMatchObject({ kind: 'contact-missing', pupil: null, guardian: null, staff: null });
    const path = `/v1/schools/${world.id.thirdSchool}/settings/school.contact`;
    expect(found.actions).toMatchObject([{ does: 'set-contact', method: 'PUT', path }]);
  });

  it('the line of the work list about the contact stands once among the others, whatever the pages', async () => {
    await set({ name: '', phone: '' });
    const others = ['birth-date-unlikely', 'email-unreachable', 'timetable-unmatched'] as const;
    const items = others.map((kind) => line(world.id.thirdSchool, kind, world.id.minor, { pupilId: world.id.minor }));
    await seed(world.client, world.tables.main, items);
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const body: { lines: { kind: string }[]; next: string | null } = await listed({
        limit: '1',
        ...(next !== null && { cursor: next }),
      });
      seen.push(...body.lines.map(({ kind }) => kind));
      next = body.next;
    } while (next !== null);
    expect(seen).toEqual(['birth-date-unlikely', 'contact-missing', 'email-unreachable', 'timetable-unmatched']);
  });
});
