import { conferenceItem, placeAt, seatAt, slotItem, talkItem, waitAt } from '../../functions/conferences/keys.ts';
import type { Adult, Conference, Slot, Talk, Wait } from '../../functions/conferences/record.ts';
import { epochSeconds } from '../../functions/shared/time.ts';
import type { Ask } from '../support/events.ts';
import type { Item } from '../support/records.ts';
import type { Place, Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const AT = '2026-11-20T08:00:00.000Z';
const DAY = '2026-11-23';
const expiresAtSeconds = epochSeconds('2027-12-01T00:00:00Z');

/** A conference at a place: its id is another of the place's, so that absent ones look alike. */
export const conferenceIdAt = ({ leaveId }: Pick<Place, 'leaveId'>): string => leaveId;
/** Its talk that is over, and one whose outcome nobody has recorded. */
const bookingIdAt = ({ leaveId }: Pick<Place, 'leaveId'>): string => leaveId.slice(-26);
export const openBookingIdAt = ({ lessonId }: Pick<Place, 'lessonId'>): string => lessonId;
/** A teacher who has the talk that is over, and whom nobody knows. */
export const teacherIdAt = ({ groupId }: Pick<Place, 'groupId'>): string => groupId;

type Named = {
  readonly teacherId: string;
  readonly adult: { readonly kind: string; readonly id: string };
  /** Another teacher, who has kept a time from booking. */
  readonly colleagueId?: string;
};

/** A conference that has ended, with talks of yesterday, so that booking and changing it is stopped by a rule. */
export function conferenceItems(ownerId: string, place: Place, { teacherId, adult, colleagueId }: Named): Item[] {
  const { schoolId, pupilId, groupId } = place;
  const conferenceId = conferenceIdAt(place);
  const conference: Conference = {
    ...{ conferenceId, schoolId, groupIds: [groupId], title: 'Utviklingssamtaler', state: 'ended', cancelHours: 24 },
    ...{ bookingFrom: '2026-11-01T07:00:00.000Z', bookingUntil: '2026-11-22T11:00:00.000Z', gapMinutes: 5 },
    ...{ by: teacherId, basis: 'staff:leader', at: AT, version: 1, expiresAtSeconds },
  };
  const talks = [
    { bookingId: bookingIdAt(place), teacherId: teacherIdAt(place), from: '16:00', to: '16:10', state: 'done' },
    { bookingId: openBookingIdAt(place), teacherId, from: '16:20', to: '16:30', state: 'booked' },
  ] as const;
  const kept = (id: string): Slot => ({
    ...{ conferenceId, teacherId: id, day: DAY, from: '16:00', to: '16:10', mode: 'room', state: 'blocked' },
    ...{ madeAt: AT, version: 2, expiresAtSeconds },
  });
  const wait: Wait = {
    ...{ waitId: bookingIdAt(place), conferenceId, schoolId, pupilId, teacherId: teacherIdAt(place), together: false },
    ...{ adult: adult as Adult, state: 'left', at: AT, changedAt: AT, version: 2, expiresAtSeconds },
  };
  return [
    conferenceItem(ownerId, conference),
    { ...waitAt(ownerId, wait), ...wait },
    { ...placeAt(ownerId, wait), ...wait },
    ...(colleagueId === undefined ? [] : [slotItem(ownerId, kept(colleagueId))]),
    ...talks.flatMap(({ bookingId, state, ...when }) => {
      const time = { ...when, conferenceId, day: DAY, mode: 'room', room: 'B12', expiresAtSeconds } as const;
      const adults = [adult as Adult];
      const slot: Slot = { ...time, state, madeAt: AT, booking: { bookingId, pupilId }, version: 2 };
      const talk: Talk = {
        ...{ ...time, bookingId, schoolId, pupilId, state, adults, by: adult, basis: 'guardian:daily-care' },
        ...{ at: AT, changedAt: AT, version: 2, steps: [] },
      };
      const seats = adults.map((seat) => ({ ...seatAt(ownerId, talk, seat), bookingId, expiresAtSeconds }));
      return [slotItem(ownerId, slot), talkItem(ownerId, talk), ...seats];
    }),
  ];
}

const CHILD = '/v1/guardian/children/{childId}/conferences';
const PUPIL = '/v1/pupil/{pupilId}/conferences';
const ROWS = 'POST /v1/guardian/conferences/{conferenceId}/rows';
const ALL = '/v1/schools/{schoolId}/conferences';
const ONE = '{conferenceId}';
const TALK = `${ALL}/${ONE}/talks/{pupilId}/{bookingId}`;

/** By responsibility for a minor, or by the consent of a pupil of age. */
const childReads: Row = {
  names: 'pupil',
  passes: 200,
  may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian'] },
};
/** A consent lets a guardian read, never book. */
const childBooks = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: ['guardian'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian', 'guardian with consent'] },
});
/** The minor of the matrix is eleven, too young to come along. */
const pupilDoes = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { grown: ['pupil of age'] },
  told: { own: ['pupil minor'] },
});
const PLANNERS: readonly Role[] = ['leader', 'principal', 'office'];
const plans = (passes: number): Row => ({
  names: 'school',
  passes,
  may: { own: PLANNERS, 'other school': ['leader at the other school'] },
});
/** Everybody who works at the school. */
const works: Row = {
  names: 'school',
  passes: 200,
  may: {
    own: ['subject teacher', 'contact teacher', ...PLANNERS, 'substitute'],
    'other school': ['leader at the other school'],
  },
};
/** The talk is of a teacher who is not in the matrix: those who plan are left. */
const forFamilies: Row = {
  names: 'pupil',
  passes: 409,
  may: { own: PLANNERS, grown: PLANNERS, 'other school': ['leader at the other school'] },
};

export const CONFERENCES: Readonly<Record<string, Row>> = {
  [`GET ${CHILD}`]: childReads,
  [`GET ${CHILD}/${ONE}`]: childReads,
  // The teacher does not teach the child, whoever asks.
  [`POST ${CHILD}/${ONE}/talks`]: childBooks(422),
  [`POST ${CHILD}/${ONE}/waits`]: childBooks(422),
  [`POST ${CHILD}/${ONE}/waits/{waitId}/ending`]: childBooks(200),
  [`POST ${CHILD}/${ONE}/talks/{bookingId}/time`]: childBooks(409),
  [`POST ${CHILD}/${ONE}/talks/{bookingId}/cancellation`]: childBooks(409),
  [`GET ${PUPIL}`]: pupilDoes(200),
  [`GET ${PUPIL}/${ONE}`]: pupilDoes(200),
  [`POST ${PUPIL}/${ONE}/talks`]: pupilDoes(422),
  [`POST ${PUPIL}/${ONE}/waits`]: pupilDoes(422),
  [`POST ${PUPIL}/${ONE}/waits/{waitId}/ending`]: pupilDoes(200),
  [`POST ${PUPIL}/${ONE}/talks/{bookingId}/time`]: pupilDoes(409),
  [`POST ${PUPIL}/${ONE}/talks/{bookingId}/cancellation`]: pupilDoes(409),
  [ROWS]: childBooks(422),
  [`GET ${ALL}`]: works,
  [`POST ${ALL}`]: plans(422),
  [`GET ${ALL}/${ONE}`]: works,
  [`PUT ${ALL}/${ONE}`]: plans(409),
  [`POST ${ALL}/${ONE}/state`]: plans(409),
  [`POST ${ALL}/${ONE}/times-preview`]: plans(422),
  [`POST ${ALL}/${ONE}/times`]: plans(422),
  [`GET ${ALL}/${ONE}/teachers/{teacherId}/times`]: plans(200),
  [`POST ${ALL}/${ONE}/time-changes`]: plans(409),
  [`POST ${ALL}/${ONE}/time-cancellations`]: plans(409),
  [`POST ${ALL}/${ONE}/absent-teachers`]: plans(204),
  [`GET ${ALL}/${ONE}/days/{day}`]: plans(200),
  [`GET ${ALL}/${ONE}/pupils`]: plans(200),
  [`POST ${ALL}/${ONE}/talks`]: forFamilies,
  [`POST ${TALK}/time`]: forFamilies,
  [`POST ${TALK}/cancellation`]: forFamilies,
  [`POST ${TALK}/outcome`]: forFamilies,
  [`PUT ${TALK}/interpreter`]: forFamilies,
  // The round is over, whoever asks.
  [`PUT ${ALL}/${ONE}/teachers/{teacherId}/asks`]: plans(409),
};

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;
const SAID = {
  ...{ title: 'Utviklingssamtaler', cancelHours: 12, gapMinutes: 5 },
  ...{ bookingFrom: '2026-11-25T07:00:00.000Z', bookingUntil: '2026-12-10T11:00:00.000Z' },
};
const TIMES = {
  ...{ stretches: [{ day: '2026-12-15', from: '16:00', to: '18:00' }], lengthMinutes: 10, breakMinutes: 0 },
  ...{ mode: 'room', room: 'B12' },
};
const LATER = { day: DAY, from: '17:00' };

const families = (base: string, who: (place: Place) => Readonly<Record<string, string>>) => {
  const named = (place: Place) => ({ params: { ...who(place), conferenceId: conferenceIdAt(place) } });
  const talk = (place: Place) => ({ params: { ...named(place).params, bookingId: bookingIdAt(place) } });
  return {
    [`GET ${base}`]: (place: Place): Sent => ({ params: who(place) }),
    [`GET ${base}/${ONE}`]: named,
    [`POST ${base}/${ONE}/talks`]: (place: Place): Sent => ({
      ...named(place),
      body: { teacherId: teacherIdAt(place), ...LATER, together: false },
    }),
    [`POST ${base}/${ONE}/waits`]: (place: Place): Sent => ({
      ...named(place),
      body: { teacherId: teacherIdAt(place), together: false },
    }),
    [`POST ${base}/${ONE}/waits/{waitId}/ending`]: (place: Place): Sent => ({
      params: { ...named(place).params, waitId: bookingIdAt(place) },
      body: { event: 'leave' },
    }),
    [`POST ${base}/${ONE}/talks/{bookingId}/time`]: (place: Place): Sent => ({ ...talk(place), body: LATER }),
    [`POST ${base}/${ONE}/talks/{bookingId}/cancellation`]: talk,
  };
};
const school = ({ schoolId }: Place) => ({ params: { schoolId } });
const named = (place: Place) => ({ params: { ...school(place).params, conferenceId: conferenceIdAt(place) } });
const slotAt = (place: Place) => ({ teacherId: teacherIdAt(place), day: DAY, from: '16:00' });
const talkAt = (place: Place) => ({
  params: { ...named(place).params, pupilId: place.pupilId, bookingId: bookingIdAt(place) },
});

export const CONFERENCE_REQUESTS: Readonly<Record<string, (place: Place) => Sent>> = {
  ...families(CHILD, ({ pupilId }) => ({ childId: pupilId })),
  ...families(PUPIL, ({ pupilId }) => ({ pupilId })),
  [ROWS]: (place) => ({
    params: { conferenceId: conferenceIdAt(place) },
    body: {
      talks: [teacherIdAt(place), place.pupilId].map((teacherId) => ({ childId: place.pupilId, teacherId })),
      together: false,
    },
  }),
  [`GET ${ALL}`]: school,
  [`POST ${ALL}`]: (place) => ({ ...school(place), body: { ...SAID, groupIds: [place.pupilId] } }),
  [`GET ${ALL}/${ONE}`]: named,
  [`PUT ${ALL}/${ONE}`]: (place) => ({ ...named(place), body: SAID, headers: { 'if-match': '"1"' } }),
  [`POST ${ALL}/${ONE}/state`]: (place) => ({ ...named(place), body: { event: 'open' } }),
  [`POST ${ALL}/${ONE}/times-preview`]: (place) => ({
    ...named(place),
    body: { ...TIMES, teacherIds: [teacherIdAt(place)] },
  }),
  [`POST ${ALL}/${ONE}/times`]: (place) => ({ ...named(place), body: { ...TIMES, teacherIds: [teacherIdAt(place)] } }),
  [`GET ${ALL}/${ONE}/teachers/{teacherId}/times`]: (place) => ({
    params: { ...named(place).params, teacherId: teacherIdAt(place) },
  }),
  [`POST ${ALL}/${ONE}/time-changes`]: (place) => ({ ...named(place), body: { ...slotAt(place), event: 'block' } }),
  [`POST ${ALL}/${ONE}/time-cancellations`]: (place) => ({
    ...named(place),
    body: { ...slotAt(place), reason: 'other' },
  }),
  [`POST ${ALL}/${ONE}/absent-teachers`]: (place) => ({
    ...named(place),
    body: { teacherId: teacherIdAt(place), reason: 'teacher-away' },
  }),
  [`GET ${ALL}/${ONE}/days/{day}`]: (place) => ({ params: { ...named(place).params, day: DAY } }),
  [`GET ${ALL}/${ONE}/pupils`]: named,
  [`POST ${ALL}/${ONE}/talks`]: (place) => ({
    ...named(place),
    body: { ...slotAt(place), pupilId: place.pupilId, guardianIds: [] },
  }),
  [`POST ${TALK}/time`]: (place) => ({ ...talkAt(place), body: LATER }),
  [`POST ${TALK}/cancellation`]: (place) => ({ ...talkAt(place), body: { reason: 'other' } }),
  [`PUT ${TALK}/interpreter`]: (place) => ({ ...talkAt(place), body: { language: 'ti', status: 'ordered' } }),
  [`PUT ${ALL}/${ONE}/teachers/{teacherId}/asks`]: (place) => ({
    params: { ...named(place).params, teacherId: teacherIdAt(place) },
    body: { pupilIds: [place.pupilId], kind: 'asked' },
  }),
  [`POST ${TALK}/outcome`]: (place) => ({ ...talkAt(place), body: { outcome: 'missed' } }),
};
