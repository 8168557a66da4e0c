import { type Caller, loadStaff, logLooks, permitStaff } from '../access/authorize.ts';
import { isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { classOf, isAt, type Lookup, type PupilCard } from '../roster/lookup.ts';
import { loadOrgContext, type OrgContext, type SettingsLookup, wordOf } from '../settings/lookup.ts';
import type { Day } from '../shared/time.ts';
import type { AbsenceSettings } from './authorize.ts';
import { shownState } from './days.ts';
import type { DayItem, Report } from './report.ts';
import type { AbsenceStore } from './store.ts';

export type AbsencesDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools'>;
  readonly settings: SettingsLookup<AbsenceSettings>;
  readonly store: Pick<AbsenceStore, 'absentAt' | 'heads'>;
  readonly logRead: LogRead;
};

const ACTION = 'school:absence-list';

/**
 * The reported absences of a school on a day, for its office and leaders (A9, B1). Two parallel reads; the second
 * makes one small query per absent pupil, since a report may outlive the pupil's time at the school.
 */
export const listAbsences =
  (deps: AbsencesDeps) => async (caller: Caller, input: { readonly schoolId: string; readonly day: Day }) => {
    const { ownerId } = caller.login;
    const [who, org, absent] = await Promise.all([
      deps.lookup.whoIs(caller.login),
      loadOrgContext(deps, caller),
      deps.store.absentAt(ownerId, input.schoolId, input.day),
    ]);
    const pupilIds = [...new Set(absent.map((row) => row.pupilId))];
    const [staff, heads, cards] = await Promise.all([
      loadStaff(deps.lookup, caller, who),
      deps.store.heads(ownerId, absent),
      Promise.all(pupilIds.map((id) => deps.lookup.pupil(ownerId, id))),
    ]);
    const basis = permitStaff(staff, caller, ACTION, { kind: 'school', schoolId: input.schoolId });
    // Who has left since then is on no list of the school's: nobody here may open the pupil any more.
    const days = [input.day, caller.moment.day];
    const here = cards.flatMap((card) =>
      card && days.every((day) => isAt(card, input.schoolId, day)) ? [{ card, facts: card.facts }] : [],
    );
    const read = here.map(({ facts }) => ({ facts, basis }));
    await logLooks(deps.logRead, staff.actor, caller.moment, ACTION, read);
    const rows = absent.flatMap((day) => {
      const card = here.find(({ facts }) => facts.pupilId === day.pupilId)?.card;
      const report = heads.find((head) => head.reportId === day.reportId);
      return card && report && report.status !== 'withdrawn' ? [rowOf(day, report, card, org, caller)] : [];
    });
    return { day: input.day, absences: rows.sort(byGroupAndName) };
  };

function rowOf(
  item: DayItem,
  report: Report,
  card: PupilCard,
  org: OrgContext<AbsenceSettings>,
  { moment, language }: Caller,
) {
  return {
    pupilId: item.pupilId,
    pupilName: `${card.givenName} ${card.familyName}`,
    className: classOf(card, item.day),
    protected: isProtected(card.facts.protection),
    reportId: item.reportId,
    version: report.version,
    status: report.status,
    state: shownState(item, moment.day),
    from: item.from,
    to: item.to,
    firstDay: report.firstDay,
    lastDay: report.lastDay,
    reason: wordOf(org.at(report.schoolId)['absence.reasons'], report.reasonId, language),
    madeBy: report.madeBy.kind,
    channel: report.channel,
    ...(item.lessons && { lessons: item.lessons }),
  };
}

type Row = ReturnType<typeof rowOf>;
const byGroupAndName = (a: Row, b: Row): number =>
  (a.className ?? '').localeCompare(b.className ?? '', 'nb', { numeric: true }) ||
  a.pupilName.localeCompare(b.pupilName, 'nb');
