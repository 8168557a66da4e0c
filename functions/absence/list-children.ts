import { type CallerAs, logLooks } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import { LEAVE_DAYS_AHEAD, type LeaveLookup } from '../leave/lookup.ts';
import { type InboxLookup, unreadAbout } from '../notifications/lookup.ts';
import { classOf, type Lookup, type PupilCard, roleId, type Who } from '../roster/lookup.ts';
import {
  calendarOf,
  contactAt,
  contactLineOf,
  loadOrgContext,
  type OrgContext,
  type SettingsLookup,
  wordOf,
} from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { sayContact } from '../shared/http/contact.ts';
import { nextSchoolDay } from '../shared/school/calendar.ts';
import { addDays } from '../shared/time.ts';
import { type AbsenceSettings, limitsOf, READ, REPORT } from './authorize.ts';
import { shownState } from './days.ts';
import { nextPlanned } from './next-planned.ts';
import { defaultReasonFor, reasonsFor } from './reasons.ts';
import type { DayItem, Guard } from './report.ts';
import { lastAllowedDay, type Status } from './rules.ts';
import type { AbsenceStore } from './store.ts';
import { texts } from './texts.ts';
import { type Why, whyEmpty } from './why-empty.ts';

export type ChildrenDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'schools' | 'guardianNames'>;
  readonly settings: SettingsLookup<AbsenceSettings>;
  readonly store: Pick<AbsenceStore, 'days' | 'guard'>;
  readonly leave: Pick<LeaveLookup, 'leaveDays'>;
  readonly inbox: Pick<InboxLookup, 'unread'>;
  readonly logRead: LogRead;
};

/** The guardian's children with today and the limits of reporting (A2): two parallel reads for any number. */
export const listChildren = (deps: ChildrenDeps) => async (caller: CallerAs) => {
  const { cards, why, org, name } = await readCards(deps, caller, ({ childIds }) => childIds);
  const text = texts[`absence.why-empty.${why}`]?.[caller.language] ?? why;
  // The contact is the same for everybody: the school of a child whom the guardian may not see stays unsaid (law 4).
  const told = () => sayContact(text, contactLineOf(org), caller.language);
  return {
    guardianName: name,
    children: cards.map(({ pupilId, ...card }) => ({ childId: pupilId, ...card })),
    why: cards.length > 0 ? null : { code: why, text: told() },
  };
};

/** The pupil's own card. */
export const readPupilCard = (deps: ChildrenDeps) => async (caller: CallerAs) => {
  const {
    cards: [card],
  } = await readCards(deps, caller, (_who, personId) => [personId]);
  if (!card) throw notFound();
  return card;
};

async function readCards(
  deps: ChildrenDeps,
  caller: CallerAs,
  idsOf: (who: Who, personId: string) => readonly string[],
) {
  const { ownerId } = caller.login;
  const { day } = caller.moment;
  const [who, org] = await Promise.all([deps.lookup.whoIs(caller.login), loadOrgContext(deps, caller)]);
  const kind = caller.as === 'pupil' ? 'pupil' : 'guardian';
  const personId = roleId(who, kind, day);
  const actor = { kind, ownerId, personId } as const;
  const [names, waiting, ...read] = await Promise.all([
    // The own name: a pupil's is on the card.
    kind === 'guardian' ? deps.lookup.guardianNames(ownerId, [personId]) : undefined,
    deps.inbox.unread(ownerId, { kind: actor.kind, id: personId }),
    ...idsOf(who, personId).map(async (pupilId) => {
      const [card, days, guard, leave] = await Promise.all([
        deps.lookup.pupil(ownerId, pupilId),
        deps.store.days(ownerId, pupilId, day, day),
        deps.store.guard(ownerId, pupilId),
        // Earlier days too, since the first day tells whether a leave has already begun.
        deps.leave.leaveDays(ownerId, pupilId, addDays(day, -LEAVE_DAYS_AHEAD), addDays(day, LEAVE_DAYS_AHEAD)),
      ]);
      if (!card) return [];
      const may = rightsOn(actor, card, day);
      const planned = nextPlanned(guard.spans, leave, day);
      const decision = may(READ.actions[kind]);
      return [{ card, facts: card.facts, planned, away: awayOf(days, guard), may, decision }];
    }),
  ]);
  const found = read.flat();
  const mine = found.flatMap((child) => (child.decision.allowed ? [{ ...child, basis: child.decision.basis }] : []));
  await logLooks(deps.logRead, actor, caller.moment, READ.actions[kind], mine);
  const why: Why = whyEmpty(personId, found, day);
  const cards = mine
    .map(({ card, away, planned, may }) => {
      const mayReport = may(REPORT.actions[kind]).allowed;
      const about = { facts: card.facts, shows: org.at(card.facts.schoolId) };
      const unread = unreadAbout(waiting, actor, about, caller.moment);
      return { ...cardOf(card, away, org, caller, mayReport), nextPlanned: planned ?? null, unread };
    })
    .sort((a, b) => a.pupilName.localeCompare(b.pupilName, 'nb'));
  return { cards, why, org, name: names?.get(personId)?.trim() || null };
}

function cardOf(card: PupilCard, away: readonly Away[], org: Org, caller: CallerAs, mayReport: boolean) {
  const { pupilId, schoolId } = card.facts;
  const why = caller.as === 'pupil' ? ('pupil-not-of-age' as const) : ('pupil-of-age' as const);
  return {
    pupilId,
    pupilName: `${card.givenName} ${card.familyName}`,
    schoolId,
    schoolName: org.school(schoolId)?.name ?? '',
    schoolContact: contactAt(org, schoolId),
    className: classOf(card, caller.moment.day),
    grade: card.gradeLevel ?? null,
    today: {
      status: todayOf(away, caller.moment.day),
      reports: away.map(({ reportId, status, from, to }) => ({ reportId, status, from, to })),
    },
    may: mayReport ? { report: true } : { report: false, why },
    reporting: reportingOf(org, schoolId, caller),
  };
}

type Org = OrgContext<AbsenceSettings>;
type Away = DayItem & { readonly status: Status };

/** Today's reports with their states. Days and guard are two reads: a report withdrawn between them is left out. */
const awayOf = (days: readonly DayItem[], guard: Guard): readonly Away[] =>
  days.flatMap((day) => {
    const span = guard.spans.find((candidate) => candidate.reportId === day.reportId);
    return span ? [{ ...day, status: span.status }] : [];
  });

/** Several reports may touch a day; a certain report outweighs an unanswered question. */
function todayOf(away: readonly Away[], today: string) {
  if (away.length === 0) return 'none' as const;
  const certain = away.some((report) => shownState(report, today) === 'reported');
  return certain ? ('reported' as const) : ('unconfirmed' as const);
}

/** The limits, shown before the user fills in the form (A2). */
function reportingOf(org: Org, schoolId: string, { moment, language, as }: CallerAs) {
  const settings = org.at(schoolId);
  const limits = limitsOf(settings, moment);
  const by = as === 'pupil' ? 'pupil' : 'guardian';
  return {
    windowDays: limits.windowDays,
    firstDay: limits.today,
    lastDay: lastAllowedDay(limits),
    maxDays: limits.maxDays,
    nextSchoolDay: nextSchoolDay(calendarOf(org, schoolId), limits.today) ?? null,
    reasons: reasonsFor(settings, by).map(({ id }) => wordOf(settings['absence.reasons'], id, language)),
    defaultReasonId: defaultReasonFor(settings, by),
  };
}
