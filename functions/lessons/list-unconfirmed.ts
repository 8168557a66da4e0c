import type { Caller } from '../access/authorize.ts';
import { decide } from '../access/policy.ts';
import { type Lookup, roleId } from '../roster/lookup.ts';
import { type GoLive, goLiveOf, loadOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import type { LessonSettings } from './entries.ts';
import { firstToConfirm, isToConfirm } from './rules.ts';
import type { LessonStore } from './store.ts';
import type { Waiting } from './waiting-store.ts';

export type ReadWaitingDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'schools'>;
  readonly settings: SettingsLookup<LessonSettings>;
  readonly store: Pick<LessonStore, 'waiting'>;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

export type WaitingPage = { readonly cursor?: string | undefined; readonly limit: number };

/** Most lessons of a teacher under way at a moment: they have begun but do not belong on the list yet. */
const UNDER_WAY = 4;

/**
 * The to-do list (B4): a teacher's lessons of this half-year that are over and not confirmed, newest first; none from
 * before the school went live. Reads the login, schools and settings, then queries an index that holds only waiting
 * lessons, so that confirmed lessons cost nothing. Substitutes find their lessons in the day's list; the to-do stays
 * with the group's teacher.
 */
export const listUnconfirmed = (deps: ReadWaitingDeps) => async (caller: Caller, input: WaitingPage) => {
  const { moment, login } = caller;
  const [who, org] = await Promise.all([deps.lookup.whoIs(login), loadOrgContext(deps, caller)]);
  const staffId = roleId(who, 'staff', moment.day);
  const actor = { kind: 'staff', ownerId: login.ownerId, personId: staffId, assignments: [] } as const;
  if (!decide('staff:lessons', actor, { kind: 'self' }, moment.day).allowed) throw notFound();
  const { found, next } = await readWaiting(deps, caller, { ...input, staffId, goLive: goLiveOf(org, org.schools) });
  return { lessons: found.map(show), next };
};

type Page = WaitingPage & { readonly staffId: string; readonly goLive: GoLive };

/** A page of a teacher's waiting lessons, newest first, and the cursor of the next page. */
export async function readWaiting(
  { store, secret }: Pick<ReadWaitingDeps, 'store' | 'secret'>,
  { moment, login }: Caller,
  { cursor, limit, staffId, goLive }: Page,
) {
  const bound = [login.ownerId, staffId, 'unconfirmed-lessons'];
  const key = await secret();
  const before = cursor === undefined ? `${moment.day}#${moment.time}~` : openCursor(key, bound, cursor);
  const waiting: Waiting[] = [];
  const range = { from: firstToConfirm(goLive, moment), before, first: limit + 1 + UNDER_WAY };
  for await (const lesson of store.waiting(login.ownerId, staffId, range)) {
    if (isToConfirm(lesson, { confirmed: false, goLive: goLive(lesson.schoolId), moment })) waiting.push(lesson);
    if (waiting.length > limit) break;
  }
  const found = waiting.slice(0, limit);
  const last = found.at(-1);
  return { found, next: waiting.length > found.length && last ? sealCursor(key, bound, last.gsi2sk) : null };
}

const show = ({ id, groupId, groupName, subject, date, from, to, room }: Waiting) => ({
  lessonId: id,
  groupId,
  group: groupName ?? null,
  subject: subject ?? null,
  date,
  from,
  to,
  room: room ?? null,
});
