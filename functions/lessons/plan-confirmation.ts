import type { Caller } from '../access/authorize.ts';
import type { GroupCard, GroupDay, Lookup } from '../roster/lookup.ts';
import type { OrgContext } from '../settings/lookup.ts';
import type { FieldFault } from '../shared/errors.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import type { Save } from './actions.ts';
import { entriesFor, type LessonSettings } from './entries.ts';
import { lessonFact } from './events.ts';
import { type ExpectedDeps, type OpenSuggestion, openSuggestions, readExpected } from './open-suggestions.ts';
import type { LessonName } from './read-store.ts';
import { refuse } from './refusals.ts';
import {
  authorizeLesson,
  markOf,
  nextRegister,
  openLesson,
  type Place,
  type PlaceDeps,
  placeOf,
  taken,
} from './registers.ts';
import { confirmedBy, type Lines, registered, standing } from './rules.ts';

export type PlanDeps = ExpectedDeps & {
  readonly lookup: PlaceDeps['lookup'] & Pick<Lookup, 'pupilNames'>;
  readonly store: PlaceDeps['store'];
};

/** A lesson, and the pupils expected away whom the teacher names as present. */
export type ToConfirm = LessonName & { readonly present?: readonly string[] | undefined };

/** The effect of confirming a lesson, before the write. */
export type Plan = {
  readonly place: Place;
  readonly lesson: GroupDay;
  /** Unanswered suggestions; they keep the lesson unconfirmed. */
  readonly open: readonly OpenSuggestion[];
  /** True if the lesson was confirmed before; it stays confirmed. */
  readonly stood: boolean;
  /** The register after the write; unchanged without a write. */
  readonly after: Place['register'];
  readonly save: Save;
};

/**
 * Reads a lesson and plans its confirmation (B3, B10). Throws a refusal with its reason, or plans no write and returns
 * the unanswered suggestions, or plans a transaction that stores "present" for the pupils whom the teacher names, and
 * confirms. Three reads, and a fourth if somebody is expected away; reads nothing of the class before authorization.
 * Loads the owner's settings only to store "present".
 */
export async function planConfirmation(
  deps: PlanDeps,
  caller: Caller,
  { present = [], ...name }: ToConfirm,
  loadOrg: () => Promise<OrgContext<LessonSettings>>,
): Promise<Plan> {
  const { ownerId } = caller.login;
  const load = async () => (present.length > 0 ? loadOrg() : undefined);
  const place = await authorizeLesson(deps, caller, { name, action: 'lesson:register', load });
  const { group, loaded: org } = place;
  const expected = await readExpected(deps, caller, place);
  const lesson = openLesson(place, caller);
  mustBeOnRoster(group, name.date, present);
  const { register: before } = place;
  const attribution = { by: place.card.staffId, at: caller.moment.instant };
  const waiting = await openSuggestions(deps.lookup, caller, place, expected);
  const here = waiting.filter(({ pupil }) => present.includes(pupil.pupilId));
  const lines: Lines = Object.fromEntries(here.map(({ pupil }) => [pupil.pupilId, PRESENT]));
  const withLines = taken(registered(before, lesson, lines, attribution));
  const confirmed = taken(confirmedBy(withLines === 'same' ? before : withLines, lesson, attribution));
  const open = waiting.filter((suggestion) => !here.includes(suggestion));
  const stood = standing(before, lesson) !== undefined;
  const plan = { place, lesson, open, stood };
  if (open.length > 0 && !stood) return { ...plan, after: before, save: { ownerId } };
  const held = confirmed === 'same' ? withLines : confirmed;
  const step = { ...attribution, move: confirmed === 'same' ? ('register' as const) : ('confirm' as const) };
  const after = held === 'same' ? before : nextRegister(before, placeOf(group, lesson), held, step);
  const mark = markOf(lesson, standing(after, lesson) !== undefined);
  const register = after && held !== 'same' ? { before, after } : undefined;
  if (!org || here.length === 0) return { ...plan, after, save: { ownerId, register, mark } };
  const entries = entriesFor(lines, { org, group, lesson, suggestions: expected, attribution });
  const data = { schoolId: group.schoolId, ...name, pupilIds: Object.keys(lines) };
  const fact = lessonFact('entries-changed', { ownerId, occurredAt: attribution.at, data });
  return { ...plan, after, save: { ownerId, register, entries, mark, lesson, fact } };
}

const PRESENT = { kind: 'present', minutes: 0 } as const;

/** Refuses a pupil named as present who is not in the group that day. Naming a pupil not expected away is no change. */
function mustBeOnRoster(group: GroupCard, date: Day, present: readonly string[]): void {
  const faults = present.flatMap((pupilId, index): FieldFault[] =>
    group.members.some((member) => member.as === 'student' && member.personId === pupilId && holdsOn(member, date))
      ? []
      : [{ pointer: `/present/${index}`, code: 'lessons.not-on-roster', params: { date } }],
  );
  if (faults.length > 0) throw refuse('lessons.not-on-roster', { date }, { faults });
}
