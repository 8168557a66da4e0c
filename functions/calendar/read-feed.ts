import type { ChannelsLookup } from '../channels/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Reply } from '../shared/http/entry.ts';
import { LANGUAGES } from '../shared/texts/language.ts';
import type { Moment } from '../shared/time.ts';
import { leadsTo } from './authorize.ts';
import { calendarFile } from './calendar-file.ts';
import { type OwnDeps, ownAppointments } from './own-appointments.ts';
import type { CalendarStore } from './store.ts';
import { addressOf, hashOf, tokenIn } from './token.ts';
import { entryOf } from './view.ts';

export type FeedDeps = OwnDeps & {
  readonly lookup: Pick<Lookup, 'whoHas'>;
  readonly store: Pick<CalendarStore, 'own' | 'feed'>;
  readonly channels: Pick<ChannelsLookup, 'reach'>;
  /** Makes the ids of entries. */
  readonly secret: () => Promise<string>;
  readonly calendarUrl: string;
};

/** Calendars may keep it, and ask before they show it again; no cache between may. */
const CACHED = { 'cache-control': 'private, no-cache' };

/**
 * A person's appointments for whoever has the address. One read for a token that leads nowhere, whatever it looks like.
 * The rights are asked in each request, so a feed ends with the person's last relation (law 2).
 */
export const readFeed =
  (deps: FeedDeps) =>
  async (name: string, moment: Moment): Promise<Reply> => {
    const token = tokenIn(name);
    const feed = await deps.store.feed(hashOf(token));
    if (!feed) throw notFound();
    const { ownerId, person, loginId } = feed;
    const [who, { details, version }, { choices }, secret] = await Promise.all([
      deps.lookup.whoHas(ownerId, loginId),
      deps.store.own(ownerId, person),
      deps.channels.reach(ownerId, person),
      deps.secret(),
    ]);
    if (!leadsTo(who, person, moment.day)) throw notFound();
    const appointments = await ownAppointments(deps, { ownerId, person, who }, moment);
    if (!appointments) throw notFound();
    const language = LANGUAGES.find((known) => known === choices.language) ?? 'nb';
    const reader = { ownerId, person, language, details, secret };
    const body = calendarFile({
      method: 'publish',
      entries: appointments.map((appointment) => entryOf(appointment, reader)),
      feed: { name: 'Skolebro', url: addressOf(deps.calendarUrl, token) },
    });
    return { body, version, headers: CACHED };
  };
