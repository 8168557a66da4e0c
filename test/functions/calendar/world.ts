import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import ical, { type VEvent } from 'node-ical';
import { makeHandlers } from '../../../functions/calendar/handlers.ts';
import { refusals } from '../../../functions/calendar/refusals.ts';
import { routes } from '../../../functions/calendar/routes.ts';
import { calendarStore } from '../../../functions/calendar/store.ts';
import { channelsLookup } from '../../../functions/channels/lookup.ts';
import { conferencesLookup } from '../../../functions/conferences/lookup.ts';
import { answerAt, meetingItem } from '../../../functions/meetings/keys.ts';
import { meetingsStore } from '../../../functions/meetings/lookup.ts';
import type { Meeting } from '../../../functions/meetings/record.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { keyedId, newSortableId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { epochSeconds, momentOf } from '../../../functions/shared/time.ts';
import { CONTEXT } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { type Item, keysOf, SECRET, seed } from '../../support/records.ts';
import { makeWorld as makeConferences, O } from '../conferences/world.ts';

/** Monday 2 November 2026 at nine; the talks are on Tuesday the 10th, the meetings on the 12th. */
export const AT = '2026-11-02T08:00:00.000Z';
export const CALENDAR_URL = 'https://skole.example';

type Asked = Partial<Omit<Ask, 'claims' | 'route'>> & { readonly language?: string };
/** An answer as a calendar or a browser gets it. */
export type Shown = {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
};

/** What an independent reader of calendars finds in a file. */
export const eventsIn = (text: string): readonly VEvent[] =>
  Object.values(ical.sync.parseICS(text)).flatMap((found) => (found?.type === 'VEVENT' ? [found] : []));

/** When an appointment begins by Oslo's clocks, as an independent reader understands it. */
export function beginsAt({ start }: VEvent): string {
  const { day, time } = momentOf(start.getTime());
  return `${day} ${time}`;
}
/** A text of an entry: readers give one with parameters as an object. */
export const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? String(Reflect.get(value, 'val')) : String(value ?? '');

/** The real handlers of calendars over real tables. */
function entryOver(
  client: Dynamo,
  table: string,
  lookup: Awaited<ReturnType<typeof makeConferences>>['cases']['deps'],
) {
  const deps = {
    ...{ lookup: lookup.lookup, secret: async () => SECRET, calendarUrl: CALENDAR_URL },
    ...{ store: calendarStore(client, table), conferences: conferencesLookup(client, table) },
    ...{ meetings: meetingsStore(client, table), channels: channelsLookup(client, table) },
  };
  const handler = httpEntry({ routes, refusals, issuers: ISSUERS, handlers: makeHandlers(deps) });
  return async (ask: Ask): Promise<Shown> => {
    const answer = await handler(httpEvent(ask), CONTEXT);
    expectDocumented(ask.route, answer);
    return { status: Number(answer.statusCode), text: String(answer.body ?? ''), headers: answer.headers ?? {} };
  };
}

const meetingOf = (given: Partial<Meeting> & Pick<Meeting, 'schoolId' | 'groupId' | 'by'>): Meeting => ({
  ...{
    meetingId: newSortableId(Date.parse(AT)),
    basis: 'staff:contact-teacher',
    at: AT,
    title: 'Foreldremøte om nettvett',
  },
  ...{ text: 'Velkommen.', day: '2026-11-12', from: '18:00', to: '19:30', place: 'Aulaen', answerBy: '2026-11-10' },
  ...{ status: 'planned', version: 1, changedAt: AT, expiresAtSeconds: epochSeconds('2027-12-01T00:00:00Z') },
  ...given,
});

/** Rows of the roster that end, as an import ends them. */
function endings(client: Dynamo, table: string) {
  const end = (place: Pick<Item, 'pk' | 'sk'>, to: string, name = 'to') =>
    client.send(
      new UpdateCommand({
        ...{ TableName: table, Key: { pk: place.pk, sk: place.sk } },
        ...{ UpdateExpression: 'SET #to = :to', ConditionExpression: 'attribute_exists(pk)' },
        ...{ ExpressionAttributeNames: { '#to': name }, ExpressionAttributeValues: { ':to': to } },
      }),
    );
  const keys = keysOf(O);
  return {
    endRelation: (pupilId: string, guardianId: string, to: string) => end(keys.relation(pupilId, guardianId), to),
    endLogin: (login: string, to: string) => end({ pk: `${O}#LOGIN#${login}`, sk: 'AS#guardian' }, to),
    endWork: (staffId: string, to: string) => end(keys.profile('STAFF', staffId), to),
  };
}

export async function makeWorld(client: Dynamo, table: string) {
  const conferences = await makeConferences(client, table);
  const { p, schoolId, cases } = conferences;
  const ended = endings(client, table);
  const asked = entryOver(client, table, cases.deps);
  const kindOf = (who: string) => (who === 'adult' || who === 'young' ? 'pupil' : 'staff');
  const as = (who: string) => (p.subjects.has(who) ? 'guardian' : kindOf(who));
  const claimsOf = (who: string) => {
    const number = p.subjects.get(who);
    if (who === 'guest') return undefined;
    return number === undefined ? feideClaims(who) : guardianClaims(number);
  };
  const ask = (who: string, route: string, { at = AT, language = 'nb', ...more }: Asked = {}) =>
    asked({ route, at, claims: claimsOf(who), ...more, headers: { 'accept-language': language, ...more.headers } });
  const own = (method: string, path: string) => (who: string, more?: Asked) =>
    ask(who, `${method} /v1/${as(who)}/calendar${path}`, more);
  const family =
    (path: string) => (who: string, child: string, ids: Readonly<Record<string, string>>, more?: Asked) => {
      const [at, name] =
        as(who) === 'pupil' ? ['pupil/{pupilId}', 'pupilId'] : ['guardian/children/{childId}', 'childId'];
      return ask(who, `GET /v1/${at}${path}`, { ...more, params: { [name]: p.pupil(child), ...ids } });
    };
  const makeFeed = own('POST', '/feed');
  const talkFile = family('/conferences/{conferenceId}/talks/{bookingId}/calendar');
  const meetingFile = family('/meetings/{meetingId}/calendar');
  return {
    ...conferences,
    ...ended,
    endLogin: (guardian: string, to: string) =>
      ended.endLogin(keyedId(SECRET, 'guardian', p.subjects.get(guardian) ?? ''), to),
    ask,
    state: own('GET', ''),
    choose: (who: string, details: boolean, more?: Asked) =>
      own('PUT', '')(who, { headers: { 'if-match': '*' }, ...more, body: { details } }),
    makeFeed,
    endFeed: own('DELETE', '/feed'),
    /** The token of a new feed. */
    newFeed: async (who: string, more?: Asked): Promise<string> =>
      String(JSON.parse((await makeFeed(who, more)).text).url)
        .split('/')
        .at(-1) ?? '',
    feed: (token: string, more: Asked = {}) =>
      asked({ route: 'GET /v1/calendar/{token}', at: AT, ...more, params: { token } }),
    talkFile: (who: string, child: string, [conferenceId, bookingId]: readonly [string, string], more?: Asked) =>
      talkFile(who, child, { conferenceId, bookingId }, more),
    meetingFile: (who: string, child: string, meetingId: string, more?: Asked) =>
      meetingFile(who, child, { meetingId }, more),
    /** A meeting of the class that the contact teacher has planned, and those who have answered. */
    async meeting(
      given: Partial<Meeting> = {},
      answers: Readonly<Record<string, 'yes' | 'no'>> = {},
    ): Promise<Meeting> {
      const meeting = meetingOf({ schoolId, groupId: p.groups.group, by: p.staff.contact, ...given });
      const said = Object.entries(answers).map(([who, answer]) => {
        const kind = p.subjects.has(who) ? 'guardian' : 'pupil';
        const person = { kind, id: kind === 'guardian' ? p.guardian(who) : p.pupil(who) } as const;
        const count = answer === 'yes' ? 1 : 0;
        return { ...answerAt(O, meeting.meetingId, person), person, answer, count, at: AT, version: 1 };
      });
      await seed(client, table, [meetingItem(O, meeting), ...said]);
      return meeting;
    },
    /** The language that a guardian has chosen. */
    speaks: (guardian: string, language: string) =>
      seed(client, table, [
        { pk: `${O}#GUARDIAN#${p.guardian(guardian)}`, sk: 'CHANNEL#CHOICES', muted: {}, language, version: 1 },
      ]),
    /** The meeting as it is after a change. */
    rewrite: (before: Meeting, change: Partial<Meeting>) =>
      meetingsStore(client, table).change({
        ...{ ownerId: O, before },
        after: { ...before, ...change, version: before.version + 1 },
      }),
  };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;
