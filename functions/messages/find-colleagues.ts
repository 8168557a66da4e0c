import type { output } from 'zod/mini';
import type { CallerAs } from '../access/authorize.ts';
import type { Lookup, PupilCard, StaffCard } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Language } from '../shared/texts/language.ts';
import { beginWords, wordsOf } from '../shared/texts/name-words.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { isSeated } from './colleague-rules.ts';
import {
  authorizeThread,
  byRelation,
  MAY_WRITE,
  type StaffOnce,
  staffOnce,
  type ThreadDeps,
  type ThreadName,
} from './rights.ts';
import type { Colleagues } from './schema.ts';
import { groupsToday, teachersIn } from './teachers.ts';
import { type Role, roleText } from './texts.ts';

export type ColleaguesDeps = ThreadDeps & {
  readonly lookup: Pick<Lookup, 'staff' | 'group' | 'roleHolders' | 'staffNamed'>;
};
type Input = ThreadName & { readonly name?: string | undefined };

/** The most cards that a search reads, and the most colleagues that it shows. */
const MOST_READ = 60;
const MOST_SHOWN = 20;

/**
 * Colleagues of the school whom a teacher of the pupil may add to a conversation (G2). Without a name: those who teach
 * the pupil, and the school's leaders. By name: anybody who works at the school, in four reads of which the last reads
 * the cards of at most sixty names.
 */
export const findColleagues =
  (deps: ColleaguesDeps) =>
  async (caller: CallerAs<'staff'>, input: Input): Promise<output<typeof Colleagues>> => {
    const { login, moment, language } = caller;
    const { ownerId } = login;
    const { day } = moment;
    const { thread, card, basis } = await authorizeThread(deps, { ...caller, name: input }, { right: MAY_WRITE });
    // An added colleague adds nobody.
    if (!byRelation(basis)) throw notFound();
    const { schoolId } = thread;
    const near = { ownerId, card, schoolId, day };
    const ids = input.name === undefined ? await nearbyIds(deps, near) : await namedIds(deps, near, input.name);
    const seated = new Set(thread.parties.filter((party) => isSeated(party, moment)).map(({ person }) => person.id));
    const wanted = ids.filter((id) => !seated.has(id));
    const cards = await read(staffOnce(deps.lookup, ownerId), wanted.slice(0, MOST_READ));
    const colleagues = cards.flatMap((colleague) => shown(colleague, { card, schoolId, day, language }));
    return {
      colleagues: colleagues.slice(0, MOST_SHOWN),
      more: colleagues.length > MOST_SHOWN || wanted.length > MOST_READ,
    };
  };

type Near = { readonly ownerId: string; readonly card: PupilCard; readonly schoolId: string; readonly day: Day };

/** Those who teach the pupil, then the school's leaders. */
async function nearbyIds(
  { lookup }: ColleaguesDeps,
  { ownerId, card, schoolId, day }: Near,
): Promise<readonly string[]> {
  const [groups, ...leaders] = await Promise.all([
    groupsToday(lookup, ownerId, { card, day }),
    ...(['leader', 'principal'] as const).map((role) => lookup.roleHolders(ownerId, schoolId, role)),
  ]);
  return [...new Set([...groups.flatMap((group) => teachersIn(group, day)), ...leaders.flat()])];
}

/** Everybody of the owner's staff of whose name each searched word begins a word, by name. */
async function namedIds({ lookup }: ColleaguesDeps, { ownerId, day }: Near, name: string): Promise<readonly string[]> {
  const asked = wordsOf(name);
  if (asked.length === 0) return [];
  const staff = await lookup.staffNamed(ownerId, day);
  const found = staff.filter(({ givenName, familyName }) => beginWords(asked, wordsOf(`${givenName} ${familyName}`)));
  const calledOf = ({ givenName, familyName }: (typeof found)[number]) => `${familyName} ${givenName}`;
  return found.sort((a, b) => calledOf(a).localeCompare(calledOf(b), 'nb')).map(({ staffId }) => staffId);
}

async function read(staff: StaffOnce, ids: readonly string[]): Promise<readonly StaffCard[]> {
  return (await Promise.all(ids.map(staff))).filter((card) => card !== undefined);
}

type Showing = Pick<Near, 'card' | 'schoolId' | 'day'> & { readonly language: Language };

/**
 * A colleague with the part at the school and the groups there, the pupil's first; nobody who does not work there that
 * day.
 */
function shown({ staffId, name, assignments, groups }: StaffCard, { card, schoolId, day, language }: Showing) {
  const here = assignments.filter((held) => held.schoolId === schoolId && holdsOn(held, day));
  const parts = here.flatMap((held) => (held.kind === 'role' ? [held.role] : [held.as]));
  const part = PARTS.find((each) => parts.includes(each));
  if (part === undefined) return [];
  const own = groups.filter((group) => group.schoolId === schoolId && holdsOn(group, day));
  const ofPupil = new Set(card.groups.map(({ groupId }) => groupId));
  const inOrder = own
    .map(({ groupId, groupName }) => ({ groupName, rank: ofPupil.has(groupId) ? 0 : 1 }))
    .sort((a, b) => a.rank - b.rank || a.groupName.localeCompare(b.groupName, 'nb'));
  const names = new Set(inOrder.map(({ groupName }) => groupName));
  return [{ staffId, name, role: roleText(part)[language], groups: [...names] }];
}

/** The part that a colleague is known by comes first. */
const PARTS = [
  'principal',
  'leader',
  'contact-teacher',
  'teacher',
  'office',
  'substitute',
] as const satisfies readonly Role[];
