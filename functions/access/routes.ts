import type { RouteTable } from '../shared/route.ts';
import { PageQuery, PupilParams } from '../shared/schema.ts';
import { AccessLog } from './schema.ts';

export const routes = {
  'GET /v1/owner/pupils/{pupilId}/access-log': {
    audience: 'feide',
    action: 'owner:access-log',
    summary: 'Who has opened what about a pupil, by which right, newest first.',
    description:
      'An entry says that somebody saw something of the pupil in one area (`action`), by one right (`basis`), that day, with the time of the first look; ' +
      'more looks the same day seldom add one. Kept are all looks of staff; of guardians those at remarks, and every one where the identity is protected. ' +
      'Entries are deleted by themselves when the time that is set for them has passed, two years where none is set.',
    params: PupilParams,
    query: PageQuery,
    answer: { status: 200, schema: AccessLog },
    refusals: ['forbidden', 'not-found', 'cursor-invalid'],
  },
} as const satisfies RouteTable;
