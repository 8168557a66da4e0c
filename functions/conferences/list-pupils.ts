import type { output } from 'zod/mini';
import { type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import {
  type Lookup,
  membersOn,
  namesOn,
  type PupilCard,
  type PupilName,
  pupilRow,
  type StaffCard,
} from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { type Day, holdsOn, isAdult } from '../shared/time.ts';
import type { AskStore } from './ask-store.ts';
import { bookersOf, teaches } from './authorize.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import type { Ask, Slot } from './record.ts';
import { refuse } from './refusals.ts';
import type { InvitedPupils } from './school-schema.ts';
import { inOrder } from './slot-rules.ts';
import type { TalkStore } from './talk-store.ts';

export type ListPupilsDeps = PlannerDeps & {
  readonly lookup: Pick<Lookup, 'group' | 'pupil' | 'pupilNames' | 'staffNames'>;
  readonly store: Pick<TalkStore, 'slotsOf'>;
  readonly asks: Pick<AskStore, 'ofTeacher'>;
  readonly logRead: LogRead;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};
type Input = ConferenceName & {
  /** The pupils of this teacher alone. */
  readonly teacherId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: string | undefined;
};

const PAGE = 30;

/**
 * The pupils who are invited, by name, each with the talks that stand: of all teachers for those who plan, of one for
 * that teacher too. The names come first, from the groups; then the records of one page: five reads.
 */
export const listPupils =
  (deps: ListPupilsDeps) =>
  async (caller: Caller, input: Input): Promise<output<typeof InvitedPupils>> => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const { conferenceId, teacherId } = input;
    const { actor, basis, conference, loaded } = await loadPlanner(deps, caller, {
      name: input,
      ...(teacherId !== undefined && { teacherIds: [teacherId] }),
      load: () =>
        Promise.all([
          deps.store.slotsOf(ownerId, conferenceId, teacherId),
          teacherId === undefined ? undefined : deps.lookup.staff(ownerId, teacherId),
          teacherId === undefined ? [] : deps.asks.ofTeacher(ownerId, { conferenceId, teacherId }),
        ]),
    });
    const [slots, teacher, asks] = loaded;
    const groupIds = teacherId === undefined ? undefined : groupsOf(teacher, day);
    const invited = await invitedBy(deps, ownerId, { of: conference.groupIds, within: groupIds, day });
    const { page, next } = await pageOf(deps, invited, { ...input, ownerId });
    const booked = slots.filter(({ booking }) => page.some(({ pupilId }) => pupilId === booking?.pupilId));
    const [cards, staff] = await Promise.all([
      Promise.all(page.map(({ pupilId }) => deps.lookup.pupil(ownerId, pupilId))),
      deps.lookup.staffNames(
        ownerId,
        booked.map((slot) => slot.teacherId),
      ),
    ]);
    const theirs = (card: PupilCard) => teacherId === undefined || teaches(teacher, { ownerId, card, day });
    const shown = cards.flatMap((card) => (card && theirs(card) ? [card] : []));
    const looks = shown.map(({ facts }) => ({ facts, basis }));
    await logLooks(deps.logRead, actor, caller.moment, 'school:own-talks', looks);
    return { pupils: shown.map((card) => rowOf(card, { ownerId, day, booked, staff, asks })), next };
  };

/** The groups in which a teacher works that day. */
const groupsOf = (teacher: StaffCard | undefined, day: Day): readonly string[] =>
  (teacher?.assignments ?? []).flatMap((assignment) =>
    assignment.kind === 'teaches' && holdsOn(assignment, day) ? [assignment.groupId] : [],
  );

type Groups = {
  /** The groups of the conference. */
  readonly of: readonly string[];
  /** Only pupils who are in one of these too. */
  readonly within: readonly string[] | undefined;
  readonly day: Day;
};

/** The pupils of the groups that day, by name. */
async function invitedBy(
  { lookup }: Pick<ListPupilsDeps, 'lookup'>,
  ownerId: string,
  { of, within = of, day }: Groups,
): Promise<readonly PupilName[]> {
  const ids = [...new Set([...of, ...within])];
  const found = await Promise.all(ids.map((groupId) => lookup.group(ownerId, groupId)));
  const standing = found.flatMap((group) => (group && holdsOn(group, day) ? [group] : []));
  const near = new Set(standing.filter(({ id }) => within.includes(id)).flatMap((group) => membersOn(group, day)));
  const named = await Promise.all(
    standing.filter(({ id }) => of.includes(id)).map((group) => namesOn(lookup, ownerId, { group, day })),
  );
  const pupils = new Map(named.flatMap((names) => [...names]));
  return [...pupils.values()].filter(({ pupilId }) => near.has(pupilId)).toSorted(byName);
}

const byName = (a: PupilName, b: PupilName): number =>
  `${a.familyName} ${a.givenName}`.localeCompare(`${b.familyName} ${b.givenName}`, 'nb') ||
  a.pupilId.localeCompare(b.pupilId);

/** The page after the cursor, which holds an id and no name. A pupil who has left meanwhile begins the list anew. */
async function pageOf(
  { secret: secretOf }: Pick<ListPupilsDeps, 'secret'>,
  invited: readonly PupilName[],
  { ownerId, conferenceId, teacherId, cursor, limit }: Input & { readonly ownerId: string },
) {
  const secret = await secretOf();
  const bound = ['conference-pupils', ownerId, conferenceId, teacherId ?? ''];
  const after = cursor === undefined ? undefined : openCursor(secret, bound, cursor);
  const last = invited.findIndex(({ pupilId }) => pupilId === after);
  if (after !== undefined && last < 0) throw refuse('cursor-invalid');
  const page = invited.slice(last + 1, last + 1 + Number(limit ?? PAGE));
  const end = page.at(-1);
  const isMore = end !== undefined && end !== invited.at(-1);
  return { page, next: isMore ? sealCursor(secret, bound, end.pupilId) : null };
}

type Known = {
  readonly ownerId: string;
  readonly day: Day;
  readonly booked: readonly Slot[];
  readonly staff: ReadonlyMap<string, string>;
  readonly asks: readonly Ask[];
};

function rowOf(card: PupilCard, { ownerId, day, booked, staff, asks }: Known) {
  const { pupilId, birthDate } = card.facts;
  const own = booked.filter(({ booking }) => booking?.pupilId === pupilId).toSorted(inOrder);
  return {
    ...pupilRow({ ...card.facts, givenName: card.givenName, familyName: card.familyName }),
    // A pupil of age books alone.
    nobodySignsIn: !isAdult(birthDate, day) && bookersOf({ ownerId, card, day }).length === 0,
    asked: asks.find((ask) => ask.pupilId === pupilId)?.kind ?? null,
    talks: own.map(({ booking, teacherId, day: on, from, state }) => ({
      bookingId: booking?.bookingId ?? '',
      teacherId,
      teacherName: staff.get(teacherId) ?? null,
      day: on,
      from,
      status: state,
    })),
  };
}
