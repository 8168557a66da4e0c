import * as z from 'zod/mini';
import { day, id, plainLine, plainText } from '../shared/schema.ts';
import { ORDERED } from './rules.ts';

/** The wire contract of a document's people, its approval and its moves. */

const person = z.strictObject({ staffId: z.string(), name: z.string() });

export const MoveBody = z.strictObject({
  move: z.enum(ORDERED),
  reason: z.optional(plainText(1000)),
  /** For `ask`: who is to approve. */
  approverId: z.optional(id),
});

/** The colleagues whom a document can be shared with, and who can approve it. */
export const PeopleQuery = z.strictObject({ name: z.optional(plainLine(80)) });
export const People = z.strictObject({
  colleagues: z.array(z.strictObject({ ...person.shape, part: z.string() })),
  /** There are more than these: a longer name finds fewer. */
  more: z.boolean(),
  approvers: z.array(person),
});

/** The documents that wait for the reader's approval, oldest first. */
export const Approvals = z.strictObject({
  waiting: z.array(
    z.strictObject({
      documentId: z.string(),
      pupilId: z.string(),
      schoolId: z.string(),
      pupilName: z.string(),
      templateName: z.string(),
      title: z.string(),
      askedBy: z.string(),
      askedAt: z.iso.datetime(),
      /** The colleague whom the reader stands in for; `null` where the reader was asked. */
      insteadOf: z.nullable(z.string()),
    }),
  ),
  /** The colleagues who could stand in for the reader; none for somebody who approves nothing. */
  candidates: z.array(person),
  /** The reader's own deputy; `null` for none. */
  deputy: z.nullable(z.strictObject({ ...person.shape, from: day, lastDay: day })),
});
export const DeputyBody = z.strictObject({ staffId: id, from: day, lastDay: day });
export const Deputy = z.strictObject({
  deputy: z.nullable(z.strictObject({ ...person.shape, from: day, lastDay: day })),
});
