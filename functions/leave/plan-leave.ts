import type { Caller } from '../access/authorize.ts';
import type { PupilCard } from '../roster/lookup.ts';
import { calendarOf, contactLineAt, type OrgContext } from '../settings/lookup.ts';
import type { Refusal } from '../shared/errors.ts';
import { newSortableId } from '../shared/ids.ts';
import { nextSchoolDay, schoolDays } from '../shared/school/calendar.ts';
import { addDays, type Day } from '../shared/time.ts';
import type { LeaveSettings } from './authorize.ts';
import type { Guard, Leave } from './leave.ts';
import type { Attribution } from './next-step.ts';
import { refuse } from './refusals.ts';
import { deciderOf, faultOfApplication, faultOfDates, overlaps } from './rules.ts';

type Org = OrgContext<LeaveSettings>;

/** An applicant's request: whole days, both included, and one of the owner's purposes. */
export type Wanted = { readonly firstDay: Day; readonly lastDay: Day; readonly purposeId: string };

/** The school days of the request, or its refusal, by the school's calendar and settings. */
export function plannedDates(
  wanted: Wanted,
  schoolId: string,
  { org, guard, caller }: { readonly org: Org; readonly guard: Guard; readonly caller: Caller },
): readonly Day[] | Refusal {
  const settings = org.at(schoolId);
  const purposes = settings['leave.purposes'];
  const fault = faultOfApplication(wanted, { today: caller.moment.day, purposes });
  if (fault) return invalid(fault);
  const calendar = calendarOf(org, schoolId);
  const dates = schoolDays(calendar, wanted.firstDay, wanted.lastDay);
  const wrong = faultOfDates(dates, settings['leave.blockedPeriods'], {
    nextSchoolDay: nextSchoolDay(calendar, wanted.lastDay),
    knownUntil: lastKnownDay(org),
  });
  // The school talks with the family about longer leave, so this refusal gives its name and phone.
  if (wrong?.code === 'leave.too-long')
    return invalid({ ...wrong, params: { ...wrong.params, contact: contactLineAt(org, schoolId) } });
  if (wrong) return invalid(wrong);
  const other = guard.spans.find((span) => overlaps(span, wanted));
  if (!other) return dates;
  const { leaveId, firstDay, lastDay } = other;
  const params = { leaveId, firstDay, lastDay };
  return refuse('leave.overlap', params, { at: '/firstDay' });
}

type Fault = NonNullable<ReturnType<typeof faultOfDates>>;

/** A refusal of one field of the body: the request and the field carry the same sentence. */
export const invalid = ({ field, code, params }: Fault): Refusal => refuse(code, params, { at: `/${field}` });

/** The last day of the latest term; `undefined` without terms, or if a term has no end. */
function lastKnownDay({ terms }: Org): Day | undefined {
  const ends = terms.map((term) => term.to).sort();
  const last = ends.includes(undefined) ? undefined : ends.at(-1);
  return last && addDays(last, -1);
}

/** The first version of an application. */
export function newLeave(
  wanted: Wanted,
  dates: readonly Day[],
  { card, org, attribution }: { readonly card: PupilCard; readonly org: Org; readonly attribution: Attribution },
): Leave {
  const { pupilId, schoolId } = card.facts;
  const { by, basis, moment } = attribution;
  return {
    leaveId: newSortableId(Date.parse(moment.instant)),
    pupilId,
    schoolId,
    version: 1,
    status: 'applied',
    ...wanted,
    dates: [...dates],
    decider: deciderOf(dates.length, org.at(schoolId)['leave.contactTeacherMaxDays']),
    steps: [{ status: 'applied', by, at: moment.instant, basis }],
  };
}
