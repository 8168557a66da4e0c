import type { Ask } from '../support/events.ts';
import type { Place } from './municipality.ts';
import { guardianIdAt, twinIdAt } from './questions.ts';

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;

const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const SAME = '/v1/same-people/{kind}/{personId}/{otherId}';
const pupil = ({ schoolId, pupilId }: Place) => ({ schoolId, pupilId });
const pair = (at: Place) => ({ ...pupil(at), guardianId: guardianIdAt(at) });
const same = (at: Place) => ({ kind: 'pupil', personId: at.pupilId, otherId: twinIdAt(at) });
// Nobody has seen it so: whoever gets as far as 409 was let through.
const stale = { seen: 'something-else', reason: 'Kontrollert.' };

export const QUESTIONS: Readonly<Record<string, (target: Place) => Sent>> = {
  'GET /v1/schools/{schoolId}/work-list': ({ schoolId }) => ({ params: { schoolId } }),
  [`POST ${PUPIL}/guardians/{guardianId}/basis-settlement`]: (at) => ({
    params: pair(at),
    body: { basis: 'daily-care', ...stale },
  }),
  [`POST ${PUPIL}/protection-settlement`]: (at) => ({ params: pupil(at), body: { protection: 'none', ...stale } }),
  [`POST ${PUPIL}/guardians/{guardianId}/protection-settlement`]: (at) => ({
    params: pair(at),
    body: { protection: 'none', ...stale },
  }),
  [`GET ${PUPIL}/homes`]: (at) => ({ params: pupil(at) }),
  [`PUT ${PUPIL}/homes/{guardianId}/{otherId}`]: (at) => ({
    params: { ...pair(at), otherId: twinIdAt(at) },
    body: { together: true },
    headers: { 'if-match': '"99"' },
  }),
  [`GET ${SAME}`]: (at) => ({ params: same(at) }),
  [`POST ${SAME}/settlement`]: (at) => ({
    params: same(at),
    body: { outcome: 'joined', goesOn: at.pupilId, ...stale },
  }),
};
