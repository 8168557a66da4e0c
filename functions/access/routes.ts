import type { RouteTable } from '../shared/route.ts';
import { AccessLog, PageQuery, PupilParams } from './schema.ts';

export const routes = {
  'GET /v1/owner/pupils/{pupilId}/access-log': {
    audience: 'feide',
    action: 'owner:access-log',
    summary: 'Who has opened the record of a pupil with protected identity, by which right, newest first.',
    description: 'Entries are kept for two years and then deleted by themselves.',
    params: PupilParams,
    query: PageQuery,
    answer: { status: 200, schema: AccessLog },
    refusals: ['forbidden', 'not-found', 'cursor-invalid'],
  },
} as const satisfies RouteTable;
