import { decide } from '../access/policy.ts';
import { capacity, type Lookup } from '../roster/lookup.ts';
import { goLiveOf } from '../settings/lookup.ts';
import { openCursor, sealCursor } from '../shared/cursor.ts';
import { notFound } from '../shared/errors.ts';
import type { SettingsLookup } from './entries.ts';
import type { Caller } from './registers.ts';
import { firstToConfirm, isToConfirm } from './rules.ts';
import type { LessonStore } from './store.ts';
import type { Waiting } from './waiting-store.ts';

export type UnconfirmedDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'schools'>;
  readonly settings: SettingsLookup;
  readonly store: Pick<LessonStore, 'waiting'>;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

/** Lessons of one teacher that go on at the same moment, at most: they have begun and are not for the list yet. */
const UNDER_WAY = 4;

/**
 * The to-do list (B4): a teacher's lessons of this half-year that are over and not confirmed, newest first, and nothing
 * else; none from before their school went live. The login beside schools and settings, then one query of an index that holds only
 * what waits, so that it costs what it shows. Whoever stands in sees those lessons in the list of the day: their to-do lies with the
 * teacher of the group.
 */
export const listUnconfirmed =
  ({ lookup, settings, store, secret }: UnconfirmedDeps) =>
  async (caller: Caller, input: { readonly cursor?: string | undefined; readonly limit: number }) => {
    const { moment, login } = caller;
    const [who, house, { schools }] = await Promise.all([
      lookup.whoIs(login),
      settings.of(login.ownerId),
      lookup.schools(login.ownerId),
    ]);
    const staffId = capacity(who, 'staff', moment.day);
    const goLive = goLiveOf(house, schools);
    const actor = { kind: 'staff', ownerId: login.ownerId, personId: staffId, assignments: [] } as const;
    if (!decide('staff:lessons', actor, { kind: 'self' }, moment.day).allowed) throw notFound();
    const bound = [login.ownerId, staffId, 'unconfirmed-lessons'];
    const key = await secret();
    const before = input.cursor === undefined ? `${moment.day}#${moment.time}~` : openCursor(key, bound, input.cursor);
    const found: Waiting[] = [];
    const range = { from: firstToConfirm(goLive, moment), before, first: input.limit + 1 + UNDER_WAY };
    for await (const lesson of store.waiting(login.ownerId, staffId, range)) {
      if (isToConfirm(lesson, { confirmed: false, goLive: goLive(lesson.schoolId), moment })) found.push(lesson);
      if (found.length > input.limit) break;
    }
    const lessons = found.slice(0, input.limit);
    const last = lessons.at(-1);
    return {
      lessons: lessons.map(show),
      next: found.length > lessons.length && last ? sealCursor(key, bound, last.gsi2sk) : null,
    };
  };

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
