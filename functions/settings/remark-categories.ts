import type { Day } from '../shared/time.ts';

/** A category of remarks in one of the two ledgers, for days from `from` until before `to`. */
export type RemarkCategory = {
  readonly id: string;
  readonly ledger: 'order' | 'conduct';
  readonly polarity: 'negative' | 'positive';
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
  readonly from: Day;
  readonly to?: Day | undefined;
};

const from = '2024-08-01';
const order = { ledger: 'order', polarity: 'negative', from } as const;
const conduct = { ledger: 'conduct', polarity: 'negative', from } as const;

/** The default categories: common remarks of schools. */
export const CATEGORIES: readonly RemarkCategory[] = [
  { id: 'late', ...order, nb: 'For sent til timen', nn: 'For seint til timen', en: 'Late for the lesson' },
  { id: 'no-equipment', ...order, nb: 'Mangler utstyr', nn: 'Manglar utstyr', en: 'Lacks equipment' },
  { id: 'no-hand-in', ...order, nb: 'Ikke levert arbeid', nn: 'Ikkje levert arbeid', en: 'Work not handed in' },
  { id: 'unprepared', ...order, nb: 'Uforberedt', nn: 'Uførebudd', en: 'Unprepared' },
  { id: 'disturbs', ...conduct, nb: 'Forstyrrer timen', nn: 'Forstyrrar timen', en: 'Disturbs the lesson' },
  { id: 'offends', ...conduct, nb: 'Krenkende språk', nn: 'Krenkjande språk', en: 'Offensive language' },
  { id: 'leaves', ...conduct, nb: 'Går fra timen', nn: 'Går frå timen', en: 'Leaves the lesson' },
  { id: 'cheats', ...conduct, nb: 'Juks', nn: 'Juks', en: 'Cheating' },
  {
    id: 'good-order',
    ledger: 'order',
    polarity: 'positive',
    from,
    nb: 'Svært god orden',
    nn: 'Svært god orden',
    en: 'Very good order',
  },
  {
    id: 'good-conduct',
    ledger: 'conduct',
    polarity: 'positive',
    from,
    nb: 'Hjelper andre',
    nn: 'Hjelper andre',
    en: 'Helps others',
  },
];

/** True when no two categories share an id and none ends before it begins. */
export const remarkCategoriesAgree = (categories: readonly RemarkCategory[]): boolean =>
  new Set(categories.map(({ id }) => id)).size === categories.length &&
  categories.every(({ from: first, to }) => to === undefined || first < to);
