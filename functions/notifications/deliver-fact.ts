import * as z from 'zod/mini';
import { AbsenceFact } from '../absence/events.ts';
import { FigureFact } from '../figures/events.ts';
import { HandlingFact } from '../handling/events.ts';
import { LeaveFact } from '../leave/events.ts';
import { LessonFact } from '../lessons/events.ts';
import type { Moment } from '../shared/time.ts';
import { type DeliverDeps, deliverNews } from './deliver-news.ts';
import { newsOf } from './news.ts';
import { type EntryDeps, newsOfEntries } from './watch-entries.ts';

/** Every fact that may be news to somebody. */
export const ToldFact = z.union([AbsenceFact, LeaveFact, HandlingFact, FigureFact, LessonFact]);
export type ToldFact = z.output<typeof ToldFact>;

/**
 * One fact → inbox items for those who may know it now, and a telling for each. Done when both are; replays meet what they
 * made. Returns how many people were told.
 */
export const deliverFact =
  (deps: DeliverDeps & EntryDeps) =>
  async (fact: ToldFact, now: Moment): Promise<number> => {
    const house = await deps.settings.of(fact.ownerId);
    const news = fact.name === 'entries-changed' ? await newsOfEntries(deps, fact, house, now) : newsOf(fact);
    return deliverNews(deps)(news, house, now);
  };
