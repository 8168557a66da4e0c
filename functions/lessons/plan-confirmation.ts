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

/** A lesson, and whom of those expected away the teacher has said to be here. */
export type ToConfirm = LessonName & { readonly present?: readonly string[] | undefined };

/** What confirming a lesson comes to, before anything is written. */
export type Plan = {
  readonly place: Place;
  readonly lesson: GroupDay;
  /** Suggestions that nobody has answered; while there are any, a lesson does not become confirmed. */
  readonly open: readonly OpenSuggestion[];
  /** Whether it was confirmed before; it stays so. */
  readonly stood: boolean;
  /** The register as it would be; as it is where nothing is to be written. */
  readonly after: Place['register'];
  readonly save: Save;
};

/**
 * Reads a lesson and decides what confirming it comes to (B3, B10): refused with its reason; or left alone with the
 * suggestions that nobody has answered; or a transaction that stores "present" of those whom the teacher says to be
 * here, and confirms. Three reads, and a fourth where somebody is expected away: nothing of the class before it is
 * known who asks. The owner's settings are loaded where "present" is to be stored.
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
  const said = taken(registered(before, lesson, lines, attribution));
  const confirmed = taken(confirmedBy(said === 'same' ? before : said, lesson, attribution));
  const open = waiting.filter((suggestion) => !here.includes(suggestion));
  const stood = standing(before, lesson) !== undefined;
  const plan = { place, lesson, open, stood };
  if (open.length > 0 && !stood) return { ...plan, after: before, save: { ownerId } };
  const held = confirmed === 'same' ? said : confirmed;
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

/** Whoever is said to be here is in the group that day; it changes nothing of those who are not expected away. */
function mustBeOnRoster(group: GroupCard, date: Day, present: readonly string[]): void {
  const faults = present.flatMap((pupilId, index): FieldFault[] =>
    group.members.some((member) => member.as === 'student' && member.personId === pupilId && holdsOn(member, date))
      ? []
      : [{ pointer: `/present/${index}`, code: 'lessons.not-on-roster', params: { date } }],
  );
  if (faults.length > 0) throw refuse('lessons.not-on-roster', { date }, { faults });
}
