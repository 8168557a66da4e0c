import { newId, newSortableId } from '../../functions/shared/ids.ts';
import type { Ask } from '../support/events.ts';
import { ANNOUNCEMENT_REQUESTS } from './announcements.ts';
import { ARCHIVE } from './archive.ts';
import { CALENDAR_REQUESTS } from './calendar.ts';
import { CONFERENCE_REQUESTS } from './conferences.ts';
import { DOCUMENT_REQUESTS } from './documents.ts';
import { MEETING_REQUESTS } from './meetings.ts';
import type { Place } from './municipality.ts';
import { CHANNELS } from './requests-channels.ts';
import { DELIVERIES } from './requests-deliveries.ts';
import { FIGURES } from './requests-figures.ts';
import { HANDLING } from './requests-handling.ts';
import { LEAVE } from './requests-leave.ts';
import { LESSONS } from './requests-lessons.ts';
import { MESSAGE_CARE } from './requests-message-care.ts';
import { MESSAGES } from './requests-messages.ts';
import { NOTIFICATIONS } from './requests-notifications.ts';
import { OFFICE } from './requests-office.ts';
import { QUESTIONS } from './requests-questions.ts';
import { REMARKS } from './requests-remarks.ts';
import { STATEMENTS } from './requests-statements.ts';
import { WARNINGS } from './requests-warnings.ts';
import { SIGN_IN } from './sign-in.ts';
import { TEMPLATE_REQUESTS } from './templates.ts';

/**
 * What is sent to one route about one place: complete and well-formed, and stopped by a rule before it changes much.
 */
type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;
type Target = Place & { readonly reportId: string };

const STALE = { 'if-match': '"99"' };
const PAST = { firstDay: '2026-11-02', lastDay: '2026-11-02' };
const DAY = '2026-11-24';

const child = ({ pupilId, reportId }: Target) => ({ childId: pupilId, reportId });
const pupil = ({ pupilId, reportId }: Target) => ({ pupilId, reportId });
const school = ({ schoolId }: Target) => ({ schoolId });
const key = 'absence.windowDays';

const CHILD = '/v1/guardian/children/{childId}/absence-reports';
const PUPIL = '/v1/pupil/{pupilId}/absence-reports';
const SCHOOL_REPORT = '/v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}';

export const REQUESTS: Readonly<Record<string, (target: Target) => Sent>> = {
  ...CHANNELS,
  ...FIGURES,
  ...HANDLING,
  ...LEAVE,
  ...LESSONS,
  ...ANNOUNCEMENT_REQUESTS,
  ...MEETING_REQUESTS,
  ...CALENDAR_REQUESTS,
  ...CONFERENCE_REQUESTS,
  ...DOCUMENT_REQUESTS,
  ...TEMPLATE_REQUESTS,
  ...MESSAGES,
  ...MESSAGE_CARE,
  ...NOTIFICATIONS,
  ...OFFICE,
  ...QUESTIONS,
  ...REMARKS,
  ...STATEMENTS,
  ...WARNINGS,
  ...DELIVERIES,
  ...ARCHIVE,
  ...SIGN_IN,
  'POST /v1/guardian/absence-reports': ({ pupilId }) => ({ body: { children: [{ childId: pupilId, ...PAST }] } }),
  [`GET ${CHILD}`]: ({ pupilId }) => ({ params: { childId: pupilId } }),
  [`GET ${CHILD}/{reportId}`]: (at) => ({ params: child(at) }),
  [`GET ${CHILD}/{reportId}/versions`]: (at) => ({ params: child(at) }),
  [`PATCH ${CHILD}/{reportId}`]: (at) => ({ params: child(at), body: { lastDay: DAY }, headers: STALE }),
  [`POST ${CHILD}/{reportId}/withdrawal`]: (at) => ({ params: child(at), headers: STALE }),
  [`POST ${CHILD}/{reportId}/still-away-answers`]: (at) => ({
    params: child(at),
    body: { day: DAY, stillAway: true },
  }),

  'GET /v1/guardian/children/{childId}/summary': ({ pupilId }) => ({ params: { childId: pupilId } }),
  'GET /v1/guardian/children/{childId}/lessons': ({ pupilId }) => ({ params: { childId: pupilId } }),
  'GET /v1/pupil/{pupilId}/summary': ({ pupilId }) => ({ params: { pupilId } }),
  'GET /v1/pupil/{pupilId}/lessons': ({ pupilId }) => ({ params: { pupilId } }),
  'GET /v1/guardian/children/{childId}/access': ({ pupilId }) => ({ params: { childId: pupilId } }),
  'GET /v1/pupil/{pupilId}/access': ({ pupilId }) => ({ params: { pupilId } }),

  [`GET ${PUPIL}`]: ({ pupilId }) => ({ params: { pupilId } }),
  [`GET ${PUPIL}/{reportId}`]: (at) => ({ params: pupil(at) }),
  [`GET ${PUPIL}/{reportId}/versions`]: (at) => ({ params: pupil(at) }),
  [`POST ${PUPIL}`]: ({ pupilId }) => ({ params: { pupilId }, body: PAST }),
  [`PATCH ${PUPIL}/{reportId}`]: (at) => ({ params: pupil(at), body: { lastDay: DAY }, headers: STALE }),
  [`POST ${PUPIL}/{reportId}/withdrawal`]: (at) => ({ params: pupil(at), headers: STALE }),
  [`POST ${PUPIL}/{reportId}/still-away-answers`]: (at) => ({
    params: pupil(at),
    body: { day: DAY, stillAway: true },
  }),

  'GET /v1/schools/{schoolId}/absences': (at) => ({ params: school(at), query: { day: DAY } }),
  'POST /v1/schools/{schoolId}/absence-reports': (at) => ({
    params: school(at),
    body: { pupilId: at.pupilId, ...PAST },
  }),
  // Seen again stays seen.
  'POST /v1/schools/{schoolId}/absence-receipts': (at) => ({
    params: school(at),
    body: { reports: [{ pupilId: at.pupilId, reportId: at.reportId }], status: 'seen' },
  }),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports': (at) => ({
    params: { ...school(at), pupilId: at.pupilId },
  }),

  [`GET ${SCHOOL_REPORT}`]: (at) => ({ params: { ...school(at), ...pupil(at) } }),
  [`PATCH ${SCHOOL_REPORT}`]: (at) => ({
    params: { ...school(at), ...pupil(at) },
    body: { lastDay: DAY },
    headers: STALE,
  }),
  [`POST ${SCHOOL_REPORT}/withdrawal`]: (at) => ({ params: { ...school(at), ...pupil(at) }, headers: STALE }),
  [`POST ${SCHOOL_REPORT}/still-away-answers`]: (at) => ({
    params: { ...school(at), ...pupil(at) },
    body: { day: DAY, stillAway: true },
  }),

  'POST /v1/owner/imports': () => ({ body: { format: 'csv-zip', system: 'matrix', bytes: 1000, mode: 'dry-run' } }),
  'GET /v1/owner/imports/{importId}': () => ({ params: { importId: newSortableId(0) } }),
  'POST /v1/owner/imports/{importId}/application': () => ({ params: { importId: newSortableId(0) } }),
  // A guardian that the pupil does not have: nothing is given.
  'PUT /v1/pupil/guardian-consents/{guardianId}': () => ({ params: { guardianId: newId() }, body: { lastDay: null } }),
  'DELETE /v1/pupil/guardian-consents/{guardianId}': () => ({ params: { guardianId: newId() } }),

  'PUT /v1/owner/settings/{key}': () => ({ params: { key }, body: { value: 90 }, headers: STALE }),
  'DELETE /v1/owner/settings/{key}': () => ({ params: { key }, headers: STALE }),
  'GET /v1/owner/settings/{key}/history': () => ({ params: { key } }),
  'GET /v1/schools/{schoolId}/settings': (at) => ({ params: school(at) }),
  'PUT /v1/schools/{schoolId}/settings/{key}': (at) => ({
    params: { ...school(at), key },
    body: { value: 90 },
    headers: STALE,
  }),
  'DELETE /v1/schools/{schoolId}/settings/{key}': (at) => ({ params: { ...school(at), key }, headers: STALE }),
  'GET /v1/schools/{schoolId}/settings/{key}/history': (at) => ({ params: { ...school(at), key } }),

  'GET /v1/guardian/children/{childId}/access-log': ({ pupilId }) => ({ params: { childId: pupilId } }),
  'GET /v1/pupil/{pupilId}/access-log': ({ pupilId }) => ({ params: { pupilId } }),
  'GET /v1/owner/pupils/{pupilId}/access-log': ({ pupilId }) => ({ params: { pupilId } }),
};
