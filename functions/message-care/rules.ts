import { addMonths, type Day, type Instant, instantIn } from '../shared/time.ts';

/** Why somebody reports a message to the school's leaders. */
export const REPORT_REASONS = ['harassment', 'threat', 'wrong-recipient', 'sensitive', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

export const LONGEST_NOTE = 500;
export const LONGEST_REASON = 300;
export const LONGEST_BASIS = 200;
/** The most reports of a person in a day. */
export const MOST_REPORTS = 20;
/** The messages before and after a reported one that a leader sees. */
export const AROUND = 3;
/** The longest pause with a last day, in days. */
export const LONGEST_PAUSE_DAYS = 365;
/** The most messages in a document, and the most characters: a document is written in one transaction. */
export const MOST_LIFTED = 50;
export const LONGEST_LIFTED = 60_000;

/** The life of a report: it is open until a leader has handled it. */
export const REPORT_STATES = ['open', 'handled'] as const;
export type ReportState = (typeof REPORT_STATES)[number];
export const REPORT_MOVES = ['hide', 'pause', 'resume', 'handle'] as const;
export type ReportMove = (typeof REPORT_MOVES)[number];

/** The state machine: legal states before a leader's move, and the state after it. */
export const STEPS: Readonly<
  Record<ReportMove, { readonly from: readonly ReportState[]; readonly to: ReportState | 'same' }>
> = {
  hide: { from: ['open'], to: 'same' },
  pause: { from: ['open'], to: 'same' },
  /** A pause may outlast the report that caused it. */
  resume: { from: ['open', 'handled'], to: 'same' },
  handle: { from: ['open'], to: 'handled' },
};

/** The state of a report after a move; `undefined` where the move is not legal. */
export const stateAfter = (state: ReportState, move: ReportMove): ReportState | undefined => {
  const { from, to } = STEPS[move];
  if (!from.includes(state)) return undefined;
  return to === 'same' ? state : to;
};

/** What the moves depend on beside the report: the message's text stands, the conversation is open or paused. */
type About = { readonly stands: boolean; readonly mayPause: boolean; readonly mayResume: boolean };

/** A leader's moves with a report now. */
export const movesNow = (state: ReportState, { stands, mayPause, mayResume }: About): readonly ReportMove[] => {
  const possible = { hide: stands, pause: mayPause, resume: mayResume, handle: true };
  return REPORT_MOVES.filter((move) => possible[move] && stateAfter(state, move) !== undefined);
};

/** Conversations whose last message is older are deleted today. */
export const keptFrom = (today: Day, keepMonths: number): Instant => instantIn(addMonths(today, -keepMonths), '00:00');

/** True for a conversation that is due: its last message is older than the owner keeps, and nothing holds it. */
export const isDue = (
  { lastAt, hold }: { readonly lastAt: Instant; readonly hold?: unknown },
  from: Instant,
): boolean => hold === undefined && lastAt < from;

/** The rights of leaders: to reported messages, and to the record of a pupil's conversations. */
export const LEADS = 'school:reported-messages';
export const RECORDS = 'pupil:conversation-records';

type Author = { readonly author: { readonly kind: string; readonly id: string } };
/** True for a report that this leader deals with: nobody deals with a report about an own message. */
export const isFor = ({ author }: Author, staffId: string): boolean => author.kind !== 'staff' || author.id !== staffId;
