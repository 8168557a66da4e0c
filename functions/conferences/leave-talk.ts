import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import { changePassing } from './change-talks.ts';
import { leftBy, mayTalk, slotAfter } from './changes.ts';
import { changedSheets, sheetsWithout } from './day-sheet.ts';
import { type TalkName, timesOf } from './keys.ts';
import { loadOwnTalk, type OwnTalkDeps } from './own-talk.ts';
import { isIn, mustBeLeavable } from './plan-booking.ts';
import { refuse } from './refusals.ts';
import type { FamilyTalk } from './schema.ts';
import type { TalkStore } from './talk-store.ts';
import { showTalk, talkFact } from './view.ts';

export type LeaveDeps = OwnTalkDeps & { readonly store: Pick<TalkStore, 'slots' | 'sheets' | 'line' | 'change'> };

/**
 * Cancels a talk for the family: two reads and one transaction. Its time goes to the next of the waiting list in the
 * same transaction, so that it is never free in between. A repeat answers the same and changes nothing.
 */
export const leaveTalk = (deps: LeaveDeps) => (caller: FamilyCaller, name: TalkName) =>
  retryWhileCrowded(async (): Promise<output<typeof FamilyTalk> | 'moved'> => {
    const { as, login, moment } = caller;
    const { ownerId } = login;
    const load = () => Promise.resolve();
    const { actor, basis, conference, talk, relation } = await loadOwnTalk(deps, caller, { name, load });
    if (talk.state === 'cancelled-by-family') return showTalk(talk);
    if (!mayTalk(talk, 'leave')) throw refuse('conferences.talk-over');
    mustBeLeavable(conference, talk, moment);
    const [slots, sheets, line] = await Promise.all([
      deps.store.slots(ownerId, timesOf(talk)),
      deps.store.sheets(ownerId, talk.adults, [talk.day]),
      deps.store.line(ownerId, talk),
    ]);
    if (slots.filter((slot) => isIn(slot, talk)).length !== timesOf(talk).length) return 'moved';
    const left = leftBy(talk, { kind: as, id: actor.personId, basis, at: moment.instant });
    const freed = slots.map((slot) => slotAfter(slot, 'leave'));
    const change = {
      ownerId,
      slots: [],
      talks: [left],
      sheets: changedSheets(sheets, sheetsWithout(sheets, talk)),
      relations: relation ? [relation] : [],
      facts: [talkFact(left, { ownerId, by: actor })],
      reply: undefined,
      today: moment.day,
    };
    const saved = await changePassing(deps.store, change, { line, freed, conference, moment });
    return saved === 'saved' ? showTalk(left) : 'moved';
  });
