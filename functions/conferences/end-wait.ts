import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { authorizePupil } from '../access/authorize-pupil.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import type { Instant } from '../shared/time.ts';
import { MAY_BOOK } from './authorize.ts';
import { changeTalks } from './change-talks.ts';
import { maySlot, slotAfter } from './changes.ts';
import type { Wait } from './record.ts';
import { refuse } from './refusals.ts';
import type { OwnWait } from './schema.ts';
import type { TalkStore } from './talk-store.ts';
import { offerFact, showWait } from './view.ts';
import { isActive, isOf, isOffered, lineAfter, waitAfter } from './wait-rules.ts';

export type EndWaitDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil'>;
  readonly store: Pick<TalkStore, 'conference' | 'places' | 'line' | 'slots' | 'change'>;
};
type Input = Pick<Wait, 'pupilId' | 'conferenceId' | 'waitId'> & { readonly event: 'leave' | 'decline' };

/**
 * Ends the caller's place in a waiting list: the family leaves it, or declines an offer. The time that was kept goes to
 * the next in the same transaction. Two reads; a repeat answers the same and changes nothing.
 */
export const endWait = (deps: EndWaitDeps) => (caller: FamilyCaller, input: Input) =>
  retryWhileCrowded(async (): Promise<output<typeof OwnWait> | 'moved'> => {
    const { ownerId } = caller.login;
    const { moment } = caller;
    const { relation, conference, own } = await loadOwnWait(deps, caller, input);
    if (!isActive(own)) return showWait(own, moment.instant);
    const { teacherId, conferenceId, offer } = own;
    const [line, slots] = await Promise.all([
      deps.store.line(ownerId, own),
      own.state === 'offered' && offer ? deps.store.slots(ownerId, [{ conferenceId, teacherId, ...offer }]) : [],
    ]);
    const wait = line.waits.find(({ waitId }) => waitId === own.waitId);
    const kept = slots.filter((slot) => slot.offer?.waitId === own.waitId && maySlot(slot, 'lapse'));
    // The list was read after the caller's place: another change came between.
    if (wait?.version !== own.version) return 'moved';
    const event = eventOf(wait, input.event, moment.instant);
    const going = [{ wait, event }];
    const freed = kept.map((slot) => slotAfter(slot, 'lapse'));
    const saved = await changeTalks(deps.store, (lost) => {
      const { slots: times, change } = lineAfter(line, { going, freed }, { conference, moment, lost });
      return {
        ownerId,
        slots: times,
        talks: [],
        sheets: [],
        relations: relation ? [relation] : [],
        lines: [change],
        facts: change.offered.map((next) => offerFact(ownerId, next)),
        reply: undefined,
        today: moment.day,
      };
    });
    return saved === 'saved' ? showWait(waitAfter(wait, event, moment.instant), moment.instant) : 'moved';
  });

/** What becomes of the place: an offer that is over has lapsed, whatever the family answers. */
function eventOf(wait: Wait, event: Input['event'], now: Instant): 'leave' | 'decline' | 'lapse' {
  if (wait.state === 'offered' && !isOffered(wait, now)) return 'lapse';
  if (event === 'decline' && wait.state !== 'offered') throw refuse('conferences.no-offer');
  return event;
}

/** The caller's own place in a list: nobody finds that of another adult. */
async function loadOwnWait({ lookup, store }: EndWaitDeps, caller: FamilyCaller, input: Input) {
  const { ownerId } = caller.login;
  const { pupilId, conferenceId, waitId } = input;
  const { actor, relation, loaded } = await authorizePupil(lookup, caller, {
    right: MAY_BOOK,
    pupilId,
    load: () => Promise.all([store.conference(ownerId, conferenceId), store.places(ownerId, pupilId, conferenceId)]),
  });
  const [conference, places] = loaded;
  const self = { kind: actor.kind, id: actor.personId };
  const own = places.find((wait) => wait.waitId === waitId && isOf(wait, self));
  if (!conference || !own) throw notFound();
  return { relation, conference, own };
}
