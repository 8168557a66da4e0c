import type { Ask } from '../support/events.ts';
import { attachmentIdAt } from './messages.ts';
import type { Place } from './municipality.ts';
import { messageIdAt, threadIdAt } from './thread-ids.ts';

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;

const FAMILIES = [
  ['/v1/guardian/children/{childId}', ({ pupilId }: Place) => ({ childId: pupilId })],
  ['/v1/pupil/{pupilId}', ({ pupilId }: Place) => ({ pupilId })],
] as const;
const STAFF = [
  '/v1/schools/{schoolId}/pupils/{pupilId}',
  ({ schoolId, pupilId }: Place) => ({ schoolId, pupilId }),
] as const;
const kindAt = (base: string) => {
  if (base.startsWith('/v1/guardian')) return 'guardian';
  return base.startsWith('/v1/schools') ? 'staff' : 'pupil';
};
const SAID = { subject: 'Turen', text: 'Ho gler seg.' };

const atEach = ([base, who]: readonly [string, (at: Place) => Readonly<Record<string, string>>]): Readonly<
  Record<string, (at: Place) => Sent>
> => {
  const thread = (at: Place) => ({ ...who(at), threadId: threadIdAt(at) });
  return {
    [`GET ${base}/message-form`]: (at) => ({ params: who(at) }),
    // Nobody writes to the pupil as a teacher or a guardian: whoever gets as far as 422 was let through.
    [`POST ${base}/threads`]: (at) => ({ params: who(at), body: { ...SAID, to: [at.lessonId] } }),
    [`GET ${base}/threads/{threadId}`]: (at) => ({ params: thread(at) }),
    [`POST ${base}/threads/{threadId}/reads`]: (at) => ({ params: thread(at), body: { upTo: messageIdAt(at) } }),
    [`POST ${base}/threads/{threadId}/messages`]: (at) => ({ params: thread(at), body: { text: 'Takk.' } }),
    [`POST ${base}/threads/{threadId}/messages/{messageId}/withdrawal`]: (at) => ({
      params: { ...thread(at), messageId: messageIdAt(at) },
    }),
    [`GET ${base}/threads/{threadId}/messages/{messageId}/attachments/{attachmentId}`]: (at) => ({
      params: { ...thread(at), messageId: messageIdAt(at), attachmentId: attachmentIdAt(at, 'message') },
    }),
    [`POST ${base}/attachments`]: (at) => ({ params: who(at), body: { mediaType: 'image/jpeg', byteSize: 100 } }),
    [`GET ${base}/attachments/{attachmentId}`]: (at) => ({
      params: { ...who(at), attachmentId: attachmentIdAt(at, kindAt(base)) },
    }),
  };
};

const [SCHOOL, pupilAt] = STAFF;
const THREAD = 'threads/{threadId}';
/** A colleague whom nobody has added: a right answer is that there is nothing to answer, and nothing to end. */
const COLLEAGUES: Readonly<Record<string, (at: Place) => Sent>> = {
  ...Object.fromEntries(
    FAMILIES.map(([base, who]) => [
      `POST ${base}/${THREAD}/colleagues/{staffId}/answer`,
      (at: Place) => ({
        params: { ...who(at), threadId: threadIdAt(at), staffId: at.lessonId },
        body: { yes: true },
      }),
    ]),
  ),
  [`POST ${SCHOOL}/${THREAD}/colleague-searches`]: (at) => ({
    params: { ...pupilAt(at), threadId: threadIdAt(at) },
    body: { name: 'an' },
  }),
  // The conversation is closed.
  [`POST ${SCHOOL}/${THREAD}/colleagues`]: (at) => ({
    params: { ...pupilAt(at), threadId: threadIdAt(at) },
    body: { staffId: at.lessonId, lastDay: '2026-11-30' },
  }),
  [`POST ${SCHOOL}/${THREAD}/colleagues/{staffId}/end`]: (at) => ({
    params: { ...pupilAt(at), threadId: threadIdAt(at), staffId: at.lessonId },
  }),
};

export const MESSAGES: Readonly<Record<string, (target: Place) => Sent>> = {
  'GET /v1/guardian/threads': () => ({}),
  'GET /v1/pupil/threads': () => ({}),
  'GET /v1/staff/threads': () => ({}),
  'GET /v1/staff/threads/{threadId}': (at) => ({ params: { threadId: threadIdAt(at) } }),
  ...Object.assign({}, ...[...FAMILIES, STAFF].map(atEach)),
  ...COLLEAGUES,
  'GET /v1/staff/message-choice': () => ({}),
  'POST /v1/staff/message-choice': () => ({ body: { atOnce: false } }),
};
