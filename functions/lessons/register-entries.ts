import type { AbsenceLookup } from '../absence/lookup.ts';
import { type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { LeaveLookup } from '../leave/lookup.ts';
import type { Lookup, PupilName } from '../roster/lookup.ts';
import { loadOrgContext, type OrgContext, type SettingsLookup } from '../settings/lookup.ts';
import type { FieldFault } from '../shared/errors.ts';
import type { Reply } from '../shared/http/entry.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { MAX_ACTIONS, type Save } from './actions.ts';
import { entriesFor, type LessonSettings } from './entries.ts';
import { lessonFact } from './events.ts';
import { logSuggested, openSuggestions, readExpected, showSuggestions } from './open-suggestions.ts';
import { isExempt, isMember } from './read-roster.ts';
import type { LessonName } from './read-store.ts';
import { type RefusalCode, refuse } from './refusals.ts';
import {
  authorizeLesson,
  markOf,
  nextRegister,
  openLesson,
  type Place,
  type PlaceDeps,
  placeOf,
  showState,
  taken,
} from './registers.ts';
import {
  changedLines,
  type EntryKind,
  faultOf,
  type Lines,
  lengthOf,
  lineOf,
  registered,
  standing,
  type WantedLine,
} from './rules.ts';
import type { LessonStore } from './store.ts';
import type { Suggestion } from './suggest.ts';

export type Wanted = WantedLine & { readonly pupilId: string };
export type RegisterInput = LessonName & {
  readonly entries: readonly Wanted[];
  readonly idempotencyKey: IdempotencyKey;
};

export type RegisterDeps<Body> = {
  readonly lookup: PlaceDeps['lookup'] & Pick<Lookup, 'schools' | 'pupilNames'>;
  readonly settings: SettingsLookup<LessonSettings>;
  readonly store: Pick<LessonStore, 'register' | 'save'>;
  readonly absence: Pick<AbsenceLookup, 'reportedAt'>;
  readonly leave: Pick<LeaveLookup, 'onLeaveAt'>;
  readonly idempotency: Pick<Idempotency, 'find' | 'put'>;
  readonly logRead: LogRead;
  /** The stored answer to a repeated request. */
  readonly again: (stored: unknown) => Body;
};

const ACTION = 'lesson:register';

/**
 * A teacher registers up to 80 pupils of a lesson (B2), all or nothing: three parallel reads and one transaction.
 * Appends to entries without reading them. The register's version puts two concurrent writes in order, so both succeed,
 * and the later value of a pupil holds. An entry that says away confirms the lesson (B3). The answer lists the
 * unanswered suggestions (B10).
 */
export const registerEntries =
  <Body>(deps: RegisterDeps<Body>) =>
  (caller: Caller, input: RegisterInput): Promise<Reply<Body | Registered>> =>
    retryOnConflict(async () => {
      const { groupId, date, lessonId } = input;
      const name = { groupId, date, lessonId };
      const read = await readAll(deps, caller, input);
      if (read.replied) return { body: deps.again(read.replied.body), version: read.replied.version ?? 0 };
      const { place, suggestions, names } = read;
      const lesson = openLesson(place, caller);
      const wanted = wantedLines(input.entries, read, lengthOf(lesson), date);
      const attribution = { by: place.card.staffId, at: caller.moment.instant };
      const expected = new Set(suggestions.keys());
      const changed = changedLines(place.register?.lines ?? {}, wanted, expected);
      const next = taken(registered(place.register, lesson, changed, attribution));
      const after =
        next === 'same'
          ? place.register
          : nextRegister(place.register, placeOf(place.group, lesson), next, { ...attribution, move: 'register' });
      const open = await openSuggestions(deps.lookup, caller, { ...place, register: after }, suggestions);
      await logSuggested(deps.logRead, place, caller, open);
      const body: Registered = {
        ...showState(name, { lesson, register: after }, caller),
        suggestions: showSuggestions(open),
        entries: input.entries.map(({ pupilId }) => ({
          pupilId,
          ...(after?.lines[pupilId] ?? { kind: 'present' as const, minutes: 0 }),
        })),
      };
      const version = after?.version ?? 0;
      const reply = await deps.idempotency.put(caller, input.idempotencyKey, { status: 200, body, version });
      const mark = markOf(lesson, standing(after, lesson) !== undefined);
      const written = next !== 'same' && after ? writtenOf(read, { changed, attribution, lesson, after }, caller) : {};
      const seen = input.entries.flatMap(({ pupilId }) => names.get(pupilId) ?? []);
      await logLooks(
        deps.logRead,
        place.actor,
        caller.moment,
        ACTION,
        seen.map((facts) => ({ facts, basis: place.basis })),
      );
      const save = { ownerId: caller.login.ownerId, ...written, mark, reply };
      mustFit(save, lesson.teacherIds.length);
      return (await deps.store.save(save)) === 'saved' ? { body, version } : ('moved' as const);
    });

export type Registered = ReturnType<typeof showState> & {
  readonly entries: { readonly pupilId: string; readonly kind: EntryKind; readonly minutes: number }[];
  readonly suggestions: ReturnType<typeof showSuggestions>;
};

type Read = {
  readonly place: Place;
  readonly org: OrgContext<LessonSettings>;
  readonly names: ReadonlyMap<string, PupilName>;
  readonly suggestions: ReadonlyMap<string, Suggestion>;
  readonly replied: Awaited<ReturnType<Idempotency['find']>>;
};

/** Reads the records of path, key and owner; authorizes; then reads the records of the group's pupils. */
async function readAll<Body>(deps: RegisterDeps<Body>, caller: Caller, input: RegisterInput): Promise<Read> {
  const { ownerId } = caller.login;
  const { entries, idempotencyKey } = input;
  const place = await authorizeLesson(deps, caller, {
    name: input,
    action: ACTION,
    load: () => Promise.all([deps.idempotency.find(caller, idempotencyKey), loadOrgContext(deps, caller)]),
  });
  const [replied, org] = place.loaded;
  const [names, suggestions] = await Promise.all([
    deps.lookup.pupilNames(
      ownerId,
      entries.map(({ pupilId }) => pupilId),
      place.group,
    ),
    readExpected(deps, caller, place),
  ]);
  return { place, replied, org, names, suggestions };
}

/** The lines of the request. A bad line refuses the whole request; the refusal names every bad line. */
function wantedLines(entries: readonly Wanted[], { place, names }: Read, lessonMinutes: number, date: string): Lines {
  const faults = entries.flatMap((entry, index): FieldFault<RefusalCode | 'required'>[] => {
    const pupil = names.get(entry.pupilId);
    const here = place.register?.lines[entry.pupilId] ?? (pupil && isMember(place.group, pupil, date));
    // "Present after all" takes back an entry made before the exemption was known.
    const freed = entry.kind !== 'present' && isExempt(place.group, entry.pupilId, date);
    const code = faultOf(entry, lessonMinutes);
    const pointer = `/entries/${index}/pupilId`;
    return [
      ...(here ? [] : [{ pointer, code: 'lessons.not-on-roster', params: { date } } as const]),
      ...(freed ? [{ pointer, code: 'lessons.exempt', params: { date } } as const] : []),
      ...(code ? [{ pointer: `/entries/${index}/minutes`, code, params: { lessonMinutes } }] : []),
    ];
  });
  const [first] = faults;
  if (!first) return Object.fromEntries(entries.map((entry) => [entry.pupilId, lineOf(entry, lessonMinutes)]));
  const code = first.code === 'required' ? 'invalid-request' : first.code;
  throw refuse(code, first.params, { faults });
}

type Change = {
  readonly changed: Lines;
  readonly attribution: { readonly by: string; readonly at: string };
  readonly lesson: NonNullable<Place['lesson']>;
  readonly after: NonNullable<Place['register']>;
};

function writtenOf(read: Read, { changed, attribution, lesson, after }: Change, caller: Caller): Omit<Save, 'ownerId'> {
  const { groupId, id: lessonId, date } = lesson;
  const { ownerId } = caller.login;
  const data = { schoolId: read.place.group.schoolId, groupId, lessonId, date, pupilIds: Object.keys(changed) };
  return {
    register: { before: read.place.register, after },
    lesson,
    entries: entriesFor(changed, { ...read, group: read.place.group, lesson, attribution }),
    fact: lessonFact('entries-changed', { ownerId, occurredAt: caller.moment.instant, data }),
  };
}

/** Refuses too many pupils for a transaction: a lesson with many teachers has room for fewer. */
function mustFit({ entries = [] }: Pick<Save, 'entries'>, teachers: number): void {
  const most = MAX_ACTIONS - 3 - Math.max(1, teachers);
  if (entries.length > most) throw refuse('lessons.too-many-at-once', { most });
}
