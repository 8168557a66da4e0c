import type { AnswerOf } from '../../api/table.ts';

/** A pupil's day to decide on; `version` is that of the decision that stands, 0 when none does. */
type Line = {
  readonly pupilId: string;
  readonly pupilName: string;
  readonly date: string;
  readonly version: number;
};
/** A report to close, at the version that the teacher saw. */
type Closing = { readonly pupilId: string; readonly reportId: string; readonly version: number };

/** What the teacher has marked for one decision. */
export type Marked = { readonly lines: readonly Line[]; readonly reports: readonly Closing[] };

export type Report = AnswerOf<'GET /v1/groups/{groupId}/absence-queue'>['reports'][number];

/** The days of reports that have come, and the reports whose end is known, so that they can be closed. */
export function markedOf(reports: readonly Report[], versions: ReadonlyMap<string, number>, today: string): Marked {
  const lines = reports.flatMap(({ pupilId, pupilName, days }) =>
    days
      .filter(({ day }) => day <= today)
      .map(({ day }) => ({ pupilId, pupilName, date: day, version: versions.get(keyOf(pupilId, day)) ?? 0 })),
  );
  const unique = new Map(lines.map((line) => [keyOf(line.pupilId, line.date), line]));
  const closed = reports.filter(({ lastDay }) => lastDay !== null);
  return {
    lines: [...unique.values()],
    reports: closed.map(({ pupilId, reportId, version }) => ({ pupilId, reportId, version })),
  };
}

export const keyOf = (pupilId: string, day: string): string => `${pupilId} ${day}`;
