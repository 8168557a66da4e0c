import { newSortableId } from '../../functions/shared/ids.ts';
import type { Ask } from '../support/events.ts';
import type { Place } from './municipality.ts';

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;

const query = { from: '2026-11-01', to: '2026-11-30' };
const half = { halfYear: '2026-autumn' };
const child = ({ pupilId }: Place) => ({ childId: pupilId });
const own = ({ pupilId }: Place) => ({ pupilId });
const group = ({ groupId }: Place) => ({ groupId });
const pupil = ({ schoolId, pupilId }: Place) => ({ schoolId, pupilId });
const reason = 'Grensa slår urimeleg ut etter eit langt sjukehusopphald.';

const GROUP = '/v1/groups/{groupId}/absence-figures';
const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';

export const FIGURES: Readonly<Record<string, (target: Place) => Sent>> = {
  'GET /v1/guardian/children/{childId}/absence-figures': (at) => ({ params: child(at), query: half }),
  'GET /v1/guardian/children/{childId}/absences': (at) => ({ params: child(at), query }),
  'GET /v1/pupil/{pupilId}/absence-figures': (at) => ({ params: own(at), query: half }),
  'GET /v1/pupil/{pupilId}/absences': (at) => ({ params: own(at), query }),
  [`GET ${GROUP}`]: (at) => ({ params: group(at) }),
  [`GET ${GROUP}/csv`]: (at) => ({ params: group(at) }),
  'GET /v1/schools/{schoolId}/absence-figures': ({ schoolId }) => ({ params: { schoolId }, query: half }),
  [`GET ${PUPIL}/absence-figures`]: (at) => ({ params: pupil(at), query: half }),
  [`GET ${PUPIL}/absences`]: (at) => ({ params: pupil(at), query }),
  [`GET ${PUPIL}/absences/csv`]: (at) => ({ params: pupil(at), query }),
  [`GET ${PUPIL}/limit-decisions`]: (at) => ({ params: pupil(at) }),
  [`POST ${PUPIL}/limit-decisions`]: (at) => ({ params: pupil(at), body: { subjectId: 'MAT1', reason } }),
  [`POST ${PUPIL}/limit-decisions/{decisionId}/withdrawal`]: (at) => ({
    params: { ...pupil(at), decisionId: newSortableId(0) },
    body: { reason },
    headers: { 'if-match': '"1"' },
  }),
};
