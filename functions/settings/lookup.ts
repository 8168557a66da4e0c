import { kept } from '../shared/kept.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import type { Settings } from './definitions.ts';
import { effective, valuesOf } from './rules.ts';
import { settingsStore } from './store.ts';

/** The effective settings of the owner (no school given) or of one of its schools. */
export type OwnerSettings = { readonly at: (schoolId?: string) => Settings };

/** Settings for other features: one query for an owner with all its schools. */
export function settingsLookup(client: Dynamo, table: string) {
  const store = settingsStore(client, table);
  return {
    async of(ownerId: string): Promise<OwnerSettings> {
      const values = valuesOf(await store.all(ownerId));
      return { at: (schoolId) => effective(values, schoolId) };
    },
  };
}

/** The same for requests: the values may be some seconds old (decision 045). */
export const keptSettings = (client: Dynamo, table: string) => ({ of: kept(settingsLookup(client, table).of) });

export type { CodeSet } from './absence-codes.ts';
export { codeOf, codeSetOn } from './absence-codes.ts';

export type { ArchiveFiling, ArchiveUnit } from './archive-codes.ts';
export { type ArchiveCodes, NATIONAL_CODES } from './archive-codes.ts';
export { isContactMissing } from './contact.ts';

export { type GoLive, goLiveOf } from './go-live.ts';
export { gradedYearOn, isGraded, isGradedIn } from './graded-years.ts';
export {
  calendarOf,
  codeSetAt,
  codeWord,
  contactAt,
  contactLineAt,
  contactLineOf,
  contactLinesAt,
  loadOrgContext,
  type OrgContext,
  readOrgContext,
  type SettingsLookup,
  wordOf,
} from './org-context.ts';
export type { WarningCatalogue, WarningPeriod } from './warning-catalogues.ts';
export { catalogueOn } from './warning-catalogues.ts';
export type { Settings };
