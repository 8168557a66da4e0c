import { ROLES, type Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const GUARDIANS = ROLES.filter((role) => role.startsWith('guardian'));
const PUPILS: readonly Role[] = ['pupil minor', 'pupil of age'];
const STAFF = ROLES.filter((role) => role !== 'anonymous' && !GUARDIANS.includes(role) && !PUPILS.includes(role));
const ownList = (roles: readonly Role[]): Row => ({ names: 'nothing', passes: 200, may: { own: roles } });

/** Guardians who are in the conversation: responsibility for a minor, consent from a pupil of age. */
const childReads = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian'] },
});
/** A consent lets a guardian read, never write. */
const childWrites = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: ['guardian'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian', 'guardian with consent'] },
});
/** Only the author takes a message back, and nobody here is. */
const childWithdraws: Row = {
  names: 'pupil',
  passes: 403,
  may: { own: ['guardian'], 'other owner': ['guardian of another owner'] },
};
/** A pupil of age writes alone; a minor learns that guardians do, before there is a conversation. */
const pupilStarts = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { grown: ['pupil of age'] },
  told: { own: ['pupil minor'] },
});
const pupilInThread = (passes: number): Row => ({ names: 'pupil', passes, may: { grown: ['pupil of age'] } });
/** Whoever teaches the pupil may begin; a grant for some days is for registering in lessons. */
const staffStarts = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: ['subject teacher', 'contact teacher'], grown: ['subject teacher', 'contact teacher'] },
});
/** The contact teacher is in the conversation. A colleague, the office and the leaders are not. */
const staffInThread = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: ['contact teacher'], grown: ['contact teacher'] },
});

/** Only its author asks about a file that is not sent yet. */
const ownFile: Row = { ...childWithdraws, passes: 200 };
const DOWNLOAD = 'threads/{threadId}/messages/{messageId}/attachments/{attachmentId}';
const FILE = 'attachments/{attachmentId}';
const CHILD = '/v1/guardian/children/{childId}';
const PUPIL = '/v1/pupil/{pupilId}';
const SCHOOL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const THREAD = 'threads/{threadId}';
const COLLEAGUES = `${THREAD}/colleagues`;
const WITHDRAWAL = `${THREAD}/messages/{messageId}/withdrawal`;

export const MESSAGES: Readonly<Record<string, Row>> = {
  'GET /v1/guardian/threads': ownList(GUARDIANS),
  'GET /v1/pupil/threads': ownList(PUPILS),
  'GET /v1/staff/threads': ownList(STAFF),
  'GET /v1/staff/threads/{threadId}': { names: 'item', passes: 200, may: { own: ['contact teacher'] } },
  'GET /v1/staff/message-choice': ownList(STAFF),
  'POST /v1/staff/message-choice': ownList(STAFF),
  [`GET ${CHILD}/message-form`]: childWrites(200),
  [`POST ${CHILD}/threads`]: childWrites(422),
  [`GET ${CHILD}/${THREAD}`]: childReads(200),
  [`POST ${CHILD}/${THREAD}/reads`]: { ...childReads(204), told: {} },
  [`POST ${CHILD}/${THREAD}/messages`]: childWrites(409),
  [`POST ${CHILD}/${WITHDRAWAL}`]: childWithdraws,
  [`POST ${CHILD}/${COLLEAGUES}/{staffId}/answer`]: childWrites(409),
  [`POST ${CHILD}/attachments`]: { ...childWithdraws, passes: 201 },
  [`GET ${CHILD}/${FILE}`]: ownFile,
  [`GET ${CHILD}/${DOWNLOAD}`]: { ...childReads(200), told: {} },
  [`POST ${PUPIL}/attachments`]: pupilInThread(201),
  [`GET ${PUPIL}/${FILE}`]: pupilInThread(200),
  [`GET ${PUPIL}/${DOWNLOAD}`]: pupilInThread(200),
  [`POST ${SCHOOL}/attachments`]: staffStarts(201),
  [`GET ${SCHOOL}/${FILE}`]: staffInThread(200),
  [`GET ${SCHOOL}/${DOWNLOAD}`]: staffInThread(200),
  [`GET ${PUPIL}/message-form`]: pupilStarts(200),
  [`POST ${PUPIL}/threads`]: pupilStarts(422),
  [`GET ${PUPIL}/${THREAD}`]: pupilInThread(200),
  [`POST ${PUPIL}/${THREAD}/reads`]: pupilInThread(204),
  [`POST ${PUPIL}/${THREAD}/messages`]: pupilInThread(409),
  [`POST ${PUPIL}/${WITHDRAWAL}`]: pupilInThread(403),
  [`POST ${PUPIL}/${COLLEAGUES}/{staffId}/answer`]: pupilInThread(409),
  [`GET ${SCHOOL}/message-form`]: staffStarts(200),
  [`POST ${SCHOOL}/threads`]: staffStarts(422),
  [`GET ${SCHOOL}/${THREAD}`]: staffInThread(200),
  [`POST ${SCHOOL}/${THREAD}/reads`]: staffInThread(204),
  [`POST ${SCHOOL}/${THREAD}/messages`]: staffInThread(409),
  [`POST ${SCHOOL}/${WITHDRAWAL}`]: staffInThread(403),
  [`POST ${SCHOOL}/${THREAD}/colleague-searches`]: staffInThread(200),
  [`POST ${SCHOOL}/${COLLEAGUES}`]: staffInThread(409),
  [`POST ${SCHOOL}/${COLLEAGUES}/{staffId}/end`]: staffInThread(204),
};
