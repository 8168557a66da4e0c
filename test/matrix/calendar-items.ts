import { talkItem } from '../../functions/conferences/keys.ts';
import type { Talk } from '../../functions/conferences/record.ts';
import { newId, sortableFrom } from '../../functions/shared/ids.ts';
import { epochSeconds } from '../../functions/shared/time.ts';
import type { Item } from '../support/records.ts';
import type { Place } from './municipality.ts';

const AT = '2026-11-20T08:00:00.000Z';

/** A talk at a place: its ids are made of the pupil's, so that absent ones look alike. */
export const talkAt = ({ pupilId }: Pick<Place, 'pupilId'>) => ({
  conferenceId: sortableFrom(Date.parse(AT)) + pupilId,
  bookingId: pupilId,
});

/** A talk about the pupil of a place with a teacher, to which these come. */
export const calendarItems = (
  ownerId: string,
  { schoolId, pupilId }: Pick<Place, 'schoolId' | 'pupilId'>,
  { teacherId, adults }: Pick<Talk, 'teacherId' | 'adults'>,
): Item[] => {
  const talk: Talk = {
    ...{ ...talkAt({ pupilId }), schoolId, pupilId, teacherId, adults, state: 'booked', mode: 'room', room: 'B12' },
    ...{ day: '2026-12-08', from: '18:00', to: '18:20', by: { kind: 'guardian', id: newId() }, basis: 'x', at: AT },
    ...{ changedAt: AT, version: 1, steps: [], expiresAtSeconds: epochSeconds('2027-12-01T00:00:00Z') },
  };
  return [talkItem(ownerId, talk)];
};
