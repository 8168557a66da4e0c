import type { Ask } from '../support/events.ts';
import { at } from '../support/json.ts';
import { talkAt } from './calendar-items.ts';
import type { Asking } from './canary-walk.ts';
import { meetingIdAt } from './meetings.ts';
import { type Place, ROLES, type Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const GUARDIANS = ROLES.filter((role) => role.startsWith('guardian'));
const STAFF = ROLES.filter((role) => !/^(anonymous|guardian|pupil)/.test(role));

const CHILD = '/v1/guardian/children/{childId}';
const PUPIL = '/v1/pupil/{pupilId}';
const FEED = 'GET /v1/calendar/{token}';
const TALK = '/conferences/{conferenceId}/talks/{bookingId}/calendar';
const MEETING = '/meetings/{meetingId}/calendar';

/** Everybody's own; a pupil has one from the 18th birthday on. */
const own = (as: 'guardian' | 'pupil' | 'staff', may: readonly Role[], told: readonly Role[] = []) => {
  const row = (passes: number): Row => ({ names: 'nothing', passes, may: { own: may }, told: { own: told } });
  return {
    [`GET /v1/${as}/calendar`]: row(200),
    [`PUT /v1/${as}/calendar`]: row(412),
    [`POST /v1/${as}/calendar/feed`]: row(201),
    [`DELETE /v1/${as}/calendar/feed`]: row(204),
  };
};
/** By responsibility for a minor, or by the consent of a pupil of age. */
const childFetches: Row = {
  names: 'pupil',
  passes: 200,
  may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian'] },
};
const pupilFetches: Row = {
  names: 'pupil',
  passes: 200,
  may: { grown: ['pupil of age'] },
  told: { own: ['pupil minor'] },
};

export const CALENDAR: Readonly<Record<string, Row>> = {
  ...own('guardian', GUARDIANS),
  ...own('pupil', ['pupil of age'], ['pupil minor']),
  ...own('staff', STAFF),
  [`GET ${CHILD}${TALK}`]: childFetches,
  [`GET ${PUPIL}${TALK}`]: pupilFetches,
  [`GET ${CHILD}${MEETING}`]: childFetches,
  [`GET ${PUPIL}${MEETING}`]: pupilFetches,
  // Nobody's token is asked for, and nobody has guessed one.
  [FEED]: { names: 'nothing', passes: 404, may: {} },
};

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;
const choice = { body: { details: true }, headers: { 'if-match': '"99"' } };

export const CALENDAR_REQUESTS: Readonly<Record<string, (place: Place) => Sent>> = {
  'PUT /v1/guardian/calendar': () => choice,
  'PUT /v1/pupil/calendar': () => choice,
  'PUT /v1/staff/calendar': () => choice,
  [`GET ${CHILD}${TALK}`]: (place) => ({ params: { childId: place.pupilId, ...talkAt(place) } }),
  [`GET ${PUPIL}${TALK}`]: (place) => ({ params: { pupilId: place.pupilId, ...talkAt(place) } }),
  [`GET ${CHILD}${MEETING}`]: (place) => ({ params: { childId: place.pupilId, meetingId: meetingIdAt(place) } }),
  [`GET ${PUPIL}${MEETING}`]: (place) => ({ params: { pupilId: place.pupilId, meetingId: meetingIdAt(place) } }),
  [FEED]: () => ({ params: { token: `${'A'.repeat(43)}.ics` } }),
};

/** From the choice to the end of a feed that somebody has read, for each kind of person; and files. */
export async function calendarWalk(ask: Asking, own: Place, grown: Place): Promise<void> {
  const people = [
    ['guardian', 'guardian'],
    ['pupil of age', 'pupil'],
    ['contact teacher', 'staff'],
  ] as const;
  for (const [role, as] of people) {
    await ask(`PUT /v1/${as}/calendar`, role, { ...choice, headers: { 'if-match': '*' } });
    const made = await ask(`POST /v1/${as}/calendar/feed`, role);
    const token = String(at(made.body, 'url')).split('/').at(-1) ?? '';
    await ask(FEED, 'anonymous', { params: { token } });
    await ask(`GET /v1/${as}/calendar`, role);
    await ask(`DELETE /v1/${as}/calendar/feed`, role);
    await ask(FEED, 'anonymous', { params: { token } });
  }
  for (const [role, base, place] of [
    ['guardian', CHILD, own],
    ['pupil of age', PUPIL, grown],
  ] as const)
    for (const path of [TALK, MEETING]) {
      const route = `GET ${base}${path}`;
      await ask(route, role, CALENDAR_REQUESTS[route]?.(place));
    }
}
