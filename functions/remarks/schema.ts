import * as z from 'zod/mini';
import { day, halfYear, id, orNull, sentBack, sortableId } from '../shared/schema.ts';
import { LEDGERS, MOVES, POLARITIES, REMARK_STATUSES } from './rules.ts';

const categoryId = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));
/** Plain text in lines, without characters that control a screen or a printer. */
const lines = (longest: number) =>
  z.string().check(z.trim(), z.maxLength(longest), z.regex(/^(?:[^\p{Cc}\p{Cf}\p{Cs}]|\n)*$/u));
const comment = lines(500);
const reason = lines(300);

/** The most pupils of one request: one transaction must hold their remarks and facts. */
const MOST_PUPILS = 40;

export const RemarkParams = z.strictObject({ schoolId: id, pupilId: id, remarkId: sortableId });

export const RegisterBody = z.strictObject({
  date: day,
  /** The lesson of the group on that day in which it happened, if any. */
  lessonId: z.optional(id),
  remarks: z
    .array(
      z.strictObject({
        pupilId: id,
        categoryId,
        /** Plain text; left out or empty for none. */
        comment: z.optional(comment),
      }),
    )
    .check(z.minLength(1), z.maxLength(MOST_PUPILS)),
});
export const WithdrawalBody = z.strictObject({
  /** Why you withdraw the remark: required. */
  reason,
});

const ledger = z.enum(LEDGERS);
const polarity = z.enum(POLARITIES);
const Category = z.strictObject({
  id: z.string(),
  ledger,
  polarity,
  /** In the caller's language. */
  text: z.string(),
});

/** The pupil of a line, in lists about several pupils. */
const named = { pupilName: z.string(), protected: z.boolean() };

export const Form = z.strictObject({
  /** The pupils in the group today. */
  pupils: z.array(z.strictObject({ pupilId: z.string(), ...named })),
  /** The categories to choose from today. */
  categories: z.array(Category),
  /** The earliest and the latest date of a remark. */
  firstDay: day,
  lastDay: day,
  /** Whether remarks of other teachers are held until the contact teacher releases them. */
  held: z.boolean(),
  /** Whether families see remarks, and the comments in them. */
  visible: z.boolean(),
  commentVisible: z.boolean(),
});

const Person = z.strictObject({ staffId: z.string(), you: z.boolean(), name: orNull(z.string()) });
const said = {
  date: day,
  lessonId: z.nullable(z.string()),
  category: Category,
  comment: z.string(),
  /**
   * Whether families could read comments when this comment was written. They read it only while the school also shows
   * comments now. Answers stored before this field existed lack it.
   */
  commentVisible: z._default(z.boolean(), false),
};
const remark = {
  remarkId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  groupId: z.string(),
  version: z.int(),
  status: z.enum(REMARK_STATUSES),
  ...said,
  registeredAt: z.iso.datetime(),
  registeredBy: Person,
  corrected: z.boolean(),
};

/** A remark as a line of a list. */
export const RemarkLine = z.strictObject(remark);
/** One remark with all its versions. */
export const Remark = z.strictObject({
  ...remark,
  trail: z.array(
    z.strictObject({
      version: z.int(),
      move: z.enum(['register', ...MOVES]),
      status: z.enum(REMARK_STATUSES),
      at: z.iso.datetime(),
      by: Person,
      reason: orNull(z.string()),
      ...said,
    }),
  ),
});
/** A correction. You may also read a remark, change it and send it back. */
export const CorrectionBody = sentBack(
  {
    /** A new date detaches the remark from its lesson. */
    date: day,
    /** Left out: the category stays. */
    categoryId: z.optional(categoryId),
    comment,
    /** Why you correct the remark: required if anything changes. */
    reason: z.optional(reason),
  },
  Object.keys(Remark.shape),
);
export const Registered = z.strictObject({ remarks: z.array(RemarkLine) });

const both = z.strictObject({ negative: z.int(), positive: z.int() });
/** Published remarks per ledger, and how many are held. */
export const Sums = z.strictObject({ order: both, conduct: both, held: z.int() });
const perCategory = z.array(z.strictObject({ ...Category.shape, count: z.int() }));

export const OwnRemarks = z.strictObject({
  remarks: z.array(z.strictObject({ ...remark, ...named })),
  next: z.nullable(z.string()),
});
export const PupilRemarks = z.strictObject({
  halfYear,
  sums: Sums,
  categories: perCategory,
  remarks: z.array(RemarkLine),
});
export const ClassRemarks = z.strictObject({
  halfYear,
  pupils: z.array(
    z.strictObject({
      pupilId: z.string(),
      ...named,
      sums: Sums,
      categories: perCategory,
    }),
  ),
  /** The held remarks of every half-year, oldest first. */
  held: z.array(z.strictObject({ ...remark, ...named })),
});
export const FamilyRemarks = z.strictObject({
  halfYear,
  /** False where the school does not show remarks to guardians: then the list has none of that school. */
  visible: z.boolean(),
  remarks: z.array(
    z.strictObject({
      remarkId: z.string(),
      date: day,
      category: Category,
      /** `null` where the school does not show comments, or did not when the comment was written. */
      comment: z.nullable(z.string()),
      corrected: z.boolean(),
      registeredAt: z.iso.datetime(),
      teacherName: z.string(),
    }),
  ),
});
