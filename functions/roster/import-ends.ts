import { key } from '../shared/dynamo.ts';
import type { Day } from '../shared/time.ts';
import type { Kind } from './rows.ts';
import type { Held } from './scratch.ts';

/** Items that get an end date when their row has left the file: nobody is deleted (J1). */
export type Ending = { readonly pk: string; readonly sk: string; readonly set: Readonly<Record<string, string>> };

/** What ends with a row. Schools and terms do not end by being left out: a file of one school is no closure of the others. */
export function endingsOf(ownerId: string, held: Held, today: Day): readonly Ending[] {
  const { id, extra } = held;
  const ended = { to: today };
  const profile: Readonly<Partial<Record<Kind, string>>> = { pupil: 'PUPIL', guardian: 'GUARDIAN', staff: 'STAFF' };
  const partition = profile[held.kind];
  if (partition) return [{ pk: key(ownerId, partition, id), sk: 'FACTS#PROFILE', set: ended }];
  switch (held.kind) {
    case 'group':
      return [{ pk: key(ownerId, 'GROUP', id), sk: 'GROUP', set: ended }];
    case 'link':
      return [
        {
          pk: key(ownerId, 'PUPIL', extra.pupilId ?? ''),
          sk: key('FACTS', 'GUARDIAN', extra.guardianId ?? ''),
          set: ended,
        },
      ];
    case 'enrolment': {
      const { groupId = '', personId = '', as = '' } = extra;
      const fact =
        as === 'student'
          ? { pk: key(ownerId, 'PUPIL', personId), sk: key('FACTS', 'ENROLMENT', groupId) }
          : { pk: key(ownerId, 'STAFF', personId), sk: key('FACTS', 'TEACHES', groupId, as) };
      return [
        { ...fact, set: ended },
        { pk: key(ownerId, 'GROUP', groupId), sk: key('MEMBER', personId, as), set: ended },
      ];
    }
    case 'lesson':
      return [{ pk: extra.pk ?? '', sk: extra.sk ?? '', set: { status: 'cancelled', hash: 'left-the-file' } }];
    default:
      return [];
  }
}
