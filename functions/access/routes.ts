import type { RouteTable } from '../shared/http/route.ts';
import { FAMILY, routesAt } from '../shared/http/routes-at.ts';
import { PageQuery, PupilParams } from '../shared/schema.ts';
import { AccessLog, Looks } from './schema.ts';

const looks = {
  guardian: { action: 'child:access-log', refusals: ['not-found', 'access.pupil-of-age', 'cursor-invalid'] },
  pupil: {
    action: 'pupil:access-log',
    refusals: ['not-found', 'no-such-role', 'access.pupil-not-of-age', 'cursor-invalid'],
  },
} as const;

export const routes = {
  'GET /v1/owner/pupils/{pupilId}/access-log': {
    audience: 'feide',
    action: 'owner:access-log',
    summary: 'Who has opened what about a pupil, by which right, newest first.',
    description:
      'An entry says that somebody saw something of the pupil in one area (`action`), by one right (`basis`), that day, with the time of the first look; ' +
      'more looks the same day seldom add one. Kept are all looks of staff; of guardians those at remarks, and every one where the identity is protected. ' +
      'Entries are deleted after the time that the operator keeps the log, two years unless set otherwise.',
    params: PupilParams,
    query: PageQuery,
    answer: { status: 200, schema: AccessLog },
    refusals: ['forbidden', 'not-found', 'cursor-invalid'],
  },
  ...routesAt(FAMILY, looks, {
    'GET /access-log': {
      description:
        'A look says that somebody on the staff opened something in one area, that day; several of a day are one, though one may stand on two pages. What ' +
        'guardians and pupils have opened themselves is not here. Looks are deleted after the time that the operator keeps the log, two years unless set otherwise.',
      query: PageQuery,
      answer: { status: 200, schema: Looks },
      guardian: { summary: 'Who on the staff has opened what about a child, newest first.' },
      pupil: { summary: 'Who on the staff has opened what about the pupil, newest first; for a pupil of age.' },
    },
  }),
} as const satisfies RouteTable;
