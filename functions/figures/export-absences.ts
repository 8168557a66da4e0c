import type { CallerAs } from '../access/authorize.ts';
import { isProtected } from '../access/policy.ts';
import { type Cell, csvOf } from '../shared/csv.ts';
import { columns, type Exported, kinds, leftOut, words, yesNo } from './columns.ts';
import { type AbsencesDeps, type AbsencesInput, readAbsences } from './list-absences.ts';

/**
 * A pupil's absence lesson by lesson as CSV, limited to the caller's rights (C6). No export holds a protected pupil
 * (law 4): the file then says so and holds nothing else. The access log still records the request.
 */
export const exportAbsences =
  (deps: AbsencesDeps) =>
  async (caller: CallerAs, input: AbsencesInput): Promise<Exported> => {
    const { look, days } = await readAbsences(deps, caller, input);
    const { language } = caller;
    const { givenName, familyName, facts } = look.card;
    const hidden = isProtected(facts.protection);
    const name = `${givenName} ${familyName}`;
    const rows = days.flatMap((day): Cell[][] => [
      ...(day.decision
        ? [
            [
              name,
              day.day,
              null,
              null,
              null,
              kinds.day[language],
              null,
              day.decision.code.text,
              words[day.decision.documentation][language],
              day.decision.reason?.text ?? null,
              yesNo(day.wholeDay ?? false, language),
            ],
          ]
        : []),
      ...day.lessons.map((lesson): Cell[] => [
        name,
        day.day,
        lesson.from,
        lesson.to,
        lesson.subject ?? lesson.subjectCode ?? null,
        kinds[lesson.kind][language],
        lesson.minutes,
        // Minutes of a late arrival that the owner counts separately are no absence.
        lesson.counted ? lesson.code.text : null,
        lesson.counted ? words[lesson.documentation][language] : null,
        lesson.reason?.text ?? null,
        null,
      ]),
    ]);
    const csv = csvOf([HEADER.map((column) => columns[column][language]), ...(hidden ? leftOut(1, language) : rows)]);
    return { csv, filename: `absences-${input.from}-${input.to}.csv` };
  };

const HEADER = [
  'pupil',
  'day',
  'from',
  'to',
  'subject',
  'kind',
  'minutesAway',
  'code',
  'documentation',
  'reason',
  'wholeDay',
] as const;
