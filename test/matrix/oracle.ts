import { ANNOUNCEMENTS } from './announcements.ts';
import { archiveRows } from './archive.ts';
import { CALENDAR } from './calendar.ts';
import { CONFERENCES } from './conferences.ts';
import { DOCUMENTS } from './documents.ts';
import { MEETINGS } from './meetings.ts';
import type { Role, Where } from './municipality.ts';
import { CHANNELS } from './oracle-channels.ts';
import { DELIVERIES } from './oracle-deliveries.ts';
import { FIGURES } from './oracle-figures.ts';
import { HANDLING } from './oracle-handling.ts';
import { LEAVE } from './oracle-leave.ts';
import { LESSONS } from './oracle-lessons.ts';
import { MESSAGE_CARE } from './oracle-message-care.ts';
import { MESSAGES } from './oracle-messages.ts';
import { NOTIFICATIONS } from './oracle-notifications.ts';
import { officeRows } from './oracle-office.ts';
import { QUESTIONS } from './oracle-questions.ts';
import { REMARKS } from './oracle-remarks.ts';
import { STATEMENTS } from './oracle-statements.ts';
import { WARNINGS } from './oracle-warnings.ts';
import { SIGN_IN_ROWS } from './sign-in.ts';
import { templateRows } from './templates.ts';

type At = Partial<Readonly<Record<Where, readonly Role[]>>>;

/**
 * Who gets through one route, written by hand from docs/product.md and the law; the policy is not asked.
 * Everybody who is not named is turned away: without a token or with the other issuer's 401, without a person in the
 * role 403, and else 404 as if the thing were absent.
 */
export type Row = {
  /** What the path or body names: decides which places there are to ask about. */
  readonly names: 'nothing' | 'pupil' | 'school' | 'item';
  /** The status of those who get through. Mutations are asked so that a later rule stops them: nothing changes. */
  readonly passes: number;
  readonly may: At;
  /** Those who may see the thing but not do this, or whom the law says to tell why: 403. */
  readonly told?: At;
};

const ALL_GUARDIANS: readonly Role[] = [
  'guardian',
  'guardian without responsibility',
  'guardian revoked',
  'guardian with consent',
  'guardian of another owner',
];
const STAFF_HERE: readonly Role[] = ['subject teacher', 'contact teacher', 'leader', 'principal', 'office'];
const NO_ADMINS: readonly Role[] = [
  ...STAFF_HERE,
  'substitute',
  'former teacher',
  'former office',
  'substitute after the grant',
  'leader at the other school',
];
const ADMINS: readonly Role[] = ['owner admin', 'owner admin of another owner'];

const everywhere = (roles: readonly Role[]): At => ({
  own: roles,
  grown: roles,
  'other school': roles,
  'other owner': roles,
  absent: roles,
});

/** A guardian's look at a child: responsibility for a minor, consent from one of age. */
const childRead = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian'] },
});
/** A guardian's report about a child: consent gives sight, never this. */
const childAct = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: ['guardian'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian', 'guardian with consent'] },
});
const pupilRead: Row = { names: 'pupil', passes: 200, may: { own: ['pupil minor'], grown: ['pupil of age'] } };
const pupilAct = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { grown: ['pupil of age'] },
  told: { own: ['pupil minor'] },
});
/** Handling and entering is for those who know the family: the office and the contact teacher. */
const officeWork = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: ['office', 'contact teacher'], grown: ['office', 'contact teacher'] },
});
const ownerRoute = (passes: number): Row => ({
  names: 'nothing',
  passes,
  may: { own: ADMINS },
  told: { own: NO_ADMINS },
});
/** A pupil of age gives and takes consent; a minor is told that it is not theirs to give. */
const consentRoute = (passes: number): Row => ({
  names: 'nothing',
  passes,
  may: { own: ['pupil of age'] },
  told: { own: ['pupil minor'] },
});
const schoolSettingsRead: Row = {
  names: 'school',
  passes: 200,
  may: {
    own: [...STAFF_HERE, 'substitute', 'owner admin'],
    'other school': ['leader at the other school', 'owner admin'],
    'other owner': ['owner admin of another owner'],
  },
};
const schoolSettingsChange: Row = {
  names: 'school',
  passes: 412,
  may: {
    own: ['leader', 'principal', 'owner admin'],
    'other school': ['leader at the other school', 'owner admin'],
    'other owner': ['owner admin of another owner'],
  },
  told: { own: ['subject teacher', 'contact teacher', 'office', 'substitute'] },
};
const CHILD = '/v1/guardian/children/{childId}/absence-reports';
const PUPIL = '/v1/pupil/{pupilId}/absence-reports';
const SCHOOL_REPORT = '/v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}';
const OWNER_SETTING = '/v1/owner/settings/{key}';
const SCHOOL_SETTING = '/v1/schools/{schoolId}/settings/{key}';

export const ORACLE: Readonly<Record<string, Row>> = {
  ...ANNOUNCEMENTS,
  ...MEETINGS,
  ...CALENDAR,
  ...CONFERENCES,
  ...DOCUMENTS,
  ...CHANNELS,
  ...FIGURES,
  ...HANDLING,
  ...LEAVE,
  ...LESSONS,
  ...MESSAGES,
  ...MESSAGE_CARE,
  ...NOTIFICATIONS,
  ...QUESTIONS,
  ...REMARKS,
  ...STATEMENTS,
  ...WARNINGS,
  ...DELIVERIES,
  ...officeRows(ownerRoute),
  ...archiveRows(ownerRoute, everywhere(NO_ADMINS)),
  ...templateRows(ownerRoute, everywhere(NO_ADMINS)),
  ...SIGN_IN_ROWS,
  'GET /docs': { names: 'nothing', passes: 200, may: {} },
  'GET /openapi.json': { names: 'nothing', passes: 200, may: {} },

  'GET /v1/guardian/children': { names: 'nothing', passes: 200, may: { own: ALL_GUARDIANS } },
  'POST /v1/guardian/absence-reports': childAct(422),
  [`GET ${CHILD}`]: childRead(200),
  [`GET ${CHILD}/{reportId}`]: childRead(200),
  [`GET ${CHILD}/{reportId}/versions`]: childRead(200),
  [`PATCH ${CHILD}/{reportId}`]: childAct(412),
  [`POST ${CHILD}/{reportId}/withdrawal`]: childAct(412),
  [`POST ${CHILD}/{reportId}/still-away-answers`]: childAct(409),

  'GET /v1/guardian/children/{childId}/summary': childRead(200),
  'GET /v1/guardian/children/{childId}/lessons': childRead(200),
  'GET /v1/pupil/{pupilId}/summary': pupilRead,
  'GET /v1/pupil/{pupilId}/lessons': pupilRead,
  // A consent gives no sight of the pupil’s other consents.
  'GET /v1/guardian/children/{childId}/access': childAct(200),
  'GET /v1/pupil/{pupilId}/access': pupilRead,

  'GET /v1/pupil/card': { names: 'nothing', passes: 200, may: { own: ['pupil minor', 'pupil of age'] } },
  [`GET ${PUPIL}`]: pupilRead,
  [`GET ${PUPIL}/{reportId}`]: pupilRead,
  [`GET ${PUPIL}/{reportId}/versions`]: pupilRead,
  [`POST ${PUPIL}`]: pupilAct(422),
  [`PATCH ${PUPIL}/{reportId}`]: pupilAct(412),
  [`POST ${PUPIL}/{reportId}/withdrawal`]: pupilAct(412),
  [`POST ${PUPIL}/{reportId}/still-away-answers`]: pupilAct(409),

  'GET /v1/schools/{schoolId}/absences': {
    names: 'school',
    passes: 200,
    may: { own: ['office', 'leader', 'principal'], 'other school': ['leader at the other school'] },
  },
  'POST /v1/schools/{schoolId}/absence-reports': officeWork(422),
  'POST /v1/schools/{schoolId}/absence-receipts': officeWork(200),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports': {
    names: 'pupil',
    passes: 200,
    may: { own: STAFF_HERE, grown: STAFF_HERE, 'other school': ['leader at the other school'] },
  },

  [`GET ${SCHOOL_REPORT}`]: {
    names: 'pupil',
    passes: 200,
    may: { own: STAFF_HERE, grown: STAFF_HERE, 'other school': ['leader at the other school'] },
  },
  [`PATCH ${SCHOOL_REPORT}`]: officeWork(412),
  [`POST ${SCHOOL_REPORT}/withdrawal`]: officeWork(412),
  [`POST ${SCHOOL_REPORT}/still-away-answers`]: officeWork(409),

  'GET /v1/staff/remarks': { names: 'nothing', passes: 200, may: { own: [...NO_ADMINS, ...ADMINS] } },
  'GET /v1/staff/warnings': { names: 'nothing', passes: 200, may: { own: [...NO_ADMINS, ...ADMINS] } },
  'GET /v1/staff/me': { names: 'nothing', passes: 200, may: { own: [...NO_ADMINS, ...ADMINS] } },
  'GET /v1/owner/imports': ownerRoute(200),
  'POST /v1/owner/imports': ownerRoute(201),
  'GET /v1/owner/imports/{importId}': ownerRoute(404),
  'POST /v1/owner/imports/{importId}/application': ownerRoute(404),
  'GET /v1/pupil/guardian-consents': consentRoute(200),
  'PUT /v1/pupil/guardian-consents/{guardianId}': consentRoute(404),
  'DELETE /v1/pupil/guardian-consents/{guardianId}': consentRoute(404),

  'GET /v1/owner/settings': ownerRoute(200),
  [`PUT ${OWNER_SETTING}`]: ownerRoute(412),
  [`DELETE ${OWNER_SETTING}`]: ownerRoute(412),
  [`GET ${OWNER_SETTING}/history`]: ownerRoute(200),
  'GET /v1/schools/{schoolId}/settings': schoolSettingsRead,
  [`PUT ${SCHOOL_SETTING}`]: schoolSettingsChange,
  [`DELETE ${SCHOOL_SETTING}`]: schoolSettingsChange,
  [`GET ${SCHOOL_SETTING}/history`]: schoolSettingsRead,

  'GET /v1/guardian/children/{childId}/access-log': childAct(200),
  'GET /v1/pupil/{pupilId}/access-log': pupilAct(200),
  'GET /v1/owner/pupils/{pupilId}/access-log': {
    names: 'pupil',
    passes: 200,
    may: {
      own: ['owner admin'],
      grown: ['owner admin'],
      'other school': ['owner admin'],
      'other owner': ['owner admin of another owner'],
    },
    told: everywhere(NO_ADMINS),
  },
};
