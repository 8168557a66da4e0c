import { key } from '../shared/table/dynamo.ts';
import { type Day, earlier, type Instant } from '../shared/time.ts';
import { takenBack } from './carried-items.ts';
import type { Change, Recorded } from './change.ts';
import { isWithoutPupils, WITHOUT_PUPILS } from './lesson-index.ts';
import { lessonChanged, othersOf, wordsIn } from './lessons.ts';
import { linesAfter } from './link-questions.ts';
import { copiesOutdated } from './name-copies.ts';
import { heldRoles } from './roles.ts';
import { endsBy } from './rules.ts';
import type { Held, Scratch } from './scratch.ts';
import { noLines } from './work-lines.ts';

/** The end date of an item whose row has left the file: nobody is deleted (J1). Its work lines are removed. */
export type Ending =
  | {
      readonly pk: string;
      readonly sk: string;
      readonly set: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
      /** Attributes to remove. */
      readonly drop?: readonly string[];
    }
  | Exclude<Change, { merge: unknown }>;

/** Context for the end of a row: a guardian's relations in every system, and whether somebody else now has a login. */
export type EndWorld = {
  readonly ownerId: string;
  readonly today: Day;
  readonly now: Instant;
  readonly scratch: Pick<Scratch, 'relationsOf' | 'basesOf' | 'settledOf' | 'isTaken'>;
  readonly recorded: Recorded;
};

/**
 * The endings of a row that has left. Schools do not end by missing from a file, since a file may hold a single school.
 * The login ends with a person's record, and every relation gets a guardian's end at once (law 2).
 */
export function endingsOf(world: EndWorld, held: Held, goesOn: boolean): readonly Ending[] {
  // A person who goes on under another key or system loses only the roles that this row alone gave.
  if (goesOn && held.kind === 'lesson') return handedOver(world, held);
  return goesOn ? rolesEnd(world, held) : [...recordEnds(world, held), ...rolesEnd(world, held)];
}

const rolesEnd = ({ ownerId, today }: EndWorld, held: Held): readonly Ending[] =>
  held.kind !== 'staff'
    ? []
    : heldRoles(held).map(({ sk, to }) => ({
        pk: key(ownerId, 'STAFF', held.id),
        sk,
        set: { to: endsBy(to, today) },
      }));

function recordEnds(world: EndWorld, held: Held): readonly Ending[] {
  const { ownerId, today } = world;
  const { id, extra } = held;
  const set = { to: endsBy(extra.to, today) };
  const person = (partition: string, as: string): readonly Ending[] => [
    { pk: key(ownerId, partition, id), sk: 'FACTS#PROFILE', set },
    ...(extra.login === undefined || world.scratch.isTaken(held.kind, extra.login)
      ? []
      : [{ pk: key(ownerId, 'LOGIN', extra.login), sk: `AS#${as}`, set }]),
    ...noLines(ownerId, held),
  ];
  switch (held.kind) {
    case 'term':
      return [{ remove: { pk: key(ownerId, 'SCHOOLS'), sk: key('TERM', id) } }];
    case 'pupil':
      return [...person('PUPIL', 'pupil'), ...copiesOutdated(world, id, set)];
    case 'guardian':
      return [
        ...person('GUARDIAN', 'guardian'),
        ...world.scratch
          .relationsOf(id)
          .map((link) => ({ ...relationPlace(ownerId, link), set: { personTo: set.to } })),
      ];
    case 'staff':
      return person('STAFF', 'staff');
    case 'group':
      return [{ pk: key(ownerId, 'GROUP', id), sk: 'GROUP', set }];
    case 'link':
      return [{ ...relationPlace(ownerId, held), set }, ...linesAfter(world, held)];
    case 'enrolment': {
      const ended = { to: endsBy(earlier(extra.to, extra.closed), today) };
      return membershipPlaces(ownerId, held).map((place) => ({ ...place, set: ended }));
    }
    case 'absence':
      return takenBack(world, held);
    case 'lesson':
      return cancelled(world, held);
    default:
      return [];
  }
}

/** The row in a record's key; records from before each row had its own record have none. */
const rowOf = ({ id, extra }: Held): readonly string[] => (extra.row === undefined ? [] : [id]);
/** The place of a relation. */
export const relationPlace = (ownerId: string, held: Held) => {
  const { pupilId = '', guardianId = '' } = held.extra;
  return { pk: key(ownerId, 'PUPIL', pupilId), sk: key('FACTS', 'GUARDIAN', guardianId, ...rowOf(held)) };
};

type Place = { readonly pk: string; readonly sk: string };
/** The places of a membership: on the person and on the group. */
export function membershipPlaces(ownerId: string, held: Held): readonly [Place, Place] {
  const { groupId = '', personId = '', as = '' } = held.extra;
  const row = rowOf(held);
  return [
    as === 'student'
      ? { pk: key(ownerId, 'PUPIL', personId), sk: key('FACTS', 'ENROLMENT', groupId, ...row) }
      : { pk: key(ownerId, 'STAFF', personId), sk: key('FACTS', 'TEACHES', groupId, as, ...row) },
    { pk: key(ownerId, 'GROUP', groupId), sk: key('MEMBER', personId, as, ...row) },
  ];
}

/** Hands a lesson that has left this timetable over to another system's timetable, unchanged. */
function handedOver(world: EndWorld, { extra, hash: before }: Held): readonly Ending[] {
  const { pk = '', sk = '', system = '' } = extra;
  const { [system]: _left, ...said } = wordsIn(extra);
  const [[heir, word] = ['', '']] = Object.entries(said);
  const [source = '', row = ''] = word.split(' ');
  const hash = isWithoutPupils(before) ? `${row}${WITHOUT_PUPILS}` : row;
  const set = { system: heir, source, hash, said };
  return [pk, ...othersOf(extra).map((teacherId) => key(world.ownerId, 'STAFF', teacherId))].map((at) => ({
    pk: at,
    sk,
    set,
  }));
}

/** Cancels a lesson that has left the timetable for all its teachers, so that nobody need confirm it. */
function cancelled(world: EndWorld, held: Held): readonly Ending[] {
  const { pk = '', sk = '' } = held.extra;
  const gone = { set: { status: 'cancelled', hash: 'left-the-file' }, drop: ['gsi2pk', 'gsi2sk'] };
  return [
    { pk, sk, ...gone },
    ...othersOf(held.extra).map((teacherId) => ({ pk: key(world.ownerId, 'STAFF', teacherId), sk, ...gone })),
    ...lessonChanged(world, held, undefined),
  ];
}
