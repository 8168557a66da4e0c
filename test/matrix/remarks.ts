import type { Remark, Said } from '../../functions/remarks/record.ts';
import { itemOf } from '../../functions/remarks/store.ts';
import { sortableFrom } from '../../functions/shared/ids.ts';
import type { Item } from '../support/records.ts';
import type { Place } from './municipality.ts';

const AT = '2026-11-20T08:00:00.000Z';

/** An id at a place, made of the pupil's, so that one of an absent pupil looks like all others. */
export const remarkIdAt = ({ pupilId }: Place): string => sortableFrom(Date.parse(AT)) + pupilId;

const said: Said = {
  date: '2026-11-20',
  lessonId: null,
  category: { id: 'late', ledger: 'order', polarity: 'negative', nb: 'Sen', nn: 'Sein', en: 'Late' },
  comment: '',
  commentVisible: false,
};

/** A remark that somebody has written and that waits for the contact teacher. */
export function remarkItems(ownerId: string, place: Place, staffId: string): Item[] {
  const { pupilId, schoolId, groupId } = place;
  const by = { staffId, basis: 'staff:contact-teacher' };
  const remark: Remark = {
    ...{ remarkId: remarkIdAt(place), pupilId, schoolId, groupId, version: 1, status: 'held', said },
    ...{ createdBy: staffId, createdAt: AT, createdOn: '2026-11-20' },
    steps: [{ move: 'register', status: 'held', at: AT, by, said }],
  };
  return [itemOf(ownerId, remark)];
}
