import type { Day } from '../functions/shared/time.ts';
import type { LanguageForm } from './schools.ts';

/** Address protection in Folkeregisteret's terms; empty from a source without the marker. */
export type Protection = 'ugradert' | 'klientadresse' | 'fortrolig' | 'strengtFortrolig' | 'ukjent' | '';
/** The basis of an adult's relation to a child; empty is unknown. */
export type Basis =
  | 'foreldreansvar'
  | 'dagligOmsorg'
  | 'fosterhjem'
  | 'barnevern'
  | 'verge'
  | 'innsynPaaForespoersel'
  | '';

type Named = {
  readonly id: string;
  readonly givenName: string;
  readonly middleName?: string;
  readonly familyName: string;
};

export type Pupil = Named & {
  readonly born: Day;
  /** Absent for a newly arrived pupil, who then has a local number. */
  readonly number?: string;
  readonly localNumber?: string;
  readonly feide: string;
  readonly schoolId: string;
  readonly classId: string;
  readonly level: number;
  readonly protection: Protection;
  readonly languageForm: LanguageForm;
};

export type Guardian = Named & {
  readonly number: string;
  readonly protection: Protection;
  readonly languageForm: LanguageForm;
  /** Absent where the school has no contact data. */
  readonly contact?: { readonly email: string; readonly mobile: string; readonly checked: Day };
};

/** `from` and `to` are the first and the last day. */
export type Link = {
  readonly pupilId: string;
  readonly guardianId: string;
  readonly basis: Basis;
  readonly source: 'folkeregister' | 'skole';
  readonly checked: Day;
  readonly from: Day;
  readonly to?: Day;
};

export type Family = {
  readonly pupils: readonly Pupil[];
  readonly guardians: readonly Guardian[];
  readonly links: readonly Link[];
};

export type Staff = Named & {
  readonly feide: string;
  readonly role: 'teacher' | 'administrator' | 'aide';
  readonly staffRole: 'office' | 'leader' | 'principal' | 'owner-admin' | '';
  readonly orgId: string;
  readonly left: boolean;
};

/** The values in use that must be unique in the municipality. */
export type Taken = { readonly numbers: Set<string>; readonly feideNames: Set<string> };

/** A mobile number without a subscriber: Norwegian numbers do not begin with 0. */
export const mobileNumber = (serial: number): string => `+470${String(serial).padStart(7, '0')}`;
