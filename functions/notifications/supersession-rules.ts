import type { Day } from '../shared/time.ts';
import { INBOX_KINDS, type InboxKind } from './rules.ts';

/** Which items of the inbox newer ones supersede (decision 017). */

/** The kinds that a kind supersedes, with a restriction. */
type Supersession = {
  readonly kinds: readonly InboxKind[];
  /** `up-to-day`: only items about the same day or an earlier one. `closed`: only if the absence now has a last day. */
  readonly only?: 'up-to-day' | 'closed';
};
const DECIDED = ['leave-applied', 'leave-waiting', 'long-leave-waiting', 'leave-granted', 'leave-refused'] as const;
const NOTED = ['remark-published', 'remark-corrected'] as const;
const REPORTED = ['absence-reported', 'absence-changed', 'absence-lapsed'] as const;

/**
 * Which earlier kinds about the same object a kind supersedes. A superseded item stays in the list, is not counted as
 * unread, and sends no notice. A question is superseded when it can no longer be answered: by its answer, the next
 * morning's question, or an end of the absence. Unexplained absence is superseded by the records (`explainedBy`), a
 * late arrival also by a correction, which is no event of its own.
 */
export const SUPERSEDES: Readonly<Partial<Record<InboxKind, readonly Supersession[]>>> = {
  'absence-changed': [{ kinds: REPORTED }, { kinds: ['absence-still-away-asked'], only: 'closed' }],
  'absence-withdrawn': [{ kinds: [...REPORTED, 'absence-still-away-asked', 'absence-still-away-answered'] }],
  'absence-still-away-asked': [{ kinds: ['absence-still-away-asked'], only: 'up-to-day' }],
  'absence-still-away-answered': [
    { kinds: ['absence-still-away-asked'], only: 'up-to-day' },
    { kinds: ['absence-still-away-answered'] },
  ],
  'absence-lapsed': [{ kinds: ['absence-still-away-asked'] }],
  'absence-reason-changed': [{ kinds: ['absence-reason-changed'] }],
  'late-arrival': [{ kinds: ['late-arrival'] }],
  'leave-granted': [{ kinds: DECIDED }],
  'leave-refused': [{ kinds: DECIDED }],
  'leave-withdrawn': [{ kinds: DECIDED }],
  'remark-corrected': [{ kinds: NOTED }],
  'remark-withdrawn': [{ kinds: NOTED }],
  'document-published': [{ kinds: ['document-published'] }],
};

/**
 * Kinds of which a person has one current item per object: the newest in the own inbox, whatever others have got. Not
 * by the object's log: it would grow with every message, and news of one person would supersede the news of another.
 */
export const NEWEST_ONLY: ReadonlySet<InboxKind> = new Set([
  'message-received',
  'meeting-planned',
  'meeting-changed',
  'meeting-cancelled',
  'meeting-reminder',
  'talk-booked',
  'talk-moved',
  'talk-cancelled',
  'talk-interpreter-set',
  'talk-reminder',
  'own-talk-moved',
  'own-talk-cancelled',
  // The steps of an approval: they are own work, name no pupil, and so are in no pupil's log.
  'document-asked',
  'document-approved',
  'document-returned',
]);

/** The fields of an event that decide about supersession. */
export type LoggedEvent = {
  readonly kind: InboxKind;
  /** Greater for a later event: the version of the object, else the event's sortable id. */
  readonly order: string;
  readonly day?: Day | undefined;
  /** True for an absence without a last day. */
  readonly open?: boolean | undefined;
};

/** True when the later event supersedes the earlier one; both are about the same object. */
export const supersedes = (later: LoggedEvent, earlier: LoggedEvent): boolean =>
  earlier.order < later.order &&
  (SUPERSEDES[later.kind] ?? []).some(({ kinds, only }) => {
    if (!kinds.includes(earlier.kind)) return false;
    if (only === 'closed') return later.open !== true;
    return only !== 'up-to-day' || (earlier.day ?? '') <= (later.day ?? '');
  });

/** Kinds that are recorded beside their object: all that supersede or can be superseded. */
export const LOGGED: ReadonlySet<InboxKind> = new Set([
  ...INBOX_KINDS.filter((kind) => SUPERSEDES[kind] !== undefined),
  ...Object.values(SUPERSEDES).flatMap((rows) => rows.flatMap(({ kinds }) => kinds)),
  'absence-unexplained',
]);
