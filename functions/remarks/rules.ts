import type { FieldFault, Choice as Named } from '../shared/errors.ts';
import { addDays, type Dated, type Day, holdsOn } from '../shared/time.ts';
import type { RefusalCode } from './refusals.ts';

/**
 * The two ledgers of remarks: order (orden) and conduct (åtferd). Counts per ledger are what other systems exchange.
 */
export const LEDGERS = ['order', 'conduct'] as const;
export type Ledger = (typeof LEDGERS)[number];
export const POLARITIES = ['negative', 'positive'] as const;
export type Polarity = (typeof POLARITIES)[number];

/** held → published → withdrawn; a correction keeps the state. Families neither see held remarks nor get notices. */
export const REMARK_STATUSES = ['held', 'published', 'withdrawn'] as const;
export type RemarkStatus = (typeof REMARK_STATUSES)[number];

/** Moves of an existing remark. */
export const MOVES = ['release', 'correct', 'withdraw'] as const;
export type Move = (typeof MOVES)[number];

/** The state machine: from which states a move is legal. The store turns `from` into its condition. */
export const STEPS: Readonly<Record<Move, { readonly from: readonly RemarkStatus[] }>> = {
  release: { from: ['held'] },
  correct: { from: ['held', 'published'] },
  withdraw: { from: ['held', 'published'] },
};

/** The most versions of one remark: one item holds the whole trail, and must stay small. */
export const MOST_VERSIONS = 30;

/** The state after a move, or its refusal. Corrections leave two versions for a release and a withdrawal. */
export function statusAfter(
  move: Move,
  { status, version }: { readonly status: RemarkStatus; readonly version: number },
): { readonly status: RemarkStatus } | { readonly refused: RefusalCode } {
  if (status === 'withdrawn') return { refused: 'remarks.already-withdrawn' };
  if (!STEPS[move].from.includes(status)) return { refused: 'remarks.already-released' };
  if (move === 'correct' && version >= MOST_VERSIONS - 2) return { refused: 'remarks.corrected-too-often' };
  if (move === 'correct') return { status };
  return { status: move === 'release' ? 'published' : 'withdrawn' };
}

/** The fact to publish after a step; none while the remark is held. */
export function factAfter(
  before: RemarkStatus | undefined,
  after: RemarkStatus,
): 'remark-published' | 'remark-corrected' | 'remark-withdrawn' | undefined {
  if (after === 'published') return before === 'published' ? 'remark-corrected' : 'remark-published';
  return after === 'withdrawn' && before === 'published' ? 'remark-withdrawn' : undefined;
}

/** A category of the owner's list, for the days on which it is valid. */
export type Choice = Dated & Named & { readonly ledger: Ledger; readonly polarity: Polarity };

/** The choices at a school: the owner's list, and whether the school has positive remarks (E3). */
export type Choices<Of extends Choice = Choice> = { readonly categories: readonly Of[]; readonly positive: boolean };

/** The categories for a day; positive ones only where the school has them. */
export const choosableOn = <Of extends Choice>({ categories, positive }: Choices<Of>, date: Day): readonly Of[] =>
  categories.filter((category) => holdsOn(category, date) && (positive || category.polarity === 'negative'));

type Fault = Omit<FieldFault<RefusalCode>, 'pointer'>;

export type Chosen<Category> = { readonly category: Category } | { readonly fault: Fault };

/** The category with this id, or the reason why nobody may choose it for that day. */
export function chosenOn<Of extends Choice>(choices: Choices<Of>, categoryId: string, date: Day): Chosen<Of> {
  const named = choices.categories.find((category) => category.id === categoryId);
  if (named?.polarity === 'positive' && !choices.positive) return { fault: { code: 'remarks.positive-off' } };
  if (named && holdsOn(named, date)) return { category: named };
  return { fault: { code: 'remarks.unknown-category', params: { allowed: choosableOn(choices, date) } } };
}

/** The largest `remarks.daysBack`, in days: so long after a half-year its remarks may still be registered. */
export const MOST_DAYS_BACK = 60;

/** The date of a remark is the day of its registration, or at most `daysBack` days before. */
export function faultOfDate(date: Day, registeredOn: Day, daysBack: number): Fault | undefined {
  if (date > registeredOn) return { code: 'remarks.future', params: { lastAllowedDay: registeredOn } };
  const first = addDays(registeredOn, -daysBack);
  return date < first ? { code: 'remarks.too-old', params: { firstAllowedDay: first } } : undefined;
}

/** One pupil of a request. */
type Wanted = { readonly pupilId: string; readonly categoryId: string };

/** The wanted remark about one pupil with its category, or its fault. */
type Judged<Of extends Wanted, Category> =
  | { readonly wanted: Of; readonly category: Category }
  | { readonly fault: FieldFault<RefusalCode> };

/** Judges each pupil of a request: all or none are registered, and each fault points at its pupil. */
export function judgeEach<Of extends Wanted, Category extends Choice>(
  all: readonly Of[],
  date: Day,
  { inGroup, choices }: { readonly inGroup: ReadonlySet<string>; readonly choices: Choices<Category> },
): readonly Judged<Of, Category>[] {
  return all.map((wanted, index) => {
    const { pupilId, categoryId } = wanted;
    const pupilFault = (code: RefusalCode) => ({ fault: { pointer: `/remarks/${index}/pupilId`, code } });
    if (!inGroup.has(pupilId)) return pupilFault('remarks.pupil-not-in-group');
    const isSame = (other: Wanted) => other.pupilId === pupilId && other.categoryId === categoryId;
    if (all.findIndex(isSame) < index) return pupilFault('remarks.twice');
    const chosen = chosenOn(choices, categoryId, date);
    if ('fault' in chosen) return { fault: { pointer: `/remarks/${index}/categoryId`, ...chosen.fault } };
    return { wanted, category: chosen.category };
  });
}

/** Published remarks by ledger and polarity; held remarks are counted apart, withdrawn remarks nowhere. */
export type Sums = Readonly<Record<Ledger, Readonly<Record<Polarity, number>>>> & { readonly held: number };
type Counted = { readonly status: RemarkStatus; readonly ledger: Ledger; readonly polarity: Polarity };

export function sumsOf(remarks: readonly Counted[]): Sums {
  const published = remarks.filter((remark) => remark.status === 'published');
  const count = (ledger: Ledger, polarity: Polarity) =>
    published.filter((remark) => remark.ledger === ledger && remark.polarity === polarity).length;
  const both = (ledger: Ledger) => ({ negative: count(ledger, 'negative'), positive: count(ledger, 'positive') });
  return {
    order: both('order'),
    conduct: both('conduct'),
    held: remarks.filter((remark) => remark.status === 'held').length,
  };
}
