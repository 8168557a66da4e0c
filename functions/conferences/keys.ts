import { key } from '../shared/table/dynamo.ts';
import type { Day, TimeOfDay } from '../shared/time.ts';
import type { Adult, Conference, Slot, Talk, Wait } from './record.ts';
import { RUNNING } from './rules.ts';

/** Where conferences lie in the table: the keys of every item, made in one place. */

export type SlotName = {
  readonly conferenceId: string;
  readonly teacherId: string;
  readonly day: Day;
  readonly from: TimeOfDay;
};
export type TalkName = { readonly pupilId: string; readonly conferenceId: string; readonly bookingId: string };
export type WaitName = { readonly conferenceId: string; readonly teacherId: string; readonly waitId: string };
export type LineName = Pick<WaitName, 'conferenceId' | 'teacherId'>;
/** The times that a talk has: a long one has two. */
export const timesOf = ({
  conferenceId,
  teacherId,
  day,
  from,
  second,
}: Pick<Talk, 'conferenceId' | 'teacherId' | 'day' | 'from' | 'second'>): readonly SlotName[] =>
  (second === undefined ? [from] : [from, second]).map((at) => ({ conferenceId, teacherId, day, from: at }));
/** A person with a sheet of their own: of a family, or a teacher. */
export type Person = Adult | { readonly kind: 'staff'; readonly id: string };

export const conferencePk = (ownerId: string, conferenceId: string): string => key(ownerId, 'CONF', conferenceId);
export const conferenceAt = (ownerId: string, conferenceId: string) => ({
  pk: conferencePk(ownerId, conferenceId),
  sk: 'META',
});
/** The conferences of a school, which the index lists by their ids, oldest first. */
export const schoolPk = (ownerId: string, schoolId: string): string => key(ownerId, 'SCHOOL', schoolId, 'CONFERENCES');
export const conferenceItem = (ownerId: string, conference: Conference) => ({
  ...conferenceAt(ownerId, conference.conferenceId),
  ...conference,
  gsi1pk: schoolPk(ownerId, conference.schoolId),
  gsi1sk: conference.conferenceId,
  ...(RUNNING.has(conference.state) && { gsi2pk: runningPk(ownerId), gsi2sk: conference.conferenceId }),
});
/** The conferences that the hourly job looks at, of all schools of an owner: from the opening to the end. */
export const runningPk = (ownerId: string): string => key(ownerId, 'CONFERENCES');

/** The times of a conference; of one teacher alone where the teacher is named. */
export const slotPrefix = (teacherId?: string): string =>
  teacherId === undefined ? 'SLOT#' : `${key('SLOT', teacherId)}#`;
export const slotAt = (ownerId: string, { conferenceId, teacherId, day, from }: SlotName) => ({
  pk: conferencePk(ownerId, conferenceId),
  sk: key('SLOT', teacherId, day, from),
});
export const slotItem = (ownerId: string, slot: Slot) => ({ ...slotAt(ownerId, slot), ...slot });

const pupilPk = (ownerId: string, pupilId: string): string => key(ownerId, 'PUPIL', pupilId);
export const talksPart = (ownerId: string, pupilId: string, conferenceId: string) => ({
  pk: pupilPk(ownerId, pupilId),
  prefix: `${key('TALK', conferenceId)}#`,
});
/** The talks about a pupil in every conference. */
export const allTalksPart = (ownerId: string, pupilId: string) => ({ pk: pupilPk(ownerId, pupilId), prefix: 'TALK#' });
export const talkAt = (ownerId: string, { pupilId, conferenceId, bookingId }: TalkName) => ({
  pk: pupilPk(ownerId, pupilId),
  sk: key('TALK', conferenceId, bookingId),
});
/** The talks of a teacher, which the index lists by their days. */
export const teacherPk = (ownerId: string, teacherId: string): string => key(ownerId, 'STAFF', teacherId, 'TALKS');
export const talkItem = (ownerId: string, talk: Talk) => ({
  ...talkAt(ownerId, talk),
  ...talk,
  gsi1pk: teacherPk(ownerId, talk.teacherId),
  gsi1sk: key(talk.day, talk.bookingId),
});

/**
 * The place of an adult at the talks of a pupil with a teacher: at most one talk each, whether they come alone or
 * together.
 */
export const seatAt = (
  ownerId: string,
  { pupilId, conferenceId, teacherId }: Pick<Talk, 'pupilId' | 'conferenceId' | 'teacherId'>,
  adult: Adult,
) => ({ pk: pupilPk(ownerId, pupilId), sk: key('SEAT', conferenceId, teacherId, adult.kind, adult.id) });

/** A teacher's waiting list. Its head comes first in the order of keys, so that a query reads it before the places. */
export const linePart = (ownerId: string, { conferenceId, teacherId }: LineName) => ({
  pk: conferencePk(ownerId, conferenceId),
  prefix: `${key('WAIT', teacherId)}#`,
});
const HEAD = '-head';
export const headAt = (ownerId: string, { conferenceId, teacherId }: LineName) => ({
  pk: conferencePk(ownerId, conferenceId),
  sk: key('WAIT', teacherId, HEAD),
});
export const isHead = ({ sk }: { readonly sk?: unknown }): boolean => String(sk).endsWith(`#${HEAD}`);
/** The waiting lists in which somebody waits: the index that the job reads. */
export const linesPk = (ownerId: string): string => key(ownerId, 'LINES');
export const waitAt = (ownerId: string, { conferenceId, teacherId, waitId }: WaitName) => ({
  pk: conferencePk(ownerId, conferenceId),
  sk: key('WAIT', teacherId, waitId),
});
/** The waits about a pupil in a conference, beside the pupil. */
export const placesPart = (ownerId: string, pupilId: string, conferenceId: string) => ({
  pk: pupilPk(ownerId, pupilId),
  prefix: `${key('WAIT', conferenceId)}#`,
});
export const placeAt = (
  ownerId: string,
  { pupilId, conferenceId, teacherId, adult }: Pick<Wait, 'pupilId' | 'conferenceId' | 'teacherId' | 'adult'>,
) => ({ pk: pupilPk(ownerId, pupilId), sk: key('WAIT', conferenceId, teacherId, adult.kind, adult.id) });

export type AskName = LineName & { readonly pupilId: string };
/** What a teacher says of talks about pupils, and what teachers say of one pupil. */
export const asksPart = (ownerId: string, { conferenceId, teacherId }: LineName) => ({
  pk: conferencePk(ownerId, conferenceId),
  prefix: `${key('ASK', teacherId)}#`,
});
export const askAt = (ownerId: string, { conferenceId, teacherId, pupilId }: AskName) => ({
  pk: conferencePk(ownerId, conferenceId),
  sk: key('ASK', teacherId, pupilId),
});
export const askedPart = (ownerId: string, pupilId: string, conferenceId: string) => ({
  pk: pupilPk(ownerId, pupilId),
  prefix: `${key('ASK', conferenceId)}#`,
});
export const askedAt = (ownerId: string, { conferenceId, teacherId, pupilId }: AskName) => ({
  pk: pupilPk(ownerId, pupilId),
  sk: key('ASK', conferenceId, teacherId),
});

export const sheetAt = (ownerId: string, { kind, id }: Person, day: Day) => ({
  pk: key(ownerId, kind.toUpperCase(), id),
  sk: key('TIMES', day),
});

/** The talks of a day of which people have been reminded. */
export const remindedPart = (ownerId: string, conferenceId: string, day: Day) => ({
  pk: conferencePk(ownerId, conferenceId),
  prefix: `${key('REMINDED', day)}#`,
});
export const remindedAt = (
  ownerId: string,
  { conferenceId, day, bookingId }: Pick<Talk, 'conferenceId' | 'day' | 'bookingId'>,
) => ({ pk: conferencePk(ownerId, conferenceId), sk: key('REMINDED', day, bookingId) });

export const awayAt = (
  ownerId: string,
  { conferenceId, teacherId }: { readonly conferenceId: string; readonly teacherId: string },
) => ({ pk: conferencePk(ownerId, conferenceId), sk: key('AWAY', teacherId) });
