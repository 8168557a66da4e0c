import type { Caller } from '../access/authorize.ts';
import { isAt, type Lookup, type PupilCard } from '../roster/lookup.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { holdsOn } from '../shared/time.ts';
import type { AskStore } from './ask-store.ts';
import { teaches } from './authorize.ts';
import { conferenceFact } from './events.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import type { Ask, Conference } from './record.ts';
import { refuse } from './refusals.ts';

export type AskDeps = PlannerDeps & {
  readonly lookup: Pick<Lookup, 'pupil'>;
  readonly asks: Pick<AskStore, 'ofTeacher' | 'save'>;
};
type Input = ConferenceName & {
  readonly teacherId: string;
  readonly pupilIds: readonly string[];
  /** `none`: the teacher takes back what was said. */
  readonly kind: Ask['kind'] | 'none';
};

/** The most pupils of one transaction: each has two records and a fact. */
const AT_ONCE = 30;

/**
 * Says of some pupils that the teacher asks for a talk, or needs none (H1): by the teacher, the office or a leader. A
 * family may book either way. Families are told once, and only of a request in an open conference. A repeat changes
 * nothing, and finishes what an earlier one has begun.
 */
export const setAsks = (deps: AskDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<'done' | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { conferenceId, teacherId, kind } = input;
    const pupilIds = [...new Set(input.pupilIds)];
    const { actor, basis, conference, loaded } = await loadPlanner(deps, caller, {
      name: input,
      teacherIds: [teacherId],
      load: () =>
        Promise.all([
          deps.asks.ofTeacher(ownerId, { conferenceId, teacherId }),
          deps.lookup.staff(ownerId, teacherId),
          Promise.all(pupilIds.map((pupilId) => deps.lookup.pupil(ownerId, pupilId))),
        ]),
    });
    const [asks, teacher, cards] = loaded;
    if (conference.state === 'held' || conference.state === 'ended') throw refuse('conferences.wrong-state');
    const mayAsk = (card: PupilCard | undefined) =>
      card !== undefined && isIn(card, conference, moment.day) && teaches(teacher, { ownerId, card, day: moment.day });
    if (!cards.every(mayAsk)) throw refuse('conferences.not-your-pupil', {}, { at: '/pupilIds' });
    const made = { conferenceId, teacherId, by: actor.personId, basis, at: moment.instant };
    const changes = pupilIds.flatMap((pupilId) => {
      const before = asks.find((ask) => ask.pupilId === pupilId);
      if ((before?.kind ?? 'none') === kind) return [];
      return [askChange({ ...made, pupilId, expiresAtSeconds: conference.expiresAtSeconds }, before, kind)];
    });
    for (let start = 0; start < changes.length; start += AT_ONCE) {
      const part = changes.slice(start, start + AT_ONCE);
      const facts = part.flatMap(({ after }) =>
        after?.kind === 'asked' ? askedFact(after, { ownerId, conference }) : [],
      );
      if ((await deps.asks.save({ ownerId, changes: part, facts })) === 'moved') return 'moved';
    }
    return 'done';
  });

/** True for a pupil of the school in a group of the conference, also before it is opened. */
const isIn = (card: PupilCard, { groupIds, schoolId }: Conference, day: string): boolean =>
  isAt(card, schoolId, day) &&
  card.facts.enrolments.some((enrolment) => groupIds.includes(enrolment.groupId) && holdsOn(enrolment, day));

function askChange(made: Omit<Ask, 'kind' | 'version'>, before: Ask | undefined, kind: Input['kind']) {
  const after = kind === 'none' ? undefined : { ...made, kind, version: (before?.version ?? 0) + 1 };
  return { name: made, before, after };
}

/** A draft's families are invited later, and see then who asks. */
const askedFact = (
  { pupilId, teacherId, at: occurredAt }: Ask,
  { ownerId, conference: { conferenceId, schoolId, state } }: { ownerId: string; conference: Conference },
) =>
  state === 'open'
    ? [conferenceFact('talk-asked', { ownerId, occurredAt, data: { conferenceId, schoolId, pupilId, teacherId } })]
    : [];
