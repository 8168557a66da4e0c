import { pupilOf } from '../../functions/roster/records.ts';
import { DEFINITIONS } from '../../functions/settings/definitions.ts';
import { halfYearOf } from '../../functions/shared/time.ts';
import { made } from '../../functions/statements/freeze-statement.ts';
import { type Item, recordsOf } from '../support/records.ts';
import type { Place } from './municipality.ts';

/** Ids at a place, made of the pupil's, so that those of an absent pupil look like all others. */
export const statementIdAt = ({ pupilId }: Place): string => `2026-autumn-${pupilId}`;
export const strikeOutIdAt = ({ pupilId }: Place): string => `2026-${pupilId}`;

const AT = '2026-11-20T08:00:00.000Z';

/**
 * A frozen statement of the pupil at a place, and a strike-out that was withdrawn, so that withdrawing it again changes
 * nothing.
 */
export function statementItems(ownerId: string, place: Place): Item[] {
  const { schoolId, groupId, pupilId } = place;
  const card = pupilOf(recordsOf(ownerId).pupil({ id: pupilId, schoolId, groupId }));
  if (!card) throw new Error('The builder makes a pupil.');
  const school = { id: schoolId, name: 'Skule', type: 'grunnskole', languageForm: 'nb' } as const;
  const codeSets = DEFINITIONS['absence.codeSets'].default;
  const frozenBy = { staffId: pupilId, basis: 'staff:office' };
  const half = halfYearOf('2026-11-20');
  const now = { at: AT, today: '2026-11-20', halfYear: half, card, school, codeSets, earlier: [] };
  const statement = made(statementIdAt(place), now, { entries: [], finals: [], strikeOuts: [] }, frozenBy);
  const step = { by: pupilId, basis: 'staff:office', at: AT };
  const strikeOut = {
    strikeOutId: strikeOutIdAt(place),
    firstDay: '2026-10-05',
    lastDay: '2026-10-08',
    cause: 'health',
    fromDayOne: false,
    days: ['2026-10-08'],
    trail: [
      { state: 'active', ...step },
      { state: 'withdrawn', ...step },
    ],
  };
  const pk = `${ownerId}#PUPIL#${pupilId}`;
  return [
    { pk, sk: `STATEMENT#2026-autumn#${pupilId}`, ...statement },
    { pk, sk: 'STRIKE#2026', pupilId, version: 2, strikeOuts: [strikeOut] },
  ];
}
