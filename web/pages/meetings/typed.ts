import type { Faults } from '../../parts/form.tsx';
import type { useWords } from '../../words/language.ts';
import type { texts } from './school-texts.ts';

/** The fields of a meeting, in the order of the form. */
const FIELDS = ['title', 'day', 'from', 'to', 'place', 'text', 'answerBy', 'capacity'] as const;
export type Field = (typeof FIELDS)[number];

/** What the form of a meeting holds, as typed. */
export type Typed = Readonly<Record<Field, string>>;

/** The longest that the API takes. */
export const LONGEST_TITLE = 80;
export const LONGEST_PLACE = 120;
export const LONGEST_TEXT = 2000;
const MOST_PLACES = 2000;

export const EMPTY: Typed = { title: '', day: '', from: '', to: '', place: '', text: '', answerBy: '', capacity: '' };

/** The field of a fault's pointer; a fault of none stands at the title. */
export const fieldOf = (pointer: string): string => FIELDS.find((field) => pointer === `/${field}`) ?? 'title';

type Words = ReturnType<typeof useWords<typeof texts>>;

type Limits = {
  readonly t: Words;
  /** True where the meeting has a number of places, which it keeps. */
  readonly limited: boolean;
};

/** What is missing or cannot be, in the order of the form. */
export function faultsOfTyped(typed: Typed, { t, limited }: Limits): Faults {
  const { title, day, from, to, place, text, answerBy, capacity } = typed;

  const faults: Readonly<Record<Field, string | false>> = {
    title: title.trim() === '' && t('subjectFirst'),
    day: day === '' && t('dayFirst'),
    from: from === '' && t('fromFirst'),
    to: (to === '' && t('toFirst')) || (from !== '' && to <= from && t('timesOrder')),
    place: place.trim() === '' && t('placeFirst'),
    text: text.trim() === '' && t('writeFirst'),
    answerBy: (answerBy === '' && t('answerByFirst')) || (day !== '' && answerBy > day && t('answerByOrder')),
    capacity: (limited || capacity.trim() !== '') && !isPlaces(capacity) && t('capacityWhole'),
  };
  return Object.fromEntries(Object.entries(faults).filter((fault): fault is [string, string] => fault[1] !== false));
}

type Planned = Omit<Typed, 'capacity'> & { readonly capacity: number | null };

/** A meeting of the API as the form shows it. */
export const typedOf = ({ title, day, from, to, place, text, answerBy, capacity }: Planned): Typed => ({
  title,
  day,
  from,
  to,
  place,
  text,
  answerBy,
  capacity: capacity === null ? '' : String(capacity),
});

const isPlaces = (text: string): boolean =>
  /^\d{1,4}$/.test(text.trim()) && placesOf(text) >= 1 && placesOf(text) <= MOST_PLACES;
const placesOf = (text: string): number => Number(text.trim());

/** The meeting as the API takes it. */
export function bodyOf({ title, day, from, to, place, text, answerBy, capacity }: Typed) {
  return {
    title: title.trim(),
    text: text.trim(),
    day,
    from,
    to,
    place: place.trim(),
    answerBy,
    ...(capacity.trim() !== '' && { capacity: placesOf(capacity) }),
  };
}
