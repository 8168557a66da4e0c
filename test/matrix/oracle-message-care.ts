import type { Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const LEADERS: readonly Role[] = ['leader', 'principal'];
const OTHER = { 'other school': ['leader at the other school'] } as const;
/** A report at a school, for its leaders alone. */
const leads = (passes: number): Row => ({ names: 'school', passes, may: { own: LEADERS, ...OTHER } });
/** A pupil's record of conversations, for the leaders of the pupil's school. */
const records = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: LEADERS, grown: LEADERS, ...OTHER },
});
const inThread = { own: ['contact teacher'], grown: ['contact teacher'] } as const;
const teachers = {
  own: ['subject teacher', 'contact teacher'],
  grown: ['subject teacher', 'contact teacher'],
} as const;

const CHILD = '/v1/guardian/children/{childId}';
const SCHOOL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const REPORT = 'threads/{threadId}/messages/{messageId}/report';
const REPORTS = '/v1/schools/{schoolId}/reported-messages';

/** The message was withdrawn, and the report is handled: whoever gets as far as 409 was let through. */
export const MESSAGE_CARE: Readonly<Record<string, Row>> = {
  [`POST ${CHILD}/${REPORT}`]: {
    names: 'pupil',
    passes: 409,
    may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
  },
  [`POST /v1/pupil/{pupilId}/${REPORT}`]: { names: 'pupil', passes: 409, may: { grown: ['pupil of age'] } },
  [`POST ${SCHOOL}/${REPORT}`]: { names: 'pupil', passes: 409, may: inThread },
  [`POST ${SCHOOL}/threads/{threadId}/lift`]: { names: 'pupil', passes: 422, may: inThread },
  [`GET ${SCHOOL}/lifted-messages`]: { names: 'pupil', passes: 200, may: teachers },
  [`GET ${SCHOOL}/lifted-messages/{liftId}/letter`]: { names: 'pupil', passes: 200, may: inThread },
  [`GET ${REPORTS}`]: leads(200),
  [`GET ${REPORTS}/{reportedId}`]: leads(200),
  [`POST ${REPORTS}/{reportedId}/hide`]: leads(409),
  [`POST ${REPORTS}/{reportedId}/pause`]: leads(409),
  [`POST ${REPORTS}/{reportedId}/resume`]: leads(409),
  [`POST ${REPORTS}/{reportedId}/handle`]: leads(409),
  [`GET ${SCHOOL}/conversation-records`]: records(200),
  [`GET ${SCHOOL}/conversation-records/documents/{liftId}/letter`]: records(200),
  [`POST ${SCHOOL}/conversation-records/{threadId}/hold`]: records(409),
  [`POST ${SCHOOL}/conversation-records/{threadId}/hold/end`]: records(204),
};
