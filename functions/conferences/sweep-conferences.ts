import type { Lookup } from '../roster/lookup.ts';
import type { OwnerJob } from '../shared/jobs/owner-jobs.ts';
import { log } from '../shared/logger.ts';
import { once } from '../shared/once.ts';
import { addDays, type Moment } from '../shared/time.ts';
import { accessEnded } from './access-rules.ts';
import type { ConferenceStore } from './conference-store.ts';
import { type EndAccessDeps, endAccess } from './end-access.ts';
import { conferenceFact } from './events.ts';
import type { TalkName } from './keys.ts';
import type { Conference, Slot, Talk } from './record.ts';
import { CONFERENCE_MOVES } from './rules.ts';
import { startOf } from './slot-rules.ts';
import type { SweepStore } from './sweep-store.ts';
import { dueStep, isReminderTime, isToRemind } from './time-rules.ts';
import { idsOf } from './view.ts';

export type SweepDeps = EndAccessDeps & {
  readonly conferences: Pick<ConferenceStore, 'save'>;
  readonly sweep: SweepStore;
};

/** The most conferences of one owner in one run. */
const MOST = 200;
/** The most talks that are worked on at once. */
const AT_ONCE = 25;

/**
 * What an hour does to the conferences of an owner (H1): seats of those without a right are given up, people are
 * reminded of the next day's talks, and conferences begin and end. One query for an owner without any; else for each
 * conference one of its times, one or two of its talks, one of its marks, and one for each pupil with a coming talk.
 * Each change is written once by its own condition, so that a late, repeated or aborted run does nothing twice.
 */
export const sweepConferences =
  (deps: SweepDeps): OwnerJob =>
  async (ownerId, now) => {
    const pupil = once(deps.lookup.pupil);
    const outcomes: PromiseSettledResult<number>[] = [];
    for (const conference of turnOf(await deps.sweep.running(ownerId), now)) {
      const swept = sweepOne(deps, { ownerId, conference, pupil }, now);
      outcomes.push(...(await swept.catch((reason: unknown) => [{ status: 'rejected', reason } as const])));
    }
    return outcomes;
  };

type Of = { readonly ownerId: string; readonly conference: Conference; readonly pupil: Lookup['pupil'] };

/** The conferences of this hour's run: of very many, another part each hour. */
function turnOf(running: readonly Conference[], { instant }: Moment): readonly Conference[] {
  if (running.length <= MOST) return running;
  const first = (Math.floor(Date.parse(instant) / 3_600_000) * MOST) % running.length;
  return [...running.slice(first), ...running.slice(0, first)].slice(0, MOST);
}

async function sweepOne(deps: SweepDeps, of: Of, now: Moment): Promise<readonly PromiseSettledResult<number>[]> {
  const { ownerId, conference } = of;
  const slots = await deps.store.slotsOf(ownerId, conference.conferenceId);
  const talks = await deps.sweep.talks(ownerId, comingIn(slots, now));
  const marked = await marksOf(deps, of, { talks, now });
  const done = { 'seats-given-up': 0, 'talks-reminded': 0, 'conferences-stepped': 0 };
  const outcomes: PromiseSettledResult<number>[] = [];
  const work = async (talk: Talk) => {
    const after = await withRight(deps, of, { talk, now });
    const reminded = await remind(deps, of, { talk: after, marked, now });
    done['seats-given-up'] += Number(after !== talk);
    done['talks-reminded'] += Number(reminded);
    return Number(after !== talk) + Number(reminded);
  };
  for (let start = 0; start < talks.length; start += AT_ONCE)
    outcomes.push(...(await Promise.allSettled(talks.slice(start, start + AT_ONCE).map(work))));
  done['conferences-stepped'] = await step(deps, of, { slots, now });
  for (const [kind, count] of Object.entries(done))
    if (count > 0) log('info', 'conference-swept', { ownerId, kind, count });
  return [...outcomes, { status: 'fulfilled', value: done['conferences-stepped'] }];
}

/** The talks that are still to come, by their times; a long talk has two of these. */
function comingIn(slots: readonly Slot[], { instant }: Moment): readonly TalkName[] {
  const coming = slots.flatMap(({ conferenceId, booking, ...slot }) =>
    booking && slot.state === 'booked' && startOf(slot) > Date.parse(instant) ? [{ conferenceId, ...booking }] : [],
  );
  return [...new Map(coming.map((name) => [name.bookingId, name])).values()];
}

type OfTalk = { readonly talk: Talk; readonly now: Moment };

/** The talk without those whose right has ended; the talk itself where nobody's has. */
async function withRight(deps: SweepDeps, { ownerId, conference, pupil }: Of, { talk, now }: OfTalk) {
  const card = await pupil(ownerId, talk.pupilId);
  if (!accessEnded(talk, { ownerId, card, conference, day: now.day })) return talk;
  return endAccess(deps, { ownerId, conference, name: talk }, now);
}

/** The talks of the next day of which people have been reminded; not read where there is nothing to remind of. */
async function marksOf(
  { sweep }: Pick<SweepDeps, 'sweep'>,
  { ownerId, conference }: Of,
  { talks, now }: { readonly talks: readonly Talk[]; readonly now: Moment },
): Promise<ReadonlySet<string>> {
  const tomorrow = addDays(now.day, 1);
  if (!isReminderTime(now) || !talks.some((talk) => isToRemind(talk, tomorrow, now))) return new Set();
  return sweep.reminded(ownerId, conference.conferenceId, tomorrow);
}

type Reminding = { readonly talk: Talk | undefined; readonly marked: ReadonlySet<string>; readonly now: Moment };

/** Reminds of a talk of the next day, once: the mark and the fact are written together. */
async function remind({ sweep }: Pick<SweepDeps, 'sweep'>, { ownerId }: Of, { talk, marked, now }: Reminding) {
  if (talk?.state !== 'booked' || marked.has(talk.bookingId)) return false;
  if (!isReminderTime(now) || !isToRemind(talk, addDays(now.day, 1), now)) return false;
  const fact = conferenceFact('talk-reminder', { ownerId, occurredAt: now.instant, data: idsOf(talk) });
  return sweep.remind(ownerId, talk, fact);
}

type InTime = { readonly slots: readonly Slot[]; readonly now: Moment };

/**
 * Begins or ends a conference; both where all its times are over. A change that comes between is seen by the next run.
 */
async function step({ conferences }: SweepDeps, { ownerId, conference }: Of, { slots, now }: InTime): Promise<number> {
  let at = conference;
  for (let steps = 0; ; steps++) {
    const event = dueStep(at, slots, now);
    const state = event && CONFERENCE_MOVES[at.state][event];
    if (state === undefined) return steps;
    at = { ...at, state, version: at.version + 1 };
    if ((await conferences.save({ ownerId, conference: at })) === 'moved') return steps;
  }
}
