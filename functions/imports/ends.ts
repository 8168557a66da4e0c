import { key } from '../shared/dynamo.ts';
import type { Moment } from '../shared/time.ts';
import type { Change } from './change.ts';
import { lessonChanged, othersOf } from './lessons.ts';
import { endsBy } from './rules.ts';
import type { Held } from './scratch.ts';
import { LINK_LINES, noLines, PUPIL_LINES } from './work-lines.ts';

/** Items that get an end date when their row has left the file: nobody is deleted (J1). Lines of work about them go. */
export type Ending =
  | {
      readonly pk: string;
      readonly sk: string;
      readonly set: Readonly<Record<string, string>>;
      /** Attributes that go. */
      readonly drop?: readonly string[];
    }
  | Exclude<Change, { put: unknown }>;

/** What ends with a row. Schools and terms do not end by being left out: a file of one school is no closure of the others. */
export function endingsOf(ownerId: string, held: Held, moment: Moment): readonly Ending[] {
  const { id, extra } = held;
  const set = { to: endsBy(extra.to, moment.day) };
  const profile = (partition: string): Ending => ({ pk: key(ownerId, partition, id), sk: 'FACTS#PROFILE', set });
  switch (held.kind) {
    case 'pupil':
      return [profile('PUPIL'), ...noLines(ownerId, extra.schoolId, id, PUPIL_LINES)];
    case 'guardian':
      return [profile('GUARDIAN')];
    case 'staff':
      return [profile('STAFF')];
    case 'group':
      return [{ pk: key(ownerId, 'GROUP', id), sk: 'GROUP', set }];
    case 'link': {
      const { pupilId = '', guardianId = '', schoolId } = extra;
      const relation = { pk: key(ownerId, 'PUPIL', pupilId), sk: key('FACTS', 'GUARDIAN', guardianId), set };
      return [relation, ...noLines(ownerId, schoolId, `${pupilId}.${guardianId}`, LINK_LINES)];
    }
    case 'enrolment': {
      const { groupId = '', personId = '', as = '' } = extra;
      const fact =
        as === 'student'
          ? { pk: key(ownerId, 'PUPIL', personId), sk: key('FACTS', 'ENROLMENT', groupId) }
          : { pk: key(ownerId, 'STAFF', personId), sk: key('FACTS', 'TEACHES', groupId, as) };
      return [
        { ...fact, set },
        { pk: key(ownerId, 'GROUP', groupId), sk: key('MEMBER', personId, as), set },
      ];
    }
    case 'lesson':
      return cancelled(ownerId, held, moment);
    default:
      return [];
  }
}

/** A lesson that has left the timetable is cancelled for all its teachers, and nobody need confirm it. */
function cancelled(ownerId: string, held: Held, moment: Moment): readonly Ending[] {
  const { pk = '', sk = '' } = held.extra;
  const gone = { set: { status: 'cancelled', hash: 'left-the-file' }, drop: ['gsi2pk', 'gsi2sk'] };
  return [
    { pk, sk, ...gone },
    ...othersOf(held.extra).map((one) => ({ pk: key(ownerId, 'STAFF', one), sk, ...gone })),
    ...lessonChanged({ ownerId, today: moment.day, now: moment.instant }, held, undefined),
  ];
}
