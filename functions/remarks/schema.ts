import * as z from 'zod/mini';
import { day, halfYear, id, sentBack, sortableId } from '../shared/schema.ts';
import { LEDGERS, MOVES, POLARITIES, REMARK_STATUSES } from './rules.ts';

const categoryId = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));
/** Plain text in lines: nothing that steers a screen or a printer may stand in it. */
const lines = (longest: number) =>
  z.string().check(z.trim(), z.maxLength(longest), z.regex(/^(?:[^\p{Cc}\p{Cf}\p{Cs}]|\n)*$/u));
const comment = lines(500);
const reason = lines(300);

/** Pupils of one request: what one transaction can hold with their facts. */
const MOST_PUPILS = 40;

export const RemarkParams = z.strictObject({ schoolId: id, pupilId: id, remarkId: sortableId });

export const RegisterBody = z.strictObject({
  date: day,
  /** A lesson of the group on that day, if it was in one. */
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
  /** Why it is withdrawn: demanded. */
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

/** Of whom a line is, where a list is of several pupils. */
const named = { pupilName: z.string(), protected: z.boolean() };

export const Form = z.strictObject({
  /** Who is in the group today. */
  pupils: z.array(z.strictObject({ pupilId: z.string(), ...named })),
  /** What may be chosen today. */
  categories: z.array(Category),
  /** The earliest and the latest day a remark may be of. */
  firstAllowedDay: day,
  lastAllowedDay: day,
  /** Whether others than the contact teacher have their remarks held until the contact teacher releases them. */
  held: z.boolean(),
  /** Whether families see remarks, and the comments in them. */
  visibleToGuardians: z.boolean(),
  commentVisible: z.boolean(),
});

const Person = z.strictObject({ staffId: z.string(), you: z.boolean(), name: z.optional(z.string()) });
const said = {
  date: day,
  lessonId: z.nullable(z.string()),
  category: Category,
  comment: z.string(),
  /**
   * Whether families were to read the comment when it was written; they do while the school shows comments. Answers
   * kept before lack it.
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
/** One remark with everything that was ever said in it. */
export const Remark = z.strictObject({
  ...remark,
  trail: z.array(
    z.strictObject({
      version: z.int(),
      move: z.enum(['register', ...MOVES]),
      status: z.enum(REMARK_STATUSES),
      at: z.iso.datetime(),
      by: Person,
      reason: z.optional(z.string()),
      ...said,
    }),
  ),
});
/** A correction; a remark that was read, changed and sent back is one. */
export const CorrectionBody = sentBack(
  {
    /** Another day takes the remark out of the lesson it was registered in. */
    date: day,
    /** Left out: as it is. */
    categoryId: z.optional(categoryId),
    comment,
    /** Why it is corrected: demanded where anything is. */
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
  /** What waits for the contact teacher, of whichever half-year, oldest first. */
  held: z.array(z.strictObject({ ...remark, ...named })),
});
export const FamilyRemarks = z.strictObject({
  halfYear,
  /** False where the school does not show remarks to guardians: then there are none here. */
  visible: z.boolean(),
  remarks: z.array(
    z.strictObject({
      remarkId: z.string(),
      date: day,
      category: Category,
      /** `null` where the school does not show comments, or did not when it was written. */
      comment: z.nullable(z.string()),
      corrected: z.boolean(),
      registeredAt: z.iso.datetime(),
      teacherName: z.string(),
    }),
  ),
});
