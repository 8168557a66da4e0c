import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import { mustBeAhead, mustSuit } from './book-for-family.ts';
import { mayTalk } from './changes.ts';
import { type MoveInput, type PlanMoveDeps, readMove, wantedOf, writeMove } from './plan-move.ts';
import { loadSchoolTalk, type SchoolTalkDeps, type SchoolTalkName } from './read-school-talk.ts';
import { refuse } from './refusals.ts';
import { SchoolTalk } from './school-schema.ts';
import { showToSchool } from './view.ts';

export type MoveForDeps = SchoolTalkDeps & PlanMoveDeps;

/** Moves a talk for its family to another time of its teacher, which has not begun: three reads, one transaction. */
export const moveForFamily = (deps: MoveForDeps) => (caller: Caller, input: SchoolTalkName & MoveInput) =>
  retryWhileCrowded(async (): Promise<output<typeof SchoolTalk> | 'moved'> => {
    const { login, moment } = caller;
    const { idempotencyKey, day, from } = input;
    const load = () => deps.idempotency.find(caller, idempotencyKey);
    const { actor, basis, conference, talk, loaded } = await loadSchoolTalk(deps, caller, { name: input, load });
    if (loaded) return SchoolTalk.parse(loaded.body);
    if (!mayTalk(talk, 'move')) throw refuse('conferences.talk-over');
    if (conference.state === 'ended') throw refuse('conferences.wrong-state');
    if (talk.day === day && talk.from === from) return showToSchool(talk);
    const move = await readMove(deps, login.ownerId, { talk, day, from });
    if (move === 'moved') return move;
    mustBeAhead({ day, from, to: from }, moment);
    const wanted = await wantedOf(deps, caller, move);
    mustSuit(move.left, wanted);
    const by = { actor, basis, relations: [], idempotencyKey, show: showToSchool };
    return writeMove(deps, caller, { ...by, move, wanted, conference });
  });
