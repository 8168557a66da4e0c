import type { RouteTable } from '../shared/route.ts';
import { AccessLog, PageQuery, PupilParams } from './schema.ts';

export const routes = {
  'GET /v1/owner/pupils/{pupilId}/access-log': {
    audience: 'feide',
    action: 'owner:access-log',
    summary: 'Who has opened what about a pupil, by which right, newest first.',
    description:
      'Every look of staff, once a day or more for each area, and of families at pupils with protected identity. Entries are kept for two years and then deleted by themselves.',
    params: PupilParams,
    query: PageQuery,
    answer: { status: 200, schema: AccessLog },
    refusals: ['forbidden', 'not-found', 'cursor-invalid'],
  },
} as const satisfies RouteTable;
