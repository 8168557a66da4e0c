import { familyReports } from '../absence/lookup.ts';
import type { LogRead } from '../access/read-log.ts';
import { familyWarnings } from '../deliveries/lookup.ts';
import { familyFigures } from '../figures/lookup.ts';
import { familyLeaves } from '../leave/lookup.ts';
import { marksNothing } from '../notifications/lookup.ts';
import { familyRemarks } from '../remarks/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Settings, SettingsLookup } from '../settings/lookup.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import { warningsLookup } from '../warnings/lookup.ts';

/** The common reads of all parts of a summary, each made once. */
export type Shared = {
  readonly lookup: Lookup;
  readonly settings: SettingsLookup<Settings>;
  readonly logRead: LogRead;
};
/** Each feature's own view of a pupil for the family. */
export type Parts = ReturnType<ReturnType<typeof partsOver>>;

/** The parts over the real tables; a summary marks nothing as read (decision 041). */
export const partsOver = (client: Dynamo, table: string, secret: () => Promise<string>) => (shared: Shared) => {
  const deps = { ...shared, secret, seen: marksNothing };
  return {
    reports: familyReports(client, table, deps),
    figures: familyFigures(client, table, deps),
    warnings: familyWarnings(client, table, { ...deps, warnings: warningsLookup(client, table) }),
    remarks: familyRemarks(client, table, deps),
    leaves: familyLeaves(client, table, deps),
  };
};
