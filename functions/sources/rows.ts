import type { Basis, Protection, StaffRole } from '../access/policy.ts';
import type { Day } from '../shared/time.ts';

/** A row's place in the file, for the people who correct it. */
export type Place = { readonly file: string; readonly line: number };

/** The kinds of canonical rows, in the order in which they may refer to each other. */
export const KINDS = [
  'school',
  'term',
  'group',
  'pupil',
  'guardian',
  'staff',
  'link',
  'enrolment',
  'absence',
  'lesson',
] as const;
export type Kind = (typeof KINDS)[number];

/** `from` included, `to` not: readers convert a format's own rule for ends. `to` is never before `from`. */
type Dates = { readonly from?: Day | undefined; readonly to?: Day | undefined };
/** At least one of the two names is not empty. `left`: the source marks the person as gone, without a date. */
type Named = { readonly givenName: string; readonly familyName: string; readonly left?: true | undefined };
/** `emailUnreachable`: the source has an address that no mail can be sent to, so `email` is left out (J2, F5). */
type Reached = { readonly email?: string | undefined; readonly emailUnreachable?: true | undefined };
export type RoleAt = { readonly role: StaffRole; readonly schoolKey?: string | undefined };

export type SchoolType = 'grunnskole' | 'vgs';

/** The data of each kind of row, from any format. Keys are the source's own ids. */
export type RowData = {
  readonly school: {
    readonly name: string;
    /** Absent if the source does not state it: then the held type stays, and without a held type `typeGuess` counts. */
    readonly type?: SchoolType | undefined;
    /** The type that the source's groups show. */
    readonly typeGuess?: SchoolType | undefined;
    readonly orgNumber?: string | undefined;
    readonly municipalityNumber?: string | undefined;
    /** Absent if the source does not state it: then the held value stays. */
    readonly languageForm?: 'nb' | 'nn' | 'se' | undefined;
  };
  readonly term: { readonly title: string; readonly from: Day; readonly to: Day };
  readonly group: Dates & {
    readonly schoolKey: string;
    readonly name: string;
    readonly groupKind: 'basis' | 'teaching' | 'contact' | 'grade' | 'other';
    readonly grade?: string | undefined;
    readonly subjectCode?: string | undefined;
    readonly subject?: string | undefined;
    readonly annualHours?: number | undefined;
  };
  readonly pupil: Dates &
    Named & {
      readonly birthDate: Day;
      /** An unlikely birth date for a pupil: taken, and a person checks it. */
      readonly birthDateUnlikely?: true | undefined;
      readonly protection: Protection;
      readonly schoolKey: string;
      readonly gradeLevel?: string | undefined;
      readonly languageForm?: string | undefined;
      readonly number?: string | undefined;
      readonly feideName?: string | undefined;
    };
  readonly guardian: Dates &
    Named &
    Reached & {
      readonly protection: Protection;
      readonly number?: string | undefined;
      readonly mobile?: string | undefined;
      readonly contactCheckedDate?: Day | undefined;
    };
  readonly staff: Dates &
    Named &
    Reached & {
      readonly number?: string | undefined;
      readonly feideName?: string | undefined;
      readonly roles: readonly RoleAt[];
    };
  readonly link: Dates & {
    readonly pupilKey: string;
    readonly guardianKey: string;
    readonly basis: Basis;
    /** The source's word for the relation, if it is no basis: the person who settles it sees it (`foster parent`). */
    readonly said?: string | undefined;
    /** The source marks the relation as over, without a date. */
    readonly left?: true | undefined;
    readonly source: string;
    readonly checkedDate?: Day | undefined;
  };
  readonly enrolment: Dates & {
    readonly groupKey: string;
    readonly personKey: string;
    readonly as: 'student' | 'teacher' | 'contact-teacher';
    /** The pupil is in the group and exempt from its teaching (PIFU subrole F). */
    readonly exempt?: true | undefined;
    /** The source marks the membership as over, without a date (PIFU subrole S, `inactive`). */
    readonly left?: true | undefined;
  };
  /** Absence from another system (decision 034). */
  readonly absence: {
    readonly pupilKey: string;
    /** The group of the absence: a subject's hours, or the school's sum over all subjects. */
    readonly groupKey: string;
    readonly ofSchool: boolean;
    /** One absence, or the sum of several over the period. */
    readonly mode: 'occurrence' | 'sum';
    readonly from: Day;
    readonly to: Day;
    /** Whole days, or minutes of clock time; a correction is negative. */
    readonly amount: { readonly days: number } | { readonly minutes: number };
    /** Absent if the source does not state it. */
    readonly documented?: boolean | undefined;
  };
  readonly lesson: {
    readonly groupKey: string;
    readonly date: Day;
    readonly from: string;
    readonly to: string;
    readonly subjectCode?: string | undefined;
    readonly teacherKeys: readonly string[];
    readonly room?: string | undefined;
    readonly status: 'planned' | 'cancelled' | 'moved';
  };
};

/**
 * A timetable's names for the group of a lesson (decision 027). `agreed` is the roster's own key from a key file: then
 * nothing else counts. `keys` are ids that the timetable has from other systems, perhaps from the roster.
 */
export type NamedGroup = {
  readonly agreed?: string | undefined;
  /** The roster's own key of the school, if stated. */
  readonly school?: string | undefined;
  /** A group of pupils within or across classes, by name. */
  readonly pupils?: { readonly name: string; readonly keys: readonly string[] } | undefined;
  readonly class?: { readonly name: string; readonly agreed?: string | undefined; readonly keys: readonly string[] };
  /** All words for the subject in the timetable and the key file. */
  readonly subject: readonly string[];
};
export type NamedTeacher = {
  readonly name: string;
  readonly agreed?: string | undefined;
  readonly keys: readonly string[];
};
/** The names of a lesson's group and teachers. Rows of the same `occasion` and group are the same lesson. */
export type TimetableNames = {
  readonly occasion: string;
  /** The lesson's key once its group is found. */
  readonly key: string;
  readonly group: NamedGroup;
  readonly teachers: readonly NamedTeacher[];
};

/** The note by which a reader marks its file as a timetable, which changes lessons and ends nothing else. */
export const TIMETABLE_ONLY = 'timetable-only';

export type Row = {
  readonly [K in Kind]: {
    readonly kind: K;
    readonly key: string;
    readonly place: Place;
    readonly data: RowData[K];
    /** The row's former keys in the source. */
    readonly formerly?: readonly string[] | undefined;
    /** Lessons only: names by which the importer finds group and teachers, which the data then lacks. */
    readonly named?: TimetableNames | undefined;
  };
}[Kind];

/**
 * A line that was refused or taken with changes, and the reason; the `…-texts.ts` files of imports have the words of
 * `code`. `detail` never identifies a person: `form` shows the shape of a value instead (`99.99.9999`).
 */
export type RefusedLine = {
  readonly kind: Kind | 'file';
  readonly place: Place;
  readonly code: string;
  readonly column?: string | undefined;
  readonly form?: string | undefined;
  readonly detail?: string | undefined;
  /** The words that the column takes, if it has another word. */
  readonly allowed?: readonly string[] | undefined;
};

/** The results of a reader, line by line. */
export type Reading =
  | { readonly row: Row }
  /**
   * A note on a line that was taken with changes, or left aside without loss. `gone` names the rows that it marks as
   * gone: rows that refer to them end with them, which is no mistake.
   */
  | { readonly note: RefusedLine; readonly gone?: readonly { readonly kind: Kind; readonly key: string }[] }
  /** `spares` names the line's row, if known, so that the mistake does not end it. */
  | {
      readonly refused: RefusedLine;
      readonly spares?: { readonly kind: Kind; readonly key: string } | undefined;
      /** Further rows that the line may concern, such as those of a person whose role cannot be read. */
      readonly alsoSpares?: readonly { readonly kind: Kind; readonly key: string }[] | undefined;
    };

/** The references of a row. An enrolment's person is a pupil or staff, by the role in the group. */
export function refsOf(row: Row): readonly { readonly kind: Kind; readonly key: string }[] {
  switch (row.kind) {
    case 'group':
    case 'pupil':
      return [{ kind: 'school', key: row.data.schoolKey }];
    case 'staff':
      return row.data.roles.flatMap(({ schoolKey }) =>
        schoolKey === undefined ? [] : [{ kind: 'school' as const, key: schoolKey }],
      );
    case 'link':
      return [
        { kind: 'pupil', key: row.data.pupilKey },
        { kind: 'guardian', key: row.data.guardianKey },
      ];
    case 'enrolment':
      return [
        { kind: 'group', key: row.data.groupKey },
        { kind: row.data.as === 'student' ? 'pupil' : 'staff', key: row.data.personKey },
      ];
    case 'absence':
      return [{ kind: 'pupil', key: row.data.pupilKey }];
    case 'lesson':
      return [
        { kind: 'group', key: row.data.groupKey },
        ...row.data.teacherKeys.map((key) => ({ kind: 'staff' as const, key })),
      ];
    default:
      return [];
  }
}
