import * as z from 'zod/mini';
import { id, page, sortableId } from '../shared/schema.ts';
import { JOB_STATES } from './rules.ts';

/** The lists of the queue: `waiting` is what is under way in whatever state. */
const list = z.enum(['waiting', 'failed', 'archived', 'given-up']);
const move = z.enum(['retry', 'give-up']);

export const JobParams = z.strictObject({ warningId: sortableId });
export const JobsQuery = z.strictObject({
  status: list,
  ...page,
});
export const DecisionBody = z.strictObject({
  /** Why: one line of plain text, kept with the job. It names no pupil. */
  reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(500), z.regex(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u)),
});

/** The hand-over of one warning to the archive, without the pupil whom it is about. */
export const Job = z.strictObject({
  warningId: sortableId,
  schoolId: id,
  /** Grows with each try and each decision; If-Match carries it. */
  version: z.number(),
  status: z.enum(JOB_STATES),
  /** How often it has been handed over, or tried to be. */
  attempt: z.number(),
  /**
   * Why it failed, or why the last try came to nothing; `null` where there is nothing to tell, and when it is archived.
   */
  reason: z.nullable(z.strictObject({ code: z.string(), text: z.string() })),
  sentAt: z.iso.datetime(),
  /** When it is looked at next; `null` where nothing comes of it by itself. */
  wakeAt: z.nullable(z.iso.datetime()),
  archivedAt: z.nullable(z.iso.datetime()),
  /** The archive's own id of the entry. */
  systemId: z.nullable(z.string()),
  /** What an operator may do with it now. */
  moves: z.array(move),
  /** What operators have decided, oldest first. */
  decisions: z.array(
    z.strictObject({
      move,
      at: z.iso.datetime(),
      /** `name` is `null` when there is no record of the person any more. */
      by: z.strictObject({ staffId: id, name: z.nullable(z.string()) }),
      reason: z.string(),
    }),
  ),
});
export const JobPage = z.strictObject({ jobs: z.array(Job), next: z.nullable(z.string()) });

/** What an archive would get by today's settings, for a pupil who is nobody. */
export const Example = z.strictObject({
  /** The question for the pupil's folder (`innsyn.sok`); `null` where the archive is asked nothing. */
  search: z.nullable(z.string()),
  messages: z.array(
    z.strictObject({
      situation: z.enum(['new-folder', 'found-folder', 'without-number', 'secret-address']),
      /** The message `arkivmelding.opprett` of Fiks Arkiv V1. */
      xml: z.string(),
      /** Why such a message would not leave; empty when it would. */
      faults: z.array(z.strictObject({ code: z.string(), text: z.string() })),
    }),
  ),
});

/** Counted up to 1000: `more` says that there are others. */
const Count = z.strictObject({ count: z.number(), more: z.boolean() });
export const Summary = z.strictObject({
  waiting: Count,
  failed: Count,
  archived: Count,
  givenUp: Count,
  /** When the warning was sent that has waited longest; `null` where none waits. */
  oldestWaitingSentAt: z.nullable(z.iso.datetime()),
  /** The same of those that failed: nobody but an operator brings them on. */
  oldestFailedSentAt: z.nullable(z.iso.datetime()),
});

/** A receipt that an archive sends by itself; `functions/archive/sign-receipt.ts` says what it signs. */
export const CallbackBody = z.strictObject({
  ownerId: id,
  warningId: sortableId,
  /** When it was signed: no more than five minutes from now. */
  at: z.iso.datetime(),
  /** `arkivmeldingKvittering` or an error message of Fiks Arkiv, as base64. */
  receipt: z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/), z.maxLength(200_000)),
  /** HMAC-SHA256 of owner, warning, time and receipt (a line each) under the owner's key, in hex. */
  signature: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
