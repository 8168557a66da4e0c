import * as z from 'zod/mini';
import { id, page, sortableId } from '../shared/schema.ts';
import { JOB_STATES, KINDS } from './rules.ts';

/** The lists of the queue: `waiting` holds pending jobs in any state. */
const list = z.enum(['waiting', 'failed', 'archived', 'given-up']);
const move = z.enum(['retry', 'give-up']);

export const JobParams = z.strictObject({ recordId: sortableId });
export const JobsQuery = z.strictObject({
  status: list,
  ...page,
});
export const DecisionBody = z.strictObject({
  /** The reason: one line of plain text, kept with the job. It names no pupil. */
  reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(500), z.regex(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u)),
});

/** The hand-over of one record to the archive, without the pupil. */
export const Job = z.strictObject({
  kind: z.enum(KINDS),
  /** The id of the warning or the document. */
  recordId: sortableId,
  schoolId: id,
  /** Grows with each try and each decision; If-Match carries it. */
  version: z.number(),
  status: z.enum(JOB_STATES),
  /** The number of tries. */
  attempt: z.number(),
  /** The reason why the job, or its last try, failed; `null` when there is none, and when the job is archived. */
  reason: z.nullable(z.strictObject({ code: z.string(), text: z.string() })),
  sentAt: z.iso.datetime(),
  /** The time of the next look; `null` when the job does not move by itself. */
  wakeAt: z.nullable(z.iso.datetime()),
  archivedAt: z.nullable(z.iso.datetime()),
  /** The archive's own id of the entry. */
  systemId: z.nullable(z.string()),
  /** The operator's possible moves now. */
  moves: z.array(move),
  /** The operators' decisions, oldest first. */
  decisions: z.array(
    z.strictObject({
      move,
      at: z.iso.datetime(),
      /** `name` is `null` when the person's record no longer exists. */
      by: z.strictObject({ staffId: id, name: z.nullable(z.string()) }),
      reason: z.string(),
    }),
  ),
});
export const JobPage = z.strictObject({ jobs: z.array(Job), next: z.nullable(z.string()) });

/** The messages that an archive would get by today's settings, for a made-up pupil. */
export const Example = z.strictObject({
  /** The question for the pupil's folder (`innsyn.sok`); `null` when the archive gets no question. */
  search: z.nullable(z.string()),
  messages: z.array(
    z.strictObject({
      situation: z.enum(['new-folder', 'found-folder', 'without-number', 'secret-address']),
      /** The message `arkivmelding.opprett` of Fiks Arkiv V1. */
      xml: z.string(),
      /** The faults that would withhold such a message; empty when there are none. */
      faults: z.array(z.strictObject({ code: z.string(), text: z.string() })),
    }),
  ),
});

/** Counted up to 1000: `more` when there are others. */
const Count = z.strictObject({ count: z.number(), more: z.boolean() });
export const Summary = z.strictObject({
  waiting: Count,
  failed: Count,
  archived: Count,
  givenUp: Count,
  /** When the longest-waiting record was sent; `null` when none waits. */
  oldestWaitingSentAt: z.nullable(z.iso.datetime()),
  /** The same for failed jobs, which only an operator can move. */
  oldestFailedSentAt: z.nullable(z.iso.datetime()),
});

/** A receipt that an archive sends over HTTP; `functions/archive/sign-receipt.ts` defines the signature. */
export const CallbackBody = z.strictObject({
  ownerId: id,
  recordId: sortableId,
  /** The time of signing: at most five minutes from now. */
  at: z.iso.datetime(),
  /** `arkivmeldingKvittering` or an error message of Fiks Arkiv, as base64. */
  receipt: z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/), z.maxLength(200_000)),
  /** HMAC-SHA256 of owner, record, time and receipt (a line each) under the owner's key, in hex. */
  signature: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
