import { logLooks } from '../access/asking.ts';
import { decide, isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { classOf, isAt, type Lookup, type PupilCard } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Day } from '../shared/time.ts';
import { actorOf, type Caller, type House, readHouse, type SettingsLookup } from './asking.ts';
import { shownState } from './days.ts';
import type { DayItem, Report } from './report.ts';
import type { AbsenceStore } from './store.ts';
import { reasonText } from './view.ts';

export type AbsencesDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools'>;
  readonly settings: SettingsLookup;
  readonly store: Pick<AbsenceStore, 'absentAt' | 'heads'>;
  readonly logRead: LogRead;
};

/**
 * Who is reported away from a school on a day, for its office and leaders (A9, B1). Two parallel reads; the second
 * holds one small query per absent pupil, since a report may outlive the pupil's time at the school.
 */
export const listAbsences =
  (deps: AbsencesDeps) => async (caller: Caller, input: { readonly schoolId: string; readonly day: Day }) => {
    const { ownerId } = caller.login;
    const [who, house, absent] = await Promise.all([
      deps.lookup.whoIs(caller.login),
      readHouse(deps, ownerId),
      deps.store.absentAt(ownerId, input.schoolId, input.day),
    ]);
    const pupilIds = [...new Set(absent.map((row) => row.pupilId))];
    const [actor, heads, cards] = await Promise.all([
      actorOf(deps.lookup, caller, who),
      deps.store.heads(ownerId, absent),
      Promise.all(pupilIds.map((id) => deps.lookup.pupil(ownerId, id))),
    ]);
    const target = { kind: 'school', schoolId: input.schoolId } as const;
    const decision = decide('school:absence-list', actor, target, caller.moment.day);
    if (!decision.allowed) throw notFound();
    const here = cards.flatMap((card) =>
      card && isAt(card, input.schoolId, input.day) ? [{ card, facts: card.facts }] : [],
    );
    const { basis } = decision;
    const read = here.map(({ facts }) => ({ facts, basis }));
    await logLooks(deps.logRead, actor, caller.moment, 'school:absence-list', read);
    const rows = absent.flatMap((day) => {
      const card = here.find(({ facts }) => facts.pupilId === day.pupilId)?.card;
      const report = heads.find((head) => head.reportId === day.reportId);
      return card && report && report.status !== 'withdrawn' ? [rowOf(day, report, card, house, caller)] : [];
    });
    return { day: input.day, absences: rows.sort(byGroupAndName) };
  };

function rowOf(item: DayItem, report: Report, card: PupilCard, house: House, { moment, language }: Caller) {
  return {
    pupilId: item.pupilId,
    pupilName: `${card.givenName} ${card.familyName}`,
    group: classOf(card, item.day),
    protected: isProtected(card.facts.protection),
    reportId: item.reportId,
    version: report.version,
    status: report.status,
    state: shownState(item, moment.day),
    from: item.from,
    to: item.to,
    firstDay: report.firstDay,
    lastDay: report.lastDay,
    reason: reasonText(house, report.schoolId, report.reasonId, language),
    madeBy: report.madeBy.kind,
    channel: report.channel,
    ...(item.lessons && { lessons: item.lessons }),
  };
}

type Row = ReturnType<typeof rowOf>;
const byGroupAndName = (a: Row, b: Row): number =>
  (a.group ?? '').localeCompare(b.group ?? '', 'nb', { numeric: true }) || a.pupilName.localeCompare(b.pupilName, 'nb');
