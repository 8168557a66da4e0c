import type { Ask } from '../support/events.ts';
import { handledIdAt, heldThreadAt, openIdAt } from './message-care.ts';
import type { Place } from './municipality.ts';
import { takenIdAt, threadIdAt } from './thread-ids.ts';

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;

const SCHOOL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const REPORTS = '/v1/schools/{schoolId}/reported-messages';
const PLACES = [
  ['/v1/guardian/children/{childId}', ({ pupilId }: Place) => ({ childId: pupilId })],
  ['/v1/pupil/{pupilId}', ({ pupilId }: Place) => ({ pupilId })],
  [SCHOOL, ({ schoolId, pupilId }: Place) => ({ schoolId, pupilId })],
] as const;

const pupilAt = ({ schoolId, pupilId }: Place) => ({ schoolId, pupilId });
const body = { reason: 'Avtalt med rektor.' };
const move = (place: Place): Sent => ({
  params: { schoolId: place.schoolId, reportedId: handledIdAt(place) },
  body,
});

export const MESSAGE_CARE: Readonly<Record<string, (place: Place) => Sent>> = {
  ...Object.fromEntries(
    PLACES.map(([base, who]) => [
      `POST ${base}/threads/{threadId}/messages/{messageId}/report`,
      (place: Place) => ({
        params: { ...who(place), threadId: threadIdAt(place), messageId: takenIdAt(place) },
        body: { reason: 'other' },
      }),
    ]),
  ),
  [`POST ${SCHOOL}/threads/{threadId}/lift`]: (place) => ({
    params: { ...pupilAt(place), threadId: threadIdAt(place) },
    body: { messageIds: [place.leaveId], purpose: 'Til mappen.' },
  }),
  [`GET ${SCHOOL}/lifted-messages`]: (place) => ({ params: pupilAt(place) }),
  [`GET ${SCHOOL}/lifted-messages/{liftId}/letter`]: (place) => ({
    params: { ...pupilAt(place), liftId: openIdAt(place) },
  }),
  [`GET ${REPORTS}`]: ({ schoolId }) => ({ params: { schoolId } }),
  [`GET ${REPORTS}/{reportedId}`]: (place) => ({
    params: { schoolId: place.schoolId, reportedId: openIdAt(place) },
  }),
  [`POST ${REPORTS}/{reportedId}/hide`]: move,
  [`POST ${REPORTS}/{reportedId}/pause`]: move,
  // The conversation is closed, and so not paused.
  [`POST ${REPORTS}/{reportedId}/resume`]: move,
  [`POST ${REPORTS}/{reportedId}/handle`]: move,
  [`GET ${SCHOOL}/conversation-records`]: (place) => ({ params: pupilAt(place) }),
  [`GET ${SCHOOL}/conversation-records/documents/{liftId}/letter`]: (place) => ({
    params: { ...pupilAt(place), liftId: openIdAt(place) },
  }),
  [`POST ${SCHOOL}/conversation-records/{threadId}/hold`]: (place) => ({
    params: { ...pupilAt(place), threadId: heldThreadAt(place) },
    body: { ...body, basis: 'Lov' },
  }),
  // Nothing holds this conversation.
  [`POST ${SCHOOL}/conversation-records/{threadId}/hold/end`]: (place) => ({
    params: { ...pupilAt(place), threadId: threadIdAt(place) },
    body,
  }),
};
