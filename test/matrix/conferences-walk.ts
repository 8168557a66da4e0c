import { at, listOf } from '../support/json.ts';
import { MARK } from '../support/leaks.ts';
import type { Asking } from './canary-walk.ts';
import { conferenceIdAt, openBookingIdAt, teacherIdAt } from './conferences.ts';
import type { Place, Role } from './municipality.ts';

const ALL = '/v1/schools/{schoolId}/conferences';
const ONE = `${ALL}/{conferenceId}`;
const DAY = '2026-12-15';
const WINDOW = {
  ...{ title: `Samtaler ${MARK}`, cancelHours: 12, gapMinutes: 0 },
  ...{ bookingFrom: '2026-11-01T07:00:00.000Z', bookingUntil: '2026-12-10T11:00:00.000Z' },
};

/** The way from the plan of a conference to a teacher who is away, with talks by a guardian, a pupil and the school. */
export async function conferencesWalk(ask: Asking, own: Place, grown: Place): Promise<void> {
  const { schoolId, groupId, pupilId } = own;
  const school = { params: { schoolId } };
  const ended = { schoolId, conferenceId: conferenceIdAt(own) };
  await ask(`GET ${ALL}`, 'contact teacher', school);
  const known = await ask(`GET ${ONE}`, 'leader', { params: ended });
  const teachers = listOf(at(known.body, 'teachers')).filter((of) => at(of, 'teacherId') !== teacherIdAt(own));
  const idOf = (has: string) =>
    String(
      at(
        teachers.find((of) => at(of, has) === 1),
        'teacherId',
      ),
    );
  const [teacherId, colleagueId] = [idOf('booked'), idOf('blocked')];
  const body = { ...WINDOW, groupIds: [groupId] };
  const made = await ask(`POST ${ALL}`, 'leader', { ...school, body });
  const params = { schoolId, conferenceId: String(at(made.body, 'conferenceId')) };
  await ask(`PUT ${ONE}`, 'leader', { params, body: { ...WINDOW, cancelHours: 1 }, headers: { 'if-match': '"1"' } });
  const times = {
    ...{ teacherIds: [teacherId], stretches: [{ day: DAY, from: '16:00', to: '18:00' }] },
    ...{ lengthMinutes: 10, breakMinutes: 0, mode: 'room', room: `B12 ${MARK}` },
  };
  await ask(`POST ${ONE}/times-preview`, 'contact teacher', { params, body: times });
  await ask(`POST ${ONE}/times`, 'contact teacher', { params, body: times });
  await ask(`POST ${ONE}/times`, 'office', { params, body: { ...times, teacherIds: [colleagueId] } });
  await ask(`POST ${ONE}/state`, 'leader', { params, body: { event: 'open' } });
  for (const [role, base, who] of [
    ['guardian', '/v1/guardian/children/{childId}/conferences', { childId: pupilId }],
    ['pupil of age', '/v1/pupil/{pupilId}/conferences', { pupilId: grown.pupilId }],
  ] as const)
    await family(ask, { role, base, who, conferenceId: params.conferenceId, teacherId });
  await ask('POST /v1/guardian/conferences/{conferenceId}/rows', 'guardian', {
    params: { conferenceId: params.conferenceId },
    body: {
      talks: [teacherId, colleagueId].map((id) => ({ childId: pupilId, teacherId: id })),
      together: false,
    },
  });
  await ask(`PUT ${ONE}/teachers/{teacherId}/asks`, 'contact teacher', {
    params: { ...params, teacherId },
    body: { pupilIds: [pupilId], kind: 'asked' },
  });
  await bySchool(ask, { params, teacherId, grown });
  const outcome = { ...ended, pupilId, bookingId: openBookingIdAt(own) };
  await ask(`POST ${ONE}/talks/{pupilId}/{bookingId}/outcome`, 'office', {
    params: outcome,
    body: { outcome: 'held' },
  });
  await ask(`POST ${ONE}/absent-teachers`, 'leader', { params, body: { teacherId, reason: 'teacher-away' } });
}

type Family = {
  readonly role: Role;
  readonly base: string;
  readonly who: Readonly<Record<string, string>>;
  readonly conferenceId: string;
  readonly teacherId: string;
};

async function family(ask: Asking, { role, base, who, conferenceId, teacherId }: Family): Promise<void> {
  const params = { ...who, conferenceId };
  await ask(`GET ${base}`, role, { params: who });
  await ask(`GET ${base}/{conferenceId}`, role, { params });
  // On a day on which the teacher has no times.
  const wants = { day: '2026-12-16', from: '16:00', to: '17:00' };
  const waiting = await ask(`POST ${base}/{conferenceId}/waits`, role, {
    params,
    body: { teacherId, together: false, wants },
  });
  await ask(`POST ${base}/{conferenceId}/waits/{waitId}/ending`, role, {
    params: { ...params, waitId: String(at(waiting.body, 'waitId')) },
    body: { event: 'leave' },
  });
  const interpreter = { language: 'ti', long: true };
  const body = { teacherId, day: DAY, from: '16:00', together: false, interpreter };
  const booked = await ask(`POST ${base}/{conferenceId}/talks`, role, { params, body });
  const talk = { ...params, bookingId: String(at(booked.body, 'bookingId')) };
  await ask(`POST ${base}/{conferenceId}/talks/{bookingId}/time`, role, {
    params: talk,
    body: { day: DAY, from: '16:10' },
  });
  await ask(`POST ${base}/{conferenceId}/talks/{bookingId}/cancellation`, role, { params: talk });
}

type Planning = {
  readonly params: { readonly schoolId: string; readonly conferenceId: string };
  readonly teacherId: string;
  readonly grown: Place;
};

async function bySchool(ask: Asking, { params, teacherId, grown }: Planning): Promise<void> {
  const slot = (from: string) => ({ teacherId, day: DAY, from });
  const body = { ...slot('17:00'), pupilId: grown.pupilId, guardianIds: [] };
  const booked = await ask(`POST ${ONE}/talks`, 'office', { params, body });
  const talk = { ...params, pupilId: grown.pupilId, bookingId: String(at(booked.body, 'bookingId')) };
  await ask(`POST ${ONE}/talks/{pupilId}/{bookingId}/time`, 'office', {
    params: talk,
    body: { day: DAY, from: '17:10' },
  });
  await ask(`PUT ${ONE}/talks/{pupilId}/{bookingId}/interpreter`, 'office', {
    params: talk,
    body: { language: 'so', status: 'ordered' },
  });
  await ask(`GET ${ONE}/teachers/{teacherId}/times`, 'contact teacher', { params: { ...params, teacherId } });
  await ask(`GET ${ONE}/days/{day}`, 'office', { params: { ...params, day: DAY } });
  await ask(`GET ${ONE}/pupils`, 'contact teacher', { params, query: { teacherId } });
  await ask(`POST ${ONE}/talks/{pupilId}/{bookingId}/cancellation`, 'contact teacher', {
    params: talk,
    body: { reason: 'plan-changed' },
  });
  await ask(`POST ${ONE}/time-changes`, 'contact teacher', { params, body: { ...slot('17:20'), event: 'block' } });
  await ask(`POST ${ONE}/time-cancellations`, 'contact teacher', {
    params,
    body: { ...slot('17:30'), reason: 'other' },
  });
}
