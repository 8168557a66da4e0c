import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { authorizePupil } from '../access/authorize-pupil.ts';
import { readableGroups, standingGroups } from '../announcements/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { ANSWERS, MAY_READ, READS } from './authorize.ts';
import { pageOf } from './rules.ts';
import type { FamilyMeetings } from './schema.ts';
import type { MeetingsStore } from './store.ts';
import { showOwn } from './view.ts';

export type ListDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'groups' | 'staffNames'>;
  readonly store: Pick<MeetingsStore, 'ofGroup' | 'ownAnswers'>;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};
type Input = {
  readonly pupilId: string;
  readonly cursor?: string | undefined;
  readonly limit?: string | undefined;
};

const PAGE = 20;

/** The meetings of all groups that the pupil is in today, those to come first: three reads. */
export const listMeetings =
  (deps: ListDeps) =>
  async (caller: FamilyCaller, { pupilId, ...input }: Input): Promise<output<typeof FamilyMeetings>> => {
    const { lookup, store } = deps;
    const { as, login, moment: now } = caller;
    const { ownerId } = login;
    const { day, instant } = now;
    const secret = await deps.secret();
    const bound = ['meetings', ownerId, pupilId];
    const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
    const limit = Number(input.limit ?? PAGE);
    const { actor, card } = await authorizePupil(lookup, caller, { right: MAY_READ, pupilId });
    const groupIds = readableGroups(actor, card.facts, { day, right: READS });
    const [groups, ...lists] = await Promise.all([
      standingGroups(lookup, ownerId, { groupIds, day }),
      ...groupIds.map((groupId) => store.ofGroup(ownerId, groupId, instant)),
    ]);
    const standing = lists.flat().filter(({ groupId }) => groups.has(groupId));
    const { page, next } = pageOf(standing, { now, limit, after });
    const ids = page.map(({ meetingId }) => meetingId);
    const [answers, names] = await Promise.all([
      store.ownAnswers(ownerId, { kind: as, id: actor.personId }, ids),
      lookup.staffNames(
        ownerId,
        page.map(({ by }) => by),
      ),
    ]);
    const answerable = readableGroups(actor, card.facts, { day, right: ANSWERS });
    return {
      meetings: page.map((meeting) =>
        showOwn(meeting, {
          groupName: groups.get(meeting.groupId) ?? '',
          names,
          now,
          answer: answers.get(meeting.meetingId),
          mayAnswer: answerable.includes(meeting.groupId),
        }),
      ),
      next: next === undefined ? null : sealCursor(secret, bound, next),
    };
  };
