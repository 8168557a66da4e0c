import type { Lookup } from '../roster/lookup.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import type { Moment } from '../shared/time.ts';
import { accessEnded, withoutGone } from './access-rules.ts';
import { changePassing } from './change-talks.ts';
import { slotAfter } from './changes.ts';
import { changedSheets, sheetsWithout } from './day-sheet.ts';
import { conferenceFact } from './events.ts';
import type { TalkName } from './keys.ts';
import type { Conference, Talk } from './record.ts';
import type { TalkStore } from './talk-store.ts';
import { idsOf } from './view.ts';

export type EndAccessDeps = {
  readonly lookup: Pick<Lookup, 'pupil'>;
  readonly store: Pick<TalkStore, 'talk' | 'slotsOf' | 'sheets' | 'line' | 'change'>;
};
type Named = { readonly ownerId: string; readonly conference: Conference; readonly name: TalkName };

/**
 * Takes those out of a talk who may not book for its pupil any more: one transaction. It goes on for the others; when
 * nobody is left, the time goes to the next of the waiting list, or is free again. No adult of the talk is told.
 * Returns the talk afterwards, `undefined` where nothing is to be done.
 */
export const endAccess = (deps: EndAccessDeps, { ownerId, conference, name }: Named, now: Moment) =>
  retryWhileCrowded(async (): Promise<Talk | undefined | 'moved'> => {
    const [card, talk] = await Promise.all([deps.lookup.pupil(ownerId, name.pupilId), deps.store.talk(ownerId, name)]);
    if (talk?.state !== 'booked') return undefined;
    const ended = accessEnded(talk, { ownerId, card, conference, day: now.day });
    if (!ended) return undefined;
    const { gone, isOver } = ended;
    const after = withoutGone(talk, ended, now.instant);
    const [slots, sheets, line] = await Promise.all([
      isOver ? deps.store.slotsOf(ownerId, talk.conferenceId, talk.teacherId) : [],
      deps.store.sheets(ownerId, gone, [talk.day]),
      isOver ? deps.store.line(ownerId, talk) : undefined,
    ]);
    const own = slots.filter(({ booking }) => booking?.bookingId === talk.bookingId);
    // The talk has been changed between the reads.
    if (isOver && own.length === 0) return 'moved';
    const change = {
      ownerId,
      slots: [],
      talks: [after],
      sheets: changedSheets(sheets, sheetsWithout(sheets, talk)),
      gone: isOver ? [] : gone,
      relations: [],
      facts: [conferenceFact('talk-access-ended', { ownerId, occurredAt: now.instant, data: idsOf(after) })],
      reply: undefined,
      today: now.day,
    };
    const freed = own.map((slot) => slotAfter(slot, 'leave'));
    const saved = line
      ? await changePassing(deps.store, change, { line, freed, conference, moment: now })
      : await deps.store.change(change);
    return saved === 'saved' ? after : 'moved';
  });
