import type { Final } from '../../../functions/handling/lookup.ts';
import type { Entry } from '../../../functions/lessons/lookup.ts';
import type { Documentation } from '../../../functions/shared/school/absence-terms.ts';
import type { Item } from '../../support/records.ts';

/** Records of lessons and handling as those features write them, built for the tests of those who count them. */
export const AT = '2026-11-20T09:00:00.000Z';

type Code = Pick<Entry, 'code' | 'documentation' | 'onDiploma' | 'countsTowardsLimit'>;

/** Upper secondary's codes from August 2026, by the kind of documentation that each stands for. */
export const VGS: Readonly<Record<Documentation, Code>> = {
  undocumented: { code: 'undocumented', documentation: 'undocumented', onDiploma: true, countsTowardsLimit: true },
  'self-declared': { code: 'self-declared', documentation: 'self-declared', onDiploma: true, countsTowardsLimit: true },
  'health-personnel': {
    code: 'documented-health',
    documentation: 'health-personnel',
    onDiploma: true,
    countsTowardsLimit: false,
  },
  'other-documented': {
    code: 'documented-other',
    documentation: 'other-documented',
    onDiploma: true,
    countsTowardsLimit: false,
  },
  'not-absence': { code: 'other-teaching', documentation: 'not-absence', onDiploma: false, countsTowardsLimit: false },
};

type EntryWish = Pick<Entry, 'pupilId' | 'schoolId' | 'groupId' | 'lessonId' | 'date'> &
  Partial<Omit<Entry, 'trail'>> & { readonly documentation?: Documentation };

/** A pupil away from one lesson of an hour, undocumented, unless the wish says otherwise. */
export function entryOf(wish: EntryWish): Entry {
  const { schoolType = 'vgs', documentation = 'undocumented', kind = 'absent', minutes = 60 } = wish;
  const { countsTowardsLimit, ...code } = VGS[documentation];
  const value = {
    kind,
    minutes,
    counted: wish.counted ?? (kind !== 'late' && kind !== 'present'),
    ...code,
    ...(schoolType === 'vgs' && { countsTowardsLimit }),
    by: wish.by ?? wish.groupId,
    at: wish.at ?? AT,
  };
  return {
    groupName: '1STA',
    from: '08:30',
    to: '09:30',
    lessonMinutes: 60,
    ...wish,
    schoolType,
    ...value,
    trail: [value],
  };
}

type FinalWish = Pick<Final, 'pupilId' | 'schoolId' | 'date'> &
  Partial<Omit<Final, 'trail'>> & { readonly documentation?: Documentation };

/**
 * A decision on a day (or on the lesson that the wish names), documented by health personnel unless it says otherwise.
 */
export function finalOf(wish: FinalWish): Final {
  const { documentation = 'health-personnel', wholeDay = false, reasonId = null } = wish;
  const value = {
    wholeDay,
    ...VGS[documentation],
    ...(wish.code !== undefined && { code: wish.code }),
    reasonId,
    by: wish.by ?? wish.pupilId,
    at: wish.at ?? AT,
  };
  return { reports: [], version: 1, ...wish, ...value, trail: [value] };
}

/** Where an entry lies. */
export const entryItem = (ownerId: string, entry: Entry): Item => ({
  pk: `${ownerId}#PUPIL#${entry.pupilId}`,
  sk: `ENTRY#${entry.date}#${entry.lessonId}`,
  ...entry,
});

/** Where a decision lies. */
export const finalItem = (ownerId: string, final: Final): Item => ({
  pk: `${ownerId}#PUPIL#${final.pupilId}`,
  sk: final.lessonId === undefined ? `FINAL#${final.date}` : `FINAL#${final.date}#${final.lessonId}`,
  ...final,
});
