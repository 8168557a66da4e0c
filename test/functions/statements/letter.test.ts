import { describe, expect, test } from 'vitest';
import { pupilOf, schoolsOf } from '../../../functions/roster/records.ts';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { halfYearOf } from '../../../functions/shared/time.ts';
import { contentIn, made } from '../../../functions/statements/freeze-statement.ts';
import { letterOf } from '../../../functions/statements/letter-of.ts';
import { entryOf, finalOf, HEALTH, school } from './world.ts';

const TODAY = '2026-11-24';

/** The text of the letter to a pupil with a day and an hour of absence. */
function saidTo(gradeLevel: string, type: 'grunnskole' | 'vgs', language: 'nb' | 'nn' | 'en'): string {
  const place = school(type, gradeLevel);
  const card = pupilOf(place.items.filter(({ pk }) => pk.endsWith(place.pupil)));
  const [atSchool] = schoolsOf(place.items.filter(({ pk }) => pk.endsWith('#SCHOOLS'))).schools;
  if (!card || !atSchool) throw new Error('The world is incomplete.');
  const codeSets = DEFINITIONS['absence.codeSets'].default;
  const at = `${TODAY}T06:30:00.000Z`;
  const statement = made(
    '2026-autumn-x',
    { at, today: TODAY, halfYear: halfYearOf(TODAY), card, school: atSchool, codeSets, earlier: [] },
    {
      entries: [entryOf(place, place.pupil, '2026-10-05')],
      finals: [finalOf(place, place.pupil, '2026-10-06', HEALTH)],
      strikeOuts: [],
    },
    { staffId: 's', basis: 'b' },
  );
  const content = contentIn(statement.content);
  if (!content) throw new Error('A statement is readable.');
  return JSON.stringify(letterOf({ ...statement, content }, language));
}

describe('a letter speaks of the diploma only to a pupil with grades (OF § 9-44)', () => {
  test.each([
    ['nb', /vitnemål/i, 'kan strykes etter krav'],
    ['nn', /vitnemål/i, 'kan strykast etter krav'],
    ['en', /diploma/i, 'may be left out'],
  ] as const)(
    'a letter in %s speaks of the diploma and of days left out from the first year with grades',
    (language, word, rule) => {
      for (const year of ['8', '9']) {
        expect(saidTo(year, 'grunnskole', language)).toMatch(word);
        expect(saidTo(year, 'grunnskole', language)).toContain(rule);
      }
      expect(saidTo('Vg1', 'vgs', language)).toContain(rule);
      for (const year of ['5', '7']) {
        expect(saidTo(year, 'grunnskole', language)).not.toMatch(word);
        expect(saidTo(year, 'grunnskole', language)).not.toContain(rule);
        expect(saidTo(year, 'grunnskole', language)).not.toContain('§ 9-44');
      }
    },
  );
});
