import { at } from '../support/json.ts';
import { MARK } from '../support/leaks.ts';
import { announcementsWalk } from './announcements.ts';
import { archiveWalk } from './archive.ts';
import { calendarWalk } from './calendar.ts';
import { conferencesWalk } from './conferences-walk.ts';
import { documentsWalk } from './documents-walk.ts';
import { lessonsWalk } from './lessons.ts';
import { meetingsWalk } from './meetings.ts';
import { messagesWalk } from './messages.ts';
import { LESSON_DAY, type Place, type Role, type Where } from './municipality.ts';
import { OVER_LIMIT } from './over-limit.ts';
import { questionsWalk } from './questions-walk.ts';
import { remarksWalk } from './remarks-walk.ts';
import { signInWalk } from './sign-in.ts';
import { templatesWalk } from './templates.ts';
import { warningsWalk } from './warnings-walk.ts';

type Sent = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
type Told = { readonly status: number; readonly body: unknown };
/** Asks one route as one role, well-formed. */
export type Asking = (route: string, role: Role, sent?: Sent) => Promise<Told>;

const CHILD = '/v1/guardian/children/{childId}/absence-reports';
const PUPIL = '/v1/pupil/{pupilId}/absence-reports';
const seen = (version: number) => ({ 'if-match': `"${version}"` });
const nameOf = (told: Told): string => String(at(told.body, 'reports', 0, 'reportId'));
const period = (day: string, lastDay: string | null = day) => ({ firstDay: day, lastDay });

/** A report's whole life, by a guardian or by a pupil of age. */
async function reporting(ask: Asking, role: Role, base: string, who: Readonly<Record<string, string>>, report: Report) {
  const made = await report(period('2026-11-24', '2026-11-25'));
  const params = { ...who, reportId: nameOf(made) };
  await ask(`GET ${base}`, role, { params: who });
  await ask(`GET ${base}/{reportId}`, role, { params });
  await ask(`PATCH ${base}/{reportId}`, role, { params, headers: seen(1), body: { lastDay: '2026-11-24' } });
  await ask(`GET ${base}/{reportId}/versions`, role, { params });
  await ask(`POST ${base}/{reportId}/withdrawal`, role, { params, headers: seen(2) });
  const open = { ...who, reportId: nameOf(await report(period('2026-11-30', null))) };
  const answer = { day: '2026-12-01', stillAway: true };
  await ask(`POST ${base}/{reportId}/still-away-answers`, role, { params: open, body: answer });
}
type Report = (absence: ReturnType<typeof period>) => Promise<Told>;

async function school(ask: Asking, { schoolId, pupilId }: Place): Promise<void> {
  const params = { schoolId };
  const body = { pupilId, ...period('2026-11-26') };
  const made = await ask('POST /v1/schools/{schoolId}/absence-reports', 'office', { params, body });
  const reports = [{ pupilId, reportId: nameOf(made) }];
  await ask('POST /v1/schools/{schoolId}/absence-receipts', 'contact teacher', {
    params,
    body: { reports, status: 'handled' },
  });
  await ask('GET /v1/schools/{schoolId}/absences', 'leader', { params, query: { day: '2026-11-26' } });
  const phoned = { pupilId, ...period('2026-12-10', null) };
  // The family's own open-ended report is in the way, and the refusal names it for who may change it.
  const refused = await ask('POST /v1/schools/{schoolId}/absence-reports', 'office', { params, body: phoned });
  const named = { schoolId, pupilId, reportId: String(at(refused.body, 'params', 'reportId')) };
  const route = '/v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}';
  const open = await ask(`GET ${route}`, 'leader', { params: named });
  const version = Number(at(open.body, 'version'));
  const answer = { day: '2026-12-02', stillAway: true };
  await ask(`POST ${route}/still-away-answers`, 'office', { params: named, body: answer });
  await ask(`PATCH ${route}`, 'contact teacher', {
    params: named,
    headers: seen(version + 1),
    body: { lastDay: '2026-12-02' },
  });
  await ask(`POST ${route}/withdrawal`, 'office', { params: named, headers: seen(version + 2) });
}

/** A report of today, looked at and decided on. */
async function handling(ask: Asking, { schoolId, groupId, pupilId }: Place): Promise<void> {
  const params = { groupId };
  const body = { pupilId, ...period('2026-11-24') };
  const made = await ask('POST /v1/schools/{schoolId}/absence-reports', 'office', { params: { schoolId }, body });
  const decided = {
    decisions: [{ pupilId, date: '2026-11-24', code: 'reported', version: 0 }],
    reports: [{ pupilId, reportId: nameOf(made), version: 1 }],
  };
  const route = 'POST /v1/groups/{groupId}/absence-decisions';
  await ask(`${route}/preview`, 'contact teacher', { params, body: decided });
  await ask(route, 'contact teacher', { params, body: decided });
}

/** An application's whole life, by a guardian or by a pupil of age: granted by the contact teacher, and taken back. */
async function leave(ask: Asking, role: Role, base: string, who: Readonly<Record<string, string>>, place: Place) {
  const all = `${base}/leave-applications`;
  const body = { firstDay: '2026-12-08', lastDay: '2026-12-09', purposeId: 'family' };
  await ask(`GET ${base}/leave-rules`, role, { params: who });
  const made = await ask(`POST ${all}`, role, { params: who, body });
  const leaveId = String(at(made.body, 'leaveId'));
  await ask(`GET ${all}`, role, { params: who });
  await ask(`GET ${all}/{leaveId}`, role, { params: { ...who, leaveId } });
  const { schoolId, groupId, pupilId } = place;
  await ask('GET /v1/groups/{groupId}/leave-applications', 'contact teacher', { params: { groupId } });
  await ask('GET /v1/schools/{schoolId}/leave-applications', 'office', { params: { schoolId } });
  const route = '/v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}';
  const params = { schoolId, pupilId, leaveId };
  await ask(`GET ${route}`, 'leader', { params });
  const decision = { params, headers: seen(1), body: { outcome: 'granted' } };
  await ask(`POST ${route}/decision`, 'contact teacher', decision);
  await ask(`POST ${all}/{leaveId}/withdrawal`, role, { params: { ...who, leaveId }, headers: seen(2) });
}

/** A statement frozen, printed and verified, a class frozen, and a strike-out tried. */
async function statements(ask: Asking, { schoolId, groupId, pupilId }: Place): Promise<void> {
  const base = '/v1/schools/{schoolId}/pupils/{pupilId}';
  const params = { schoolId, pupilId };
  const body = { halfYear: '2026-autumn' };
  const made = await ask(`POST ${base}/statements`, 'office', { params, body });
  const statement = { ...params, statementId: String(at(made.body, 'statementId')) };
  for (const part of ['', '/pdf', '/verification'])
    await ask(`GET ${base}/statements/{statementId}${part}`, 'leader', { params: statement });
  await ask('POST /v1/groups/{groupId}/statements', 'contact teacher', { params: { groupId }, body });
  const decided = { pupilId, date: '2026-11-24', wholeDay: true, code: 'documented-health', version: 1 };
  await ask('POST /v1/groups/{groupId}/absence-decisions', 'contact teacher', {
    params: { groupId },
    body: { decisions: [{ ...decided, difference: 'documented-later' }], reports: [] },
  });
  const sick = { firstDay: '2026-11-24', lastDay: '2026-11-24', cause: 'health', fromDayOne: true };
  await ask(`POST ${base}/strike-outs`, 'contact teacher', { params, body: sick });
}

async function settings(ask: Asking, role: Role, path: string, params: Readonly<Record<string, string>>) {
  const days = [{ from: '2027-02-22', to: '2027-02-26', name: `Vinterferie ${MARK}` }];
  const named = { ...params, key: 'school.closedDays' };
  await ask(`PUT ${path}/{key}`, role, { params: named, headers: seen(0), body: { value: days } });
  await ask(`GET ${path}/{key}/history`, role, { params: named });
  await ask(`DELETE ${path}/{key}`, role, { params: named, headers: seen(1) });
}

async function consents(ask: Asking): Promise<void> {
  const listed = await ask('GET /v1/pupil/guardian-consents', 'pupil of age');
  const params = { guardianId: String(at(listed.body, 'guardians', 0, 'guardianId')) };
  await ask('PUT /v1/pupil/guardian-consents/{guardianId}', 'pupil of age', { params, body: { lastDay: null } });
  await ask('DELETE /v1/pupil/guardian-consents/{guardianId}', 'pupil of age', { params });
}

/** The principal decides on a pupil over the absence limit, and takes it back. */
async function limitDecision(ask: Asking): Promise<void> {
  const { schoolId, pupilId } = OVER_LIMIT;
  const params = { schoolId, pupilId };
  const path = '/v1/schools/{schoolId}/pupils/{pupilId}/limit-decisions';
  const reason = `Sjukehusopphald ${MARK}`;
  const made = await ask(`POST ${path}`, 'principal', { params, body: { subjectId: 'MAT1', reason } });
  await ask(`GET ${path}`, 'principal', { params });
  await ask(`POST ${path}/{decisionId}/withdrawal`, 'principal', {
    params: { ...params, decisionId: String(at(made.body, 'decisionId')) },
    body: { reason },
    headers: seen(1),
  });
}

/** Own channels of each kind of person: a phone, choices, a test. */
async function channels(ask: Asking, role: Role, as: 'guardian' | 'pupil' | 'staff'): Promise<void> {
  const base = `/v1/${as}`;
  const token = `${as}-phone-`.repeat(12);
  const made = await ask(`POST ${base}/devices`, role, { body: { platform: 'fcm', token } });
  const body = { muted: [{ area: 'absence', channels: ['push'] }], window: null, digest: true, language: 'nn' };
  await ask(`PUT ${base}/notice-choices`, role, { headers: seen(0), body });
  await ask(`POST ${base}/test-notices`, role);
  await ask(`GET ${base}/notice-channels`, role);
  await ask(`DELETE ${base}/devices/{deviceId}`, role, { params: { deviceId: String(at(made.body, 'deviceId')) } });
}

/** Changes that succeed: every route that the matrix only asks so that a rule stops it. */
export async function walk(ask: Asking, places: Readonly<Record<Where, Place>>): Promise<void> {
  const { own, grown } = places;
  await reporting(ask, 'guardian', CHILD, { childId: own.pupilId }, (absence) =>
    ask('POST /v1/guardian/absence-reports', 'guardian', {
      body: { children: [{ childId: own.pupilId, ...absence }] },
    }),
  );
  await reporting(ask, 'pupil of age', PUPIL, { pupilId: grown.pupilId }, (body) =>
    ask(`POST ${PUPIL}`, 'pupil of age', { params: { pupilId: grown.pupilId }, body }),
  );
  await school(ask, own);
  await handling(ask, own);
  await leave(ask, 'guardian', '/v1/guardian/children/{childId}', { childId: own.pupilId }, own);
  await leave(ask, 'pupil of age', '/v1/pupil/{pupilId}', { pupilId: grown.pupilId }, grown);
  await ask('GET /v1/pupil/{pupilId}/access-log', 'pupil of age', { params: { pupilId: grown.pupilId } });
  await ask('GET /v1/guardian/children/{childId}/access', 'guardian', { params: { childId: own.pupilId } });
  await ask('GET /v1/pupil/{pupilId}/access', 'pupil of age', { params: { pupilId: grown.pupilId } });
  await statements(ask, own);
  await warningsWalk(ask, own);
  await remarksWalk(ask, own);
  await messagesWalk(ask, own, grown);
  await announcementsWalk(ask, own, grown);
  await meetingsWalk(ask, own, grown);
  await calendarWalk(ask, own, grown);
  await conferencesWalk(ask, own, grown);
  await documentsWalk(ask, own, grown);
  await archiveWalk(ask, own);
  await templatesWalk(ask);
  await signInWalk(ask);
  await lessonsWalk(ask, own, LESSON_DAY);
  await settings(ask, 'owner admin', '/v1/owner/settings', {});
  await settings(ask, 'leader', '/v1/schools/{schoolId}/settings', { schoolId: own.schoolId });
  await consents(ask);
  await limitDecision(ask);
  await questionsWalk(ask, own, grown);
  await channels(ask, 'guardian', 'guardian');
  await channels(ask, 'pupil of age', 'pupil');
  await channels(ask, 'contact teacher', 'staff');
}
