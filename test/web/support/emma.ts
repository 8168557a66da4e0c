import { ask } from './ask.ts';
import { schoolDaysOf } from './school-days.ts';

/** Kari and Per are the guardians of Emma and Jonas. */
export const KARI = 'kari-guardian-two-schools';
export const PER = 'per-other-guardian';

export type Report = {
  readonly reportId: string;
  readonly status: string;
  readonly firstDay: string;
  readonly lastDay: string | null;
  readonly to?: string;
};
type Children = { readonly children: readonly { readonly childId: string; readonly pupilName: string }[] };

/** The id of a guardian's child, by the name. */
export async function childOf(guardian: string, name: string): Promise<string> {
  const { children } = await ask<Children>(guardian, 'GET /v1/guardian/children');
  const child = children.find(({ pupilName }) => pupilName === name);
  if (!child) throw new Error(`${guardian} has no child ${name}.`);
  return child.childId;
}

/** Emma's reports, and coming school days of hers that no other test uses. */
export async function aboutEmma(firstDay: string) {
  const emma = await childOf(PER, 'Emma Solvang');
  const days = [...(await schoolDaysOf(PER, emma, firstDay))];
  const nextDay = (): string => {
    const day = days.shift();
    if (day === undefined) throw new Error('No school day is left.');
    return day;
  };
  /** A report that Per makes by the API. */
  const reported = async (day: string, lastDay: string | null = day): Promise<string> => {
    const body = { children: [{ childId: emma, firstDay: day, lastDay }] };
    const { reports } = await ask<{ reports: Report[] }>(PER, 'POST /v1/guardian/absence-reports', { body });
    return reports[0]?.reportId ?? '';
  };
  /** The newest reports that begin on a day. */
  const storedOn = async (day: string): Promise<readonly Report[]> => {
    const path = `/v1/guardian/children/${emma}/absence-reports?limit=50`;
    const { reports } = await ask<{ reports: Report[] }>(PER, `GET ${path}`);
    return reports.filter(({ firstDay: first }) => first === day);
  };
  const pathOf = (reportId: string): string => `/children/${emma}/reports/${reportId}`;
  return { emma, nextDay, reported, storedOn, pathOf };
}
