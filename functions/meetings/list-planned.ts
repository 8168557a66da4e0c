import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { audienceOf, type GroupName, loadGroup, mustIn } from '../announcements/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { ANSWERS } from './authorize.ts';
import { pageOf } from './rules.ts';
import type { GroupMeetings } from './schema.ts';
import type { MeetingsStore } from './store.ts';
import { showPlanned } from './view.ts';

export type ListPlannedDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupil' | 'staffNames'>;
  readonly store: Pick<MeetingsStore, 'ofGroup' | 'answers'>;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};
type Input = GroupName & { readonly cursor?: string | undefined; readonly limit?: string | undefined };

const PAGE = 20;

/** The meetings of a group with how many come, those to come first: three reads. */
export const listPlanned =
  (deps: ListPlannedDeps) =>
  async (caller: Caller, input: Input): Promise<output<typeof GroupMeetings>> => {
    const { lookup, store } = deps;
    const { login, moment: now } = caller;
    const { ownerId } = login;
    const { groupId } = input;
    const { day, instant } = now;
    const secret = await deps.secret();
    const bound = ['meetings', ownerId, groupId];
    const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
    const limit = Number(input.limit ?? PAGE);
    const found = await loadGroup(deps, caller, { ...input, load: () => store.ofGroup(ownerId, groupId, instant) });
    const { group, loaded } = found;
    mustIn(found, 'group:meetings', now);
    const { page, next } = pageOf(loaded, { now, limit, after });
    const [homes, names, ...answers] = await Promise.all([
      audienceOf(lookup, ownerId, { group, day, right: ANSWERS }),
      lookup.staffNames(
        ownerId,
        page.map(({ by }) => by),
      ),
      ...page.map(({ meetingId }) => store.answers(ownerId, meetingId)),
    ]);
    const known = { groupName: group.name, names, now, homes };
    return {
      group: group.name,
      meetings: page.map((meeting, index) =>
        showPlanned(meeting, { ...known, answers: answers[index]?.answers ?? [] }),
      ),
      next: next === undefined ? null : sealCursor(secret, bound, next),
    };
  };
