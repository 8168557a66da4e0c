import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import { mayTalk } from './changes.ts';
import type { TalkName } from './keys.ts';
import { loadOwnTalk, type OwnTalkDeps } from './own-talk.ts';
import { mustBeBookable, mustBeFree, mustBeLeavable } from './plan-booking.ts';
import { type MoveInput, type PlanMoveDeps, readMove, wantedOf, writeMove } from './plan-move.ts';
import type { Talk } from './record.ts';
import { refuse } from './refusals.ts';
import { FamilyTalk } from './schema.ts';
import { showTalk } from './view.ts';

export type MoveDeps = OwnTalkDeps & PlanMoveDeps;

/**
 * Moves a talk of the family to another time of its teacher, in the time of booking, and as long as the family may
 * leave the old one: two reads and one transaction.
 */
export const moveTalk = (deps: MoveDeps) => (caller: FamilyCaller, input: TalkName & MoveInput) =>
  retryWhileCrowded(async (): Promise<output<typeof FamilyTalk> | 'moved'> => {
    const { login, moment } = caller;
    const { idempotencyKey, day, from } = input;
    const load = () => deps.idempotency.find(caller, idempotencyKey);
    const { actor, basis, conference, talk, relation, loaded } = await loadOwnTalk(deps, caller, { name: input, load });
    if (loaded) return FamilyTalk.parse(loaded.body);
    if (!mayTalk(talk, 'move')) throw refuse('conferences.talk-over');
    if (talk.day === day && talk.from === from) return showTalk(talk);
    const move = await readMove(deps, login.ownerId, { talk, day, from });
    if (move === 'moved') return move;
    mustBeBookable(conference, moment, { day, from, to: from });
    mustBeLeavable(conference, talk, moment);
    const wanted = await wantedOf(deps, caller, move);
    mustBeFree(move.left, selfFirst(talk, actor.personId), wanted);
    const relations = relation ? [relation] : [];
    const by = { actor, basis, relations, idempotencyKey, show: showTalk };
    return writeMove(deps, caller, { ...by, move, wanted, conference });
  });

/** Those who come, the caller first: a refusal says whose other talk it is about. */
const selfFirst = ({ adults }: Talk, personId: string): Talk['adults'] =>
  adults.toSorted((a, b) => Number(b.id === personId) - Number(a.id === personId));
