import * as z from 'zod/mini';
import { BASES } from '../access/policy.ts';
import { cursor, day, id, waitingLine } from '../shared/schema.ts';

/**
 * A search for the beginnings of given or family names, in any order. The body carries it, since many systems log
 * addresses.
 */
export const PupilSearch = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  cursor: z.optional(cursor),
  limit: z._default(z.int().check(z.gte(1), z.lte(50)), 20),
});

const found = {
  pupilId: id,
  pupilName: z.string(),
  /** Today's class; `null` without a class. */
  className: z.nullable(z.string()),
  grade: z.nullable(z.string()),
  /** Address and contact data must not reach other families. */
  protected: z.boolean(),
};
export const FoundPupils = z.strictObject({
  pupils: z.array(z.strictObject(found)),
  next: z.nullable(z.string()),
});
export const OwnerPupils = z.strictObject({
  pupils: z.array(
    z.strictObject({
      ...found,
      schoolId: id,
      schoolName: z.string(),
      /** The first day on which the pupil is no longer at the owner's schools; `null` until further notice. */
      to: z.nullable(day),
    }),
  ),
  next: z.nullable(z.string()),
});

/** A next action, as a request to make. */
export const PupilAction = z.strictObject({
  does: z.enum([
    'report-absence',
    'see-absence-reports',
    'see-figures',
    'see-absences',
    'see-statements',
    'freeze-statement',
    'see-warnings',
    'see-remarks',
  ]),
  text: z.string(),
  method: z.enum(['GET', 'POST']),
  path: z.string(),
});

export const PupilCard = z.strictObject({
  pupilId: id,
  pupilName: z.string(),
  birthDate: day,
  ofAge: z.boolean(),
  grade: z.nullable(z.string()),
  class: z.nullable(z.strictObject({ groupId: id, name: z.string() })),
  protected: z.boolean(),
  guardians: z.array(
    z.strictObject({
      guardianId: id,
      name: z.string(),
      basis: z.enum(BASES),
      basisText: z.string(),
      protected: z.boolean(),
      /** The school may speak with the guardian about the pupil. */
      mayBeCalled: z.boolean(),
      /** The reason against a call, and the remedy; `null` if the school may call the guardian. */
      note: z.nullable(z.string()),
      /** `null` if the number is unknown, or the school may not call it. */
      phone: z.nullable(z.string()),
    }),
  ),
  /** The actions about the pupil that the caller may take. */
  actions: z.array(PupilAction),
});

export const ClassList = z.strictObject({
  groupId: id,
  name: z.string(),
  date: day,
  pupils: z.array(
    z.strictObject({
      pupilId: id,
      pupilName: z.string(),
      protected: z.boolean(),
      /** The guardians whom the school may call; `null` where this list shows no guardians. */
      guardians: z.nullable(
        z.array(z.strictObject({ guardianId: id, name: z.string(), phone: z.nullable(z.string()) })),
      ),
    }),
  ),
  /** The reason for leaving guardians out, in words; `null` if every pupil has them. */
  notShown: z.nullable(z.string()),
});

export const Waiting = z.strictObject({
  /** Only work that the caller may do; also with a count of 0. */
  lines: z.array(waitingLine),
});
