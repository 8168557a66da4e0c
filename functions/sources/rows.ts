import type { Basis, Protection, StaffRole } from '../access/policy.ts';
import type { Day } from '../shared/time.ts';

/** Where a row stood in the file, for people who must mend it. */
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

/** `from` included, `to` not: readers turn a format's own rule for ends into this. `to` is never before `from`. */
type Dates = { readonly from?: Day | undefined; readonly to?: Day | undefined };
/**
 * At least one of the two names is there; the other may be empty. `left`: the source says the person is not there any
 * more, and not since when.
 */
type Named = { readonly givenName: string; readonly familyName: string; readonly left?: true | undefined };
/** `emailUnreachable`: the source has an address that no mail can be sent to, so `email` is left out (J2, F5). */
type Reached = { readonly email?: string | undefined; readonly emailUnreachable?: true | undefined };
export type RoleAt = { readonly role: StaffRole; readonly schoolKey?: string | undefined };

export type SchoolType = 'grunnskole' | 'vgs';

/** What each kind of row says, whatever file it came from. Keys are the source's own ids. */
export type RowData = {
  readonly school: {
    readonly name: string;
    /** Absent where the source does not say it: then what is held stays, and without that `typeGuess` counts. */
    readonly type?: SchoolType | undefined;
    /** What the source's groups speak for. */
    readonly typeGuess?: SchoolType | undefined;
    readonly orgNumber?: string | undefined;
    readonly municipalityNumber?: string | undefined;
    /** Absent where the source does not say it: then what is held stays. */
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
      /** No pupil is born on such a day: taken, and a person looks at it. */
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
    /** The source's own word for the relation, where it is not a basis: shown to who settles it (`foster parent`). */
    readonly said?: string | undefined;
    /** The source marks the relation as over, and not since when. */
    readonly left?: true | undefined;
    readonly source: string;
    readonly checkedDate?: Day | undefined;
  };
  readonly enrolment: Dates & {
    readonly groupKey: string;
    readonly personKey: string;
    readonly as: 'student' | 'teacher' | 'contact-teacher';
    /** The pupil is in the group and freed from its teaching (PIFU subrole F). */
    readonly exempt?: true | undefined;
    /** The source marks the membership as over, and not since when (PIFU subrole S, `inactive`). */
    readonly left?: true | undefined;
  };
  /** What another system registered, carried along (decision 034). */
  readonly absence: {
    readonly pupilKey: string;
    /** The group it was registered in: a subject's hours, or the school's sum over all of them. */
    readonly groupKey: string;
    readonly ofSchool: boolean;
    /** One absence, or the sum of several over the period. */
    readonly mode: 'occurrence' | 'sum';
    readonly from: Day;
    readonly to: Day;
    /** Whole days, or minutes of clock time; a correction is negative. */
    readonly amount: { readonly days: number } | { readonly minutes: number };
    /** Absent where the source does not say it. */
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
 * What a timetable calls the group of a lesson (decision 027). `agreed` is the roster's own key, where a key file gives
 * it: then nothing else counts. `keys` are ids that the timetable has from elsewhere; they may be the roster's.
 */
export type NamedGroup = {
  readonly agreed?: string | undefined;
  /** The roster's own key of the school, where it is stated. */
  readonly school?: string | undefined;
  /** A group of pupils within or across classes, by name. */
  readonly pupils?: { readonly name: string; readonly keys: readonly string[] } | undefined;
  readonly class?: { readonly name: string; readonly agreed?: string | undefined; readonly keys: readonly string[] };
  /** The subject by every word that the timetable and the key file have for it. */
  readonly subject: readonly string[];
};
export type NamedTeacher = {
  readonly name: string;
  readonly agreed?: string | undefined;
  readonly keys: readonly string[];
};
/** A lesson that speaks of its group and teachers by names. Lessons of one `occasion` and one group are one lesson. */
export type TimetableNames = {
  readonly occasion: string;
  /** The key that the lesson is held under once its group is found. */
  readonly key: string;
  readonly group: NamedGroup;
  readonly teachers: readonly NamedTeacher[];
};

/** The note with which a reader says that its file is a timetable: it changes lessons and ends nothing else. */
export const TIMETABLE_ONLY = 'timetable-only';

export type Row = {
  readonly [K in Kind]: {
    readonly kind: K;
    readonly key: string;
    readonly place: Place;
    readonly data: RowData[K];
    /** Keys under which the source had this row before. */
    readonly formerly?: readonly string[] | undefined;
    /** Only of lessons: the importer finds group and teachers by these names, and the data has neither. */
    readonly named?: TimetableNames | undefined;
  };
}[Kind];

/**
 * A line that was not taken, or was taken otherwise than it stands, and why; `code` has its words in `file-texts.ts`.
 * `detail` never holds what identifies a person: `form` shows the shape of a value instead (`99.99.9999`).
 */
export type RefusedLine = {
  readonly kind: Kind | 'file';
  readonly place: Place;
  readonly code: string;
  readonly column?: string | undefined;
  readonly form?: string | undefined;
  readonly detail?: string | undefined;
  /** The words that the column takes, where another one stands there. */
  readonly allowed?: readonly string[] | undefined;
};

/** What a reader hands over, line by line. */
export type Reading =
  | { readonly row: Row }
  /**
   * Something that was taken otherwise than it stands, or left aside: nothing is lost, and it is said. `gone` names the
   * rows that it marks as gone: what hangs on them ends with them, and is no mistake.
   */
  | { readonly note: RefusedLine; readonly gone?: readonly { readonly kind: Kind; readonly key: string }[] }
  /** `spares` names the row that the line was about, where that is known: it is not ended by the mistake. */
  | {
      readonly refused: RefusedLine;
      readonly spares?: { readonly kind: Kind; readonly key: string } | undefined;
      /** Further rows that the line may have been about: a person whose role cannot be read. */
      readonly alsoSpares?: readonly { readonly kind: Kind; readonly key: string }[] | undefined;
    };

/** The rows a row speaks of. An enrolment's person is a pupil or a member of staff by what it is enrolled as. */
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
