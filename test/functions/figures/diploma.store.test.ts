import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../support/json.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { asking, entryOf, put, type School, school, type Told, type Who } from '../statements/world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());

const figuresAt =
  (route: string, params: (place: School) => Record<string, string>) => async (who: Who, place: School) =>
    asking(engine)(who, { route: `GET ${route}`, params: params(place) });
const child = ({ pupil }: School) => ({ childId: pupil });
const preview = (who: Who, place: School) =>
  asking(engine)(who, {
    route: 'POST /v1/groups/{groupId}/absence-decisions/preview',
    params: { groupId: place.groupId },
    body: {
      decisions: [{ pupilId: place.pupil, date: '2026-11-23', wholeDay: true, code: 'undocumented', version: 0 }],
      reports: [],
    },
  });
const NOTHING = { days: 0, minutes: 0 };

describe('the diploma’s sums exist from the first year with grades (OF § 9-44)', () => {
  const own = '/v1/pupil/{pupilId}/absence-figures';
  const staff = '/v1/schools/{schoolId}/pupils/{pupilId}/absence-figures';
  const ofFigures = (body: unknown) => at(body, 'diploma');
  const ofPreview = (body: unknown) =>
    ['before', 'after'].map((when) =>
      ['diplomaDays', 'diplomaMinutes'].map((name) => at(body, 'figures', 0, when, name)),
    );

  test.each<[string, Who, (who: Who, place: School) => Promise<Told>, (body: unknown) => unknown, unknown, unknown]>([
    [
      'a guardian’s figures',
      'guardian',
      figuresAt('/v1/guardian/children/{childId}/absence-figures', child),
      ofFigures,
      NOTHING,
      null,
    ],
    ['a pupil’s own figures', 'pupil', figuresAt(own, ({ pupil }) => ({ pupilId: pupil })), ofFigures, NOTHING, null],
    [
      'figures for staff',
      'leader',
      figuresAt(staff, ({ pupil, schoolId }) => ({ pupilId: pupil, schoolId })),
      ofFigures,
      NOTHING,
      null,
    ],
    [
      'a child at a glance',
      'guardian',
      figuresAt('/v1/guardian/children/{childId}/summary', child),
      (body) => at(body, 'figures', 'diploma'),
      NOTHING,
      null,
    ],
    [
      'the preview of decisions',
      'contact',
      preview,
      ofPreview,
      [
        [0, 60],
        [1, 0],
      ],
      [
        [null, null],
        [null, null],
      ],
    ],
  ])('the diploma’s sums exist from the first year with grades: %s', async (_what, who, ask, sums, some, none) => {
    const shown = async (year: string, type: 'grunnskole' | 'vgs' = 'grunnskole') => {
      const place = school(type, year);
      await seed(engine.client, engine.tables.main, place.items);
      await put(engine, entryOf(place, place.pupil, '2026-11-23'));
      const told = await ask(who, place);
      expect([told.status, told.body]).toEqual([200, told.body]);
      return sums(told.body);
    };
    expect([await shown('7'), await shown('8'), await shown('Vg1', 'vgs')]).toEqual([none, some, some]);
  });
});
