import type { RouteTable } from '../shared/http/route.ts';
import { FAMILY, HOME, OWN, routesAt } from '../shared/http/routes-at.ts';
import { Calendar, CalendarBody, FeedAddress, FeedPath, MEETING, TALK } from './schema.ts';

const ICS = { status: 200, mediaType: 'text/calendar' } as const;
const FETCH = { guardian: { action: 'child:calendar' }, pupil: { action: 'pupil:own-calendar' } } as const;
const MINE = { ...HOME, pupil: { action: 'pupil:own-calendar' } } as const;
const OWNER = ['no-such-role', 'calendar.pupil-not-of-age'] as const;
const ASKED = ['not-found', 'no-such-role', 'calendar.pupil-of-age', 'calendar.pupil-not-of-age'] as const;

export const routes = {
  ...routesAt(OWN, MINE, {
    'GET /calendar': {
      summary: 'Whether the caller has a feed of own appointments, and how much it says.',
      description: 'The address is shown only when it is made: we keep nothing that leads back to it.',
      answer: { status: 200, schema: Calendar },
      etag: 'answer',
      refusals: OWNER,
    },
    'PUT /calendar': {
      summary: 'Choose how much titles and places say, in the feed and in downloads.',
      description: 'Without details every appointment has the same title and no place. No choice names a child.',
      body: CalendarBody,
      answer: { status: 200, schema: Calendar },
      etag: 'required',
      refusals: [...OWNER, 'changed-meanwhile'],
    },
    'POST /calendar/feed': {
      summary: 'Make the address of the caller’s feed; an earlier address shows nothing from then on.',
      description:
        'No body. Show the address at once and keep it nowhere: whoever has it reads the appointments without a ' +
        'sign-in. A repeat makes another address.',
      answer: { status: 201, schema: FeedAddress },
      refusals: [...OWNER, 'changed-meanwhile'],
    },
    'DELETE /calendar/feed': {
      summary: 'End the caller’s feed; a repeat changes nothing.',
      description: 'Its address shows nothing from the next request on, for every calendar that has it.',
      answer: { status: 204 },
      refusals: [...OWNER, 'changed-meanwhile'],
    },
  }),
  ...routesAt(FAMILY, FETCH, {
    'GET /conferences/{conferenceId}/talks/{bookingId}/calendar': {
      ids: TALK,
      summary: 'A talk to which the caller comes, as a file for a calendar.',
      description: 'A cancelled talk is a file with METHOD:CANCEL, which takes it out of calendars that have it.',
      answer: ICS,
      refusals: ASKED,
    },
    'GET /meetings/{meetingId}/calendar': {
      ids: MEETING,
      summary: 'A parents’ meeting as a file for a calendar.',
      description: 'A cancelled meeting is a file with METHOD:CANCEL, which takes it out of calendars that have it.',
      answer: ICS,
      refusals: ASKED,
    },
  }),
  'GET /v1/calendar/{token}': {
    audience: 'public',
    action: 'public',
    summary: 'A person’s own appointments for a calendar that has the address (RFC 5545).',
    description:
      'The address is the only key: send no token of a sign-in. Ask with If-None-Match, at most every hour. A feed ' +
      'that has ended is not found, like one that never was.',
    params: FeedPath,
    answer: ICS,
    etag: 'answer',
    refusals: ['not-found'],
  },
} as const satisfies RouteTable;
