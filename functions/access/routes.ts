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
    summary: 'The access log of a pupil’s record, newest first: reader, right and area.',
    description:
      'An entry is a look at the pupil’s record in one area (`action`), by one right (`basis`), on one day, with the time of the first look; more looks on ' +
      'the same day seldom add an entry. The log keeps all looks of staff; of guardians, it keeps looks at remarks and at protected identities. ' +
      'The operator sets how long entries are kept; two years by default.',
    params: PupilParams,
    query: PageQuery,
    answer: { status: 200, schema: AccessLog },
    refusals: ['forbidden', 'not-found', 'cursor-invalid'],
  },
  ...routesAt(FAMILY, looks, {
    'GET /access-log': {
      description:
        'A look says that a member of staff opened something in one area on one day. Several looks of a day are merged, except across two pages. The list ' +
        'omits looks of guardians and pupils. The operator sets how long looks are kept; two years by default.',
      query: PageQuery,
      answer: { status: 200, schema: Looks },
      guardian: { summary: 'Looks of staff at a child’s record, newest first.' },
      pupil: { summary: 'Looks of staff at the pupil’s own record, newest first; for a pupil of age.' },
    },
  }),
} as const satisfies RouteTable;
