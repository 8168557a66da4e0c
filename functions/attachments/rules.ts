import { type Instant, laterBy } from '../shared/time.ts';

/** A file that somebody attaches to a message, from the upload's ticket to its removal: a state machine as data. */

export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

const MINUTE_MS = 60_000;

/** The most bytes of a file: 10 MB. */
export const MOST_BYTES = 10_000_000;
/** The most pixels of an image. A viewer's memory grows with them, whatever the size of the file. */
export const MOST_PIXELS = 40_000_000;
/** The most files that a person announces in an hour of the clock. */
export const MOST_PER_HOUR = 100;

/** How long an upload may begin. */
export const TICKET_MINUTES = 10;
/** How long a scan may take before it is asked for again, and how often that happens. */
export const SCAN_MINUTES = 15;
export const MOST_RESCANS = 3;
/** How long a file waits for its message; it lies in nobody's conversation before. */
export const WAIT_HOURS = 24;

/**
 * `ticket`: may be uploaded. `scanning`: has arrived. `clean`: may be sent. `linked`: belongs to a message, the only
 * state in which it can be downloaded. `infected`, `unsupported` and `failed` never get further.
 */
export const STATES = [
  'ticket',
  'scanning',
  'clean',
  'linked',
  'infected',
  'unsupported',
  'failed',
  'deleted',
] as const;
export type AttachmentState = (typeof STATES)[number];

export const EVENTS = [
  'arrived',
  'passed',
  'infected',
  'refused',
  'given-up',
  'linked',
  'unlinked',
  'expired',
] as const;
export type AttachmentEvent = (typeof EVENTS)[number];

/** What a scan may say before the news of the arrival has come. */
const JUDGED = { passed: 'clean', infected: 'infected', refused: 'unsupported' } as const;

/** Where each event leads. An event that a state does not name changes nothing. */
export const MOVES: Readonly<Record<AttachmentState, Partial<Readonly<Record<AttachmentEvent, AttachmentState>>>>> = {
  ticket: { arrived: 'scanning', ...JUDGED, expired: 'deleted' },
  scanning: { ...JUDGED, 'given-up': 'failed' },
  clean: { linked: 'linked', expired: 'deleted' },
  linked: { unlinked: 'deleted' },
  infected: { expired: 'deleted' },
  unsupported: { expired: 'deleted' },
  failed: { expired: 'deleted' },
  deleted: {},
};

/** The states from which an event leads on; the write's condition names them. */
export const statesBefore = (event: AttachmentEvent): readonly AttachmentState[] =>
  STATES.filter((state) => MOVES[state][event] !== undefined);

/** The state after an event; `undefined` where it changes nothing. */
export const after = (state: AttachmentState, event: AttachmentEvent): AttachmentState | undefined =>
  MOVES[state][event];

/** Why a file is not taken, as far as its author can do something about it. */
export const FAULTS = [
  'not-what-it-says',
  'damaged',
  'too-many-pixels',
  'password',
  'script',
  'file-inside',
  'more-than-a-pdf',
  'location',
] as const;
export type Fault = (typeof FAULTS)[number];

/** When somebody must look at a file in this state again; never for one that belongs to a message. */
export function dueAfter(state: AttachmentState, now: Instant): Instant | undefined {
  switch (state) {
    case 'ticket':
      // The upload that began in the last minute has come by then.
      return laterBy(now, 2 * TICKET_MINUTES * MINUTE_MS);
    case 'scanning':
      return laterBy(now, SCAN_MINUTES * MINUTE_MS);
    case 'linked':
      return undefined;
    case 'deleted':
      return now;
    default:
      return laterBy(now, WAIT_HOURS * 60 * MINUTE_MS);
  }
}

/** What to do with a file that is due: scan it again, give it up, or remove it. */
export function dueStep(state: AttachmentState, rescans: number): 'rescan' | 'give-up' | 'expire' | 'remove' {
  if (state === 'deleted') return 'remove';
  if (state !== 'scanning') return 'expire';
  return rescans < MOST_RESCANS ? 'rescan' : 'give-up';
}
