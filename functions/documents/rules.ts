import { type Dated, type Day, holdsOn } from '../shared/time.ts';

/** What a member of staff may do in a document (I2). An owner gives the roles. */
export const ROLES = ['owner', 'edit', 'read'] as const;
export type Role = (typeof ROLES)[number];

/**
 * draft ⇄ asked → approved; each of them may be finished, and a finished document reopened. `archived` is final: an
 * owner has sent the text to the archive.
 */
export const STATES = ['draft', 'asked', 'approved', 'finished', 'archived', 'discarded'] as const;
export type State = (typeof STATES)[number];

/** The moves of a document that change its state. `edit` is any change of its text. */
export const MOVES = [
  'edit',
  'ask',
  'withdraw',
  'approve',
  'return',
  'publish',
  'finish',
  'reopen',
  'archive',
  'discard',
] as const;
export type Move = (typeof MOVES)[number];
/** The moves that a person orders by name; editing and publishing have routes of their own. */
export const ORDERED = ['ask', 'withdraw', 'approve', 'return', 'finish', 'reopen', 'archive', 'discard'] as const;
export type Ordered = (typeof ORDERED)[number];

type Step = { readonly from: readonly State[]; readonly to: State | 'same'; readonly by: 'edit' | 'own' | 'approve' };
const OPEN = ['draft', 'asked', 'approved'] as const;

/**
 * The state machine: the states from which a move is legal, its result, and the right that it takes. The store turns
 * `from` into its condition. Every change of the text makes an asked or approved document a draft again, since the
 * approval was of another text.
 */
export const STEPS: Readonly<Record<Move, Step>> = {
  edit: { from: OPEN, to: 'draft', by: 'edit' },
  ask: { from: ['draft'], to: 'asked', by: 'own' },
  withdraw: { from: ['asked'], to: 'draft', by: 'own' },
  approve: { from: ['asked'], to: 'approved', by: 'approve' },
  return: { from: ['asked'], to: 'draft', by: 'approve' },
  publish: { from: ['draft', 'approved'], to: 'same', by: 'own' },
  finish: { from: ['draft', 'approved'], to: 'finished', by: 'own' },
  reopen: { from: ['finished'], to: 'draft', by: 'own' },
  archive: { from: ['finished'], to: 'archived', by: 'own' },
  discard: { from: OPEN, to: 'discarded', by: 'own' },
};

/** The moves that need a reason, which stands in the document's history. */
export const NEEDS_REASON: ReadonlySet<Move> = new Set<Move>(['return', 'reopen', 'discard']);

/** What the moves of a document depend on, besides its state. */
export type Progress = {
  readonly state: State;
  /** The template demands an approval before anything leaves the school or is finished. */
  readonly needsApproval: boolean;
  readonly publishable: boolean;
  /** Its finished text may be sent to the archive. */
  readonly archivable: boolean;
  /** How many times it has been published. */
  readonly published: number;
  /** No required field is empty. */
  readonly complete: boolean;
};

/** Refusals of a move. */
export type Hindrance =
  | 'documents.not-approved'
  | 'documents.not-asked'
  | 'documents.already-asked'
  | 'documents.already-approved'
  | 'documents.needs-no-approval'
  | 'documents.not-for-families'
  | 'documents.incomplete'
  | 'documents.is-published'
  | 'documents.finished'
  | 'documents.not-finished'
  | 'documents.archived'
  | 'documents.not-for-archive'
  | 'documents.finish-first'
  | 'documents.discarded';

/** The state after a move, or why it is refused. */
export function stateAfter(
  move: Move,
  progress: Progress,
): { readonly state: State } | { readonly refused: Hindrance } {
  const refused = hindranceOf(move, progress);
  if (refused) return { refused };
  const { to } = STEPS[move];
  return { state: to === 'same' ? progress.state : to };
}

function hindranceOf(move: Move, progress: Progress): Hindrance | undefined {
  const { state, needsApproval, publishable, archivable, published, complete } = progress;
  if (state === 'discarded') return 'documents.discarded';
  if (state === 'archived') return 'documents.archived';
  if (move === 'archive' && !archivable) return 'documents.not-for-archive';
  if (move === 'publish' && !publishable) return 'documents.not-for-families';
  if (move === 'ask' && !needsApproval) return 'documents.needs-no-approval';
  if (!STEPS[move].from.includes(state)) return illegal(move, state);
  if ((move === 'publish' || move === 'finish') && needsApproval && state !== 'approved')
    return 'documents.not-approved';
  if (move === 'discard' && published > 0) return 'documents.is-published';
  if ((move === 'ask' || move === 'publish' || move === 'finish') && !complete) return 'documents.incomplete';
  return undefined;
}

function illegal(move: Move, state: State): Hindrance {
  if (move === 'archive') return 'documents.finish-first';
  if (state === 'finished') return 'documents.finished';
  if (move === 'reopen') return 'documents.not-finished';
  if (move === 'ask') return state === 'asked' ? 'documents.already-asked' : 'documents.already-approved';
  return move === 'publish' || move === 'finish' ? 'documents.not-approved' : 'documents.not-asked';
}

/** The role of a member of staff, from a day to a day, as an owner gave it. */
export type Grant = Dated & { readonly staffId: string; readonly role: Role };

/** The role that somebody has on a day. */
export const roleOn = (grants: readonly Grant[], staffId: string, day: Day): Role | undefined =>
  grants.find((grant) => grant.staffId === staffId && holdsOn(grant, day))?.role;

/** True if a grant gives what the person has already: it changes nothing, whoever repeats it, and on whatever day. */
export const repeats = (held: Grant | undefined, asked: Grant, day: Day): boolean =>
  held !== undefined &&
  held.role === asked.role &&
  held.to === asked.to &&
  (held.from === asked.from || (held.from <= day && asked.from <= day));

/**
 * True if periods together hold on every day of one that has an end. Of one without an end the first day decides: the
 * right ends with the work.
 */
export function coverDays(periods: readonly Dated[], { from, to }: Dated): boolean {
  const ends = periods.filter((period) => holdsOn(period, from)).map((period) => period.to);
  if (ends.length === 0) return false;
  if (to === undefined || ends.includes(undefined)) return true;
  const furthest = ends.reduce((last = '', end = '') => (last < end ? end : last)) ?? to;
  return furthest >= to || coverDays(periods, { from: furthest, to });
}

/** The most people in a document: each has an item of the list, written in one transaction with its state. */
export const MOST_GRANTS = 20;

/**
 * The people with an heir who owns from now on. Where it is full, those go whose days are over, and then the owners of
 * before: none of them works at the school.
 */
export function grantsWithHeir<Held extends Grant>(grants: readonly Held[], heir: Held, day: Day): readonly Held[] {
  const others = grants.filter(({ staffId }) => staffId !== heir.staffId);
  const current = others.filter(({ to }) => to === undefined || day < to);
  const room = MOST_GRANTS - 1;
  if (current.length <= room) return [...current, heir];
  return [...current.filter(({ role }) => role !== 'owner'), heir];
}

/** True if an owner without an end remains: a document must never be ownerless (I2). */
export const keepsAnOwner = (grants: readonly Grant[], day: Day): boolean =>
  grants.some((grant) => grant.role === 'owner' && holdsOn(grant, day) && grant.to === undefined);

/** A lease of a section: it warns others, and blocks nobody. It is renewed by each saving. */
export type Lease = { readonly staffId: string; readonly until: string };
export const LEASE_MS = 120_000;
/** Somebody else's lease that has not run out. */
export const leaseOfOther = (lease: Lease | undefined, staffId: string, now: string): Lease | undefined =>
  lease !== undefined && lease.staffId !== staffId && lease.until > now ? lease : undefined;

/** The longest section and document, in bytes of their JSON. */
export const MOST_SECTION_BYTES = 64_000;
export const MOST_DOCUMENT_BYTES = 300_000;

/** A person's savings of a section in the same ten minutes are one revision. */
export const REVISION_MS = 600_000;
export const revisionSlot = (now: string): number => Math.floor(Date.parse(now) / REVISION_MS);
