import { logLooks } from '../access/asking.ts';
import { decide } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { LEAVE_DAYS_AHEAD, type LeaveLookup } from '../leave/lookup.ts';
import { type InboxLookup, unreadAbout } from '../notifications/lookup.ts';
import { classOf, type Lookup, type PupilCard, roleId } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { nextSchoolDay } from '../shared/school/calendar.ts';
import { addDays } from '../shared/time.ts';
import {
  type Caller,
  calendarOf,
  contactAt,
  type House,
  limitsOf,
  READ,
  REPORT,
  readHouse,
  type SettingsLookup,
} from './asking.ts';
import { shownState } from './days.ts';
import { nextPlanned } from './next-planned.ts';
import { defaultReasonFor, reasonsFor } from './reasons.ts';
import type { DayItem, Guard } from './report.ts';
import { lastAllowedDay, type Status } from './rules.ts';
import type { AbsenceStore } from './store.ts';
import { texts } from './texts.ts';
import { reasonText } from './view.ts';
import { type Why, whyEmpty } from './why-empty.ts';

export type ChildrenDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'schools'>;
  readonly settings: SettingsLookup;
  readonly store: Pick<AbsenceStore, 'days' | 'guard'>;
  readonly leave: Pick<LeaveLookup, 'leaveDays'>;
  readonly inbox: Pick<InboxLookup, 'unread'>;
  readonly logRead: LogRead;
};

/** The guardian's children with today and what may be reported (A2): two parallel reads for any number of children. */
export const listChildren = (deps: ChildrenDeps) => async (caller: Caller) => {
  const { ownerId } = caller.login;
  const [who, house] = await Promise.all([deps.lookup.whoIs(caller.login), readHouse(deps, ownerId)]);
  const personId = roleId(who, 'guardian', caller.moment.day);
  const { cards, why } = await readCards(deps, caller, personId, who.childIds, house);
  const text = texts[`absence.why-empty.${why}`]?.[caller.language] ?? why;
  return {
    children: cards.map(({ pupilId, ...card }) => ({ childId: pupilId, ...card })),
    why: cards.length > 0 ? null : { code: why, text },
  };
};

/** The pupil's own card: the same for one. */
export const readPupilCard = (deps: ChildrenDeps) => async (caller: Caller) => {
  const { ownerId } = caller.login;
  const [who, house] = await Promise.all([deps.lookup.whoIs(caller.login), readHouse(deps, ownerId)]);
  const personId = roleId(who, 'pupil', caller.moment.day);
  const {
    cards: [card],
  } = await readCards(deps, caller, personId, [personId], house);
  if (!card) throw notFound();
  return card;
};

async function readCards(
  deps: ChildrenDeps,
  caller: Caller,
  personId: string,
  pupilIds: readonly string[],
  house: House,
) {
  const { ownerId } = caller.login;
  const { day } = caller.moment;
  const actor = { kind: caller.as === 'pupil' ? 'pupil' : 'guardian', ownerId, personId } as const;
  const [waiting, ...read] = await Promise.all([
    deps.inbox.unread(ownerId, { kind: actor.kind, id: personId }),
    ...pupilIds.map(async (pupilId) => {
      const [card, days, guard, leave] = await Promise.all([
        deps.lookup.pupil(ownerId, pupilId),
        deps.store.days(ownerId, pupilId, day, day),
        deps.store.guard(ownerId, pupilId),
        // From before today too: leave that has begun is told by its first day.
        deps.leave.leaveDays(ownerId, pupilId, addDays(day, -LEAVE_DAYS_AHEAD), addDays(day, LEAVE_DAYS_AHEAD)),
      ]);
      if (!card) return [];
      const decision = decide(READ[caller.as], actor, { kind: 'pupil', pupil: card.facts }, day);
      const planned = nextPlanned(guard.spans, leave, day);
      return [{ card, facts: card.facts, planned, away: awayOf(days, guard), decision }];
    }),
  ]);
  const found = read.flat();
  const mine = found.flatMap((child) => (child.decision.allowed ? [{ ...child, basis: child.decision.basis }] : []));
  await logLooks(deps.logRead, actor, caller.moment, READ[caller.as], mine);
  const why: Why = whyEmpty(personId, found, day);
  const cards = mine
    .map(({ card, away, planned }) => {
      const target = { kind: 'pupil', pupil: card.facts } as const;
      const mayReport = decide(REPORT[caller.as], actor, target, day).allowed;
      const about = { facts: card.facts, shows: house.at(card.facts.schoolId) };
      const unread = unreadAbout(waiting, actor, about, caller.moment);
      return { ...cardOf(card, away, house, caller, mayReport), nextPlanned: planned ?? null, unread };
    })
    .sort((a, b) => a.pupilName.localeCompare(b.pupilName, 'nb'));
  return { cards, why };
}

function cardOf(card: PupilCard, away: readonly Away[], house: House, caller: Caller, mayReport: boolean) {
  const { pupilId, schoolId } = card.facts;
  const why = caller.as === 'pupil' ? ('pupil-not-of-age' as const) : ('pupil-of-age' as const);
  return {
    pupilId,
    pupilName: `${card.givenName} ${card.familyName}`,
    schoolId,
    schoolName: house.school(schoolId)?.name ?? '',
    schoolContact: contactAt(house, schoolId),
    className: classOf(card, caller.moment.day),
    grade: card.gradeLevel ?? null,
    today: {
      status: todayOf(away, caller.moment.day),
      reports: away.map(({ reportId, status, from, to }) => ({ reportId, status, from, to })),
    },
    may: mayReport ? { report: true } : { report: false, why },
    reporting: reportingOf(house, schoolId, caller),
  };
}

type Away = DayItem & { readonly status: Status };

/** Today's reports with their states: the two reads meet here, so a report withdrawn between them is left out. */
const awayOf = (days: readonly DayItem[], guard: Guard): readonly Away[] =>
  days.flatMap((day) => {
    const span = guard.spans.find((candidate) => candidate.reportId === day.reportId);
    return span ? [{ ...day, status: span.status }] : [];
  });

/** Several reports may touch a day; one that is certain outweighs an unanswered question. */
function todayOf(away: readonly Away[], today: string) {
  if (away.length === 0) return 'none' as const;
  const certain = away.some((report) => shownState(report, today) === 'reported');
  return certain ? ('reported' as const) : ('unconfirmed' as const);
}

/** The limits, shown before the form is filled (A2). */
function reportingOf(house: House, schoolId: string, { moment, language, as }: Caller) {
  const settings = house.at(schoolId);
  const limits = limitsOf(settings, moment);
  const by = as === 'pupil' ? 'pupil' : 'guardian';
  return {
    windowDays: limits.windowDays,
    firstDay: limits.today,
    lastDay: lastAllowedDay(limits),
    maxDays: limits.maxDays,
    nextSchoolDay: nextSchoolDay(calendarOf(house, schoolId), limits.today) ?? null,
    reasons: reasonsFor(settings, by).flatMap(({ id }) => reasonText(house, schoolId, id, language) ?? []),
    defaultReasonId: defaultReasonFor(settings, by),
  };
}
