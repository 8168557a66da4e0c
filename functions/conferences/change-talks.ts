import type { Moment } from '../shared/time.ts';
import type { Conference, Slot } from './record.ts';
import type { TalkChange, TalkStore } from './talk-store.ts';
import { offerFact } from './view.ts';
import { type Going, type Line, lineAfter } from './wait-rules.ts';
import type { Lost } from './wait-store.ts';

/**
 * Writes a change that may offer times to a waiting list. Somebody of the list whose right has ended is passed over:
 * the transaction finds it, and the change is made again without them.
 */
export async function changeTalks(
  store: Pick<TalkStore, 'change'>,
  make: (lost: ReadonlySet<string>) => TalkChange,
): Promise<'saved' | 'moved'> {
  const lost = new Set<string>();
  for (;;) {
    const outcome = await store.change(make(lost));
    if (outcome === 'saved' || outcome === 'moved') return outcome;
    lost.add(waitOf(outcome));
  }
}

const waitOf = (outcome: Lost): string => outcome.slice('lost '.length);

type Passing = {
  readonly line: Line;
  /** Those of the list to whom the change happens. */
  readonly going?: readonly Going[];
  /** The times that have become free, with their next version. */
  readonly freed: readonly Slot[];
  readonly conference: Conference;
  readonly moment: Moment;
};

/** Writes a change that leaves times: in the same transaction they are offered to those who wait for the teacher. */
export const changePassing = (
  store: Pick<TalkStore, 'change'>,
  change: TalkChange,
  { line, going = [], freed, conference, moment }: Passing,
): Promise<'saved' | 'moved'> =>
  changeTalks(store, (lost) => {
    const passed = lineAfter(line, { going, freed }, { conference, moment, lost });
    const told = passed.change.offered.map((wait) => offerFact(change.ownerId, wait));
    return {
      ...change,
      slots: [...passed.slots, ...change.slots],
      lines: [passed.change],
      facts: [...change.facts, ...told],
    };
  });
