import type { AnswerOf, RequestOf } from '../../api/table.ts';

export type Roster = AnswerOf<'GET /v1/groups/{groupId}/days/{date}/lessons/{lessonId}'>;
export type RosterPupil = Roster['pupils'][number];
export type Kind = NonNullable<RosterPupil['entry']>['kind'];
export type Wanted = RequestOf<'POST /v1/groups/{groupId}/days/{date}/lessons/{lessonId}/entries'>['body']['entries'];

/** What the teacher has tapped for a pupil and not sent yet. `inherited`: taken from the hour before. */
export type Mark = { readonly kind: Kind; readonly minutes: number; readonly inherited?: boolean };
export type Marks = Readonly<Record<string, Mark>>;

/** A pupil's state in the lesson as the page shows it; `asked`: expected away, and nobody has answered. */
export type Shown = Mark | 'asked';

const PRESENT: Mark = { kind: 'present', minutes: 0 };

/** The tap, else the entry, else present: only a pupil who is expected away is never taken for present. */
export function shownOf({ pupilId, entry, suggestion }: RosterPupil, marks: Marks): Shown {
  return marks[pupilId] ?? entry ?? (suggestion ? 'asked' : PRESENT);
}

export const isAway = (shown: Shown): shown is Mark => shown !== 'asked' && shown.kind !== 'present';

/** True for a pupil who takes part: an exempt pupil is not called up. */
export const takesPart = ({ exempt }: RosterPupil): boolean => !exempt;

/** The pupils who are expected away and have no answer yet. */
export const askedOf = ({ pupils }: Roster, marks: Marks): readonly RosterPupil[] =>
  pupils.filter((pupil) => takesPart(pupil) && shownOf(pupil, marks) === 'asked');

/** The number of pupils who take part, and of those who are present. */
export function countOf({ pupils }: Roster, marks: Marks): { readonly here: number; readonly all: number } {
  const called = pupils.filter(takesPart);
  const here = called.filter((pupil) => {
    const shown = shownOf(pupil, marks);
    return shown !== 'asked' && (shown.kind === 'present' || shown.kind === 'late');
  });
  return { here: here.length, all: called.length };
}

/** True if a tap says something else than the register holds. */
function differs({ pupilId, entry, suggestion }: RosterPupil, marks: Marks): boolean {
  const mark = marks[pupilId];
  if (!mark) return false;
  if (entry) return entry.kind !== mark.kind || entry.minutes !== lengthOf(mark, entry);
  return mark.kind !== 'present' || suggestion !== null;
}

/** An absence of the whole lesson has the lesson's own minutes. */
const lengthOf = (mark: Mark, entry: { readonly minutes: number }): number =>
  mark.kind === 'late' || mark.kind === 'part' ? mark.minutes : entry.minutes;

/** The pupils whose taps the register does not hold. */
export const changedIn = ({ pupils }: Roster, marks: Marks): readonly RosterPupil[] =>
  pupils.filter((pupil) => differs(pupil, marks));

/** The one request that stores the taps and confirms the lesson. */
export type Plan =
  | { readonly by: 'entries'; readonly entries: Wanted }
  | { readonly by: 'confirmation'; readonly present: readonly string[] };

/**
 * Plans the request. Absence confirms the lesson by itself; without any, the confirmation names those who are here
 * although they were expected away. `unsure` are pupils of an earlier request whose answer never came: they are named
 * again, since it may have been carried out. `undefined`: nothing to send.
 */
export function planOf(roster: Roster, marks: Marks, unsure: readonly string[]): Plan | undefined {
  const changed = roster.pupils.filter((pupil) => differs(pupil, marks) || unsure.includes(pupil.pupilId));
  const answersOnly = changed.every(
    ({ pupilId, entry }) => marks[pupilId]?.kind === 'present' && entry === null && !unsure.includes(pupilId),
  );
  if (!answersOnly || (roster.confirmed && changed.length > 0)) {
    return { by: 'entries', entries: changed.map((pupil) => wantedOf(pupil, shownOf(pupil, marks))) };
  }
  if (roster.confirmed) return undefined;
  return { by: 'confirmation', present: changed.map(({ pupilId }) => pupilId) };
}

function wantedOf({ pupilId }: RosterPupil, shown: Shown): Wanted[number] {
  if (shown === 'asked') return { pupilId, kind: 'present' };
  const { kind, minutes } = shown;
  return kind === 'late' || kind === 'part' ? { pupilId, kind, minutes } : { pupilId, kind };
}

/** The steps that put a lesson back as it was before a request. */
export type Undo = {
  readonly entries: Wanted;
  /** True to take the confirmation back, once nobody is away. */
  readonly unconfirm: boolean;
  /** Pupils who stay away: they were expected away, and "present" would say more than the teacher did. */
  readonly stay: readonly RosterPupil[];
};

/** What takes `plan` back, from the roster before it. */
export function undoOf(before: Roster, plan: Plan): Undo {
  if (plan.by === 'confirmation') return { entries: [], unconfirm: true, stay: [] };
  const sent = plan.entries.flatMap((wanted) => {
    const pupil = before.pupils.find(({ pupilId }) => pupilId === wanted.pupilId);
    return pupil ? [{ pupil, away: wanted.kind !== 'present' }] : [];
  });
  const stays = ({ pupil, away }: (typeof sent)[number]) => pupil.entry === null && pupil.suggestion !== null && away;
  const stay = sent.filter(stays).map(({ pupil }) => pupil);
  return {
    entries: sent.filter((item) => !stays(item)).map(({ pupil }) => wantedOf(pupil, pupil.entry ?? PRESENT)),
    unconfirm: !before.confirmed && stay.length === 0,
    stay,
  };
}
