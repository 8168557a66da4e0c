import type { Report } from '../absence/lookup.ts';
import type { Caller, Seen, StaffMember } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import type { PupilCard } from '../roster/lookup.ts';
import { codeSetAt } from '../settings/lookup.ts';
import type { FieldFault, Refusal } from '../shared/errors.ts';
import { holdsOn } from '../shared/time.ts';
import { type Final, nextFinal, sameFinal } from './final.ts';
import type { DecisionRequest, FoundPupil, HandledReport, Read } from './read-decisions.ts';
import { type RefusalCode, refusals, refuse } from './refusals.ts';
import { type DayRecords, faultOfLine, type Line, unchanged, type Value, valueFor } from './rules.ts';

/** A line with the decision that it leads to. */
export type Planned = {
  readonly line: Line;
  readonly records: DayRecords;
  readonly before: Final | undefined;
  readonly value: Value;
  /** The next version; the present version if the line changes nothing. */
  readonly after: Final;
  readonly unchanged: boolean;
};

export type Plan = {
  readonly lines: readonly Planned[];
  /** Reports that the request handles, without reports that are handled already. */
  readonly reports: readonly HandledReport[];
  /** The pupils that the caller saw, for the log of protected reads. */
  readonly seen: readonly Seen[];
};

type Fault = FieldFault<RefusalCode>;

const ACTION = 'pupil:absence-decide';

/**
 * Checks every line of a request against the records; pure. A bad line refuses the whole request, and the refusal names
 * it. Foreign pupils and reports are not found, like those that do not exist.
 */
export function planDecisions(read: Read, caller: Caller, input: DecisionRequest): Plan {
  const seen = permitPupils(read, caller, input);
  const lines = input.decisions.map((line) => planLine(line, read, caller));
  const heads = headsOf(read, input);
  const faults = [
    ...lines.flatMap(({ fault }, index): Fault[] =>
      fault
        ? [
            {
              pointer: `/decisions/${index}/${fault.field}`,
              code: fault.code,
              params: { line: index + 1, ...fault.params },
            },
          ]
        : [],
    ),
    ...twice(input),
    ...input.reports.flatMap((asked, index): Fault[] => {
      const code = faultOfReport(asked, heads[index]);
      const params = { line: index + 1, reportId: asked.reportId };
      return code === undefined ? [] : [{ pointer: `/reports/${index}`, code, params }];
    }),
  ];
  if (faults.length > 0) throw refusalOf(faults);
  return {
    lines: lines.flatMap(({ planned }) => planned ?? []),
    reports: input.reports.filter((_asked, index) => heads[index]?.status !== 'handled'),
    seen,
  };
}

/** Today's contact teacher of the pupil decides; the pupil must be in the class of the path today. */
function permitPupils({ own, pupils }: Read, caller: Caller, input: DecisionRequest): readonly Seen[] {
  const permitted = new Map(
    [...pupils].map(([pupilId, { card }]) => [pupilId, basisOf(card, own, own.group.id, caller)]),
  );
  const faults = (['decisions', 'reports'] as const).flatMap((list) =>
    input[list].flatMap(({ pupilId }, index): FieldFault[] => {
      if (permitted.get(pupilId)) return [];
      return [{ pointer: `/${list}/${index}/pupilId`, code: 'handling.not-in-class', params: { line: index + 1 } }];
    }),
  );
  if (faults.length > 0) throw refuse('not-found', {}, { faults });
  return [...permitted.values()].flatMap((pupil) => pupil ?? []);
}

function basisOf(
  card: PupilCard | undefined,
  { actor }: StaffMember,
  groupId: string,
  { moment }: Caller,
): Seen | undefined {
  if (!card?.facts.enrolments.some((enrolment) => enrolment.groupId === groupId && holdsOn(enrolment, moment.day)))
    return undefined;
  const decision = rightsOn(actor, card, moment.day)(ACTION);
  return decision.allowed ? { facts: card.facts, basis: decision.basis } : undefined;
}

function planLine(line: Line, read: Read, { moment }: Caller) {
  const { own, heads } = read;
  const pupil = read.pupils.get(line.pupilId);
  const { schoolId } = own.group;
  const before = pupil?.finals.find((final) => sameFinal(final, line));
  const reports = reportsOn(line, pupil, heads);
  const records = recordsOf(line, pupil, reports, before);
  const codes = codeSetAt(own.org, schoolId, line.date);
  const reasons = own.org.at(schoolId)['absence.reasons'];
  const fault = faultOfLine(line, records, { codes, reasons, today: moment.day });
  if (fault || !codes) return { fault, planned: undefined };
  const value = valueFor(line, records, codes, own.card.staffId, moment.instant);
  const same = unchanged(line, value, before);
  const names = reports.map(({ reportId, version }) => ({ reportId, version }));
  const after = same && before ? before : nextFinal(before, { ...line, schoolId, reports: names }, value);
  return { fault: undefined, planned: { line, records, before, value, after, unchanged: same } };
}

const reportsOn = (
  { pupilId, date }: Line,
  pupil: FoundPupil | undefined,
  heads: readonly Report[],
): readonly Report[] =>
  heads.filter(
    (head) =>
      head.pupilId === pupilId &&
      head.status !== 'withdrawn' &&
      pupil?.days.some((day) => day.day === date && day.reportId === head.reportId),
  );

const recordsOf = (
  { date }: Line,
  pupil: FoundPupil | undefined,
  reports: readonly Report[],
  decided: Final | undefined,
): DayRecords => ({
  reports: reports.map(({ reportId, reasonId }) => {
    const day = pupil?.days.find((candidate) => candidate.day === date && candidate.reportId === reportId);
    return { reasonId, lessonIds: day?.lessons?.map((lesson) => lesson.lessonId) };
  }),
  onLeave: pupil?.leaveDates.has(date) ?? false,
  entries: pupil?.entries.filter((entry) => entry.date === date) ?? [],
  decided,
});

/** The named reports, in order; the refusal names a report that is not found among these pupils. */
function headsOf({ heads }: Read, { reports }: DecisionRequest): readonly (Report | undefined)[] {
  const found = reports.map(({ pupilId, reportId }) =>
    heads.find((head) => head.reportId === reportId && head.pupilId === pupilId),
  );
  const faults = found.flatMap((head, index): FieldFault[] =>
    head
      ? []
      : [{ pointer: `/reports/${index}/reportId`, code: 'handling.no-such-report', params: { line: index + 1 } }],
  );
  if (faults.length > 0) throw refuse('not-found', {}, { faults });
  return found;
}

/** The teacher handles the version that they saw, and no open-ended report, since its days are not known (A5). */
function faultOfReport({ version }: HandledReport, head: Report | undefined): RefusalCode | undefined {
  if (head?.status === 'withdrawn') return 'handling.report-withdrawn';
  if (head?.version !== version) return 'handling.report-stale';
  return head.status !== 'handled' && head.lastDay === null ? 'handling.report-open' : undefined;
}

/** Lines that repeat the name of an earlier line. */
function twice({ decisions, reports }: DecisionRequest): readonly Fault[] {
  const fault = (pointer: string, index: number): Fault => ({
    pointer,
    code: 'handling.line-twice',
    params: { line: index + 1 },
  });
  return [
    ...decisions.flatMap((line, index) =>
      decisions.findIndex((other) => sameFinal(other, line)) < index ? [fault(`/decisions/${index}`, index)] : [],
    ),
    ...reports.flatMap(({ reportId }, index) =>
      reports.findIndex((other) => other.reportId === reportId) < index ? [fault(`/reports/${index}`, index)] : [],
    ),
  ];
}

/** Faults of the request go before conflicts with other writers; the first fault gives the code of the refusal. */
function refusalOf(faults: readonly Fault[]): Refusal {
  const first = faults.find(({ code }) => refusals[code].kind === 'invalid') ?? faults[0];
  return refuse(first?.code ?? 'invalid-request', first?.params, { faults });
}
