import { newId } from '../../functions/shared/ids.ts';
import type { Ask } from '../support/events.ts';
import { LESSON_DAY, type Place } from './municipality.ts';

type Sent = Pick<Ask, 'params' | 'query' | 'body'>;

const LESSON = '/v1/groups/{groupId}/days/{date}/lessons/{lessonId}';
const SUBSTITUTES = '/v1/groups/{groupId}/substitutes';
const lesson = ({ groupId, lessonId }: Place) => ({ params: { groupId, date: LESSON_DAY, lessonId } });
const group = ({ groupId }: Place) => ({ params: { groupId } });

export const LESSONS: Readonly<Record<string, (target: Place) => Sent>> = {
  'GET /v1/staff/lessons': () => ({ query: { from: LESSON_DAY, to: '2026-11-27' } }),
  'POST /v1/staff/lesson-confirmations': (at) => ({
    body: { mode: 'preview', lessons: [{ ...lesson(at).params, present: [at.pupilId] }] },
  }),
  [`GET ${LESSON}`]: lesson,
  // Whoever is absent has no minutes of their own: a rule stops it.
  [`POST ${LESSON}/entries`]: (at) => ({
    ...lesson(at),
    body: { entries: [{ pupilId: at.pupilId, kind: 'absent', minutes: 5 }] },
  }),
  [`POST ${LESSON}/confirmation`]: lesson,
  [`DELETE ${LESSON}/confirmation`]: lesson,
  // Nobody is registered away: there is nothing to decide.
  [`POST ${LESSON}/settlement`]: (at) => ({ ...lesson(at), body: { outcome: 'kept' } }),
  [`GET ${SUBSTITUTES}`]: group,
  [`POST ${SUBSTITUTES}`]: (at) => ({
    ...group(at),
    body: { feideName: 'nobody@fjordvik.example', from: '2026-11-24', to: '2026-11-23' },
  }),
  // A colleague who never had a grant.
  [`DELETE ${SUBSTITUTES}/{staffId}`]: (at) => ({ params: { ...group(at).params, staffId: newId() } }),
};
