import { osloNow } from '../../api/server-clock.ts';
import type { RequestOf } from '../../api/table.ts';
import type { Faults } from '../../parts/form.tsx';
import { minuteOf } from '../../parts/lesson-now.ts';
import type { useWords } from '../../words/language.ts';
import { isWhole } from './round-typed.ts';
import type { texts } from './times-texts.ts';

export type Stretch = { readonly day: string; readonly from: string; readonly to: string };
type Body = RequestOf<'POST /v1/schools/{schoolId}/conferences/{conferenceId}/times'>['body'];

/** What the form of times holds, as typed. */
export type TypedTimes = {
  readonly teacherIds: readonly string[];
  readonly stretches: readonly Stretch[];
  readonly length: string;
  readonly pause: string;
  readonly mode: Body['mode'];
  readonly room: string;
};

/** The most that the API takes. */
const MOST_TEACHERS = 20;
export const MOST_STRETCHES = 20;
export const LONGEST_ROOM = 40;
const LONGEST = 240;
const LONGEST_BREAK = 120;
const [EARLIEST, LATEST] = ['07:00', '22:00'];

const NO_HOURS: Stretch = { day: '', from: '', to: '' };
/** A new form, with what most schools choose. */
export const emptyTimes = (teacherIds: readonly string[]): TypedTimes => ({
  teacherIds,
  stretches: [NO_HOURS],
  length: '20',
  pause: '5',
  mode: 'room',
  room: '',
});

/** The next stretch begins with the hours of the one before: most days are alike. */
export const oneMore = (stretches: readonly Stretch[]): readonly Stretch[] => [
  ...stretches,
  { ...(stretches.at(-1) ?? NO_HOURS), day: '' },
];

/** The plan as the API takes it. */
export const bodyOf = ({ teacherIds, stretches, length, pause, mode, room }: TypedTimes): Body => ({
  teacherIds: [...teacherIds],
  stretches: stretches.map((stretch) => ({ ...stretch })),
  lengthMinutes: Number(length),
  breakMinutes: Number(pause),
  mode,
  ...(room.trim() !== '' && { room: room.trim() }),
});

type Words = ReturnType<typeof useWords<typeof texts>>;
const isFives = (text: string, most: number): boolean => isWhole(text, most) && Number(text) % 5 === 0;

/** What is missing or cannot be, in the order of the form. */
export function faultsOfTimes(typed: TypedTimes, t: Words): Faults {
  const { teacherIds, stretches, length, pause } = typed;
  const isLength = isFives(length, LONGEST) && Number(length) > 0;
  const minutes = isLength ? Number(length) : 0;
  const found: readonly (readonly [string, string | false])[] = [
    ['teacherIds', teachersFault(teacherIds.length, t)],
    ...stretches.map((stretch, index) => [`stretch-${index}`, stretchFault(stretch, minutes, t)] as const),
    ['length', !isLength && t('fault-length')],
    ['pause', !isFives(pause, LONGEST_BREAK) && t('fault-break')],
  ];
  return Object.fromEntries(found.filter((fault): fault is [string, string] => fault[1] !== false));
}

function teachersFault(count: number, t: Words): string | false {
  if (count === 0) return t('teachersFirst');
  return count > MOST_TEACHERS && t('teachersMany', { most: MOST_TEACHERS });
}

function stretchFault({ day, from, to }: Stretch, minutes: number, t: Words): string | false {
  if (day === '' || from === '' || to === '') return t('stretchFirst');
  if (to <= from) return t('fault-order');
  if (from < EARLIEST || to > LATEST) return t('fault-hours');
  const now = osloNow();
  if (day < now.day || (day === now.day && from <= now.time)) return t('fault-past');
  return minuteOf(to) - minuteOf(from) < minutes && t('fault-short');
}

/** The field of a fault's pointer. */
export function fieldOf(pointer: string): string {
  const [, name = '', index] = pointer.split('/');
  if (name === 'stretches') return `stretch-${index ?? 0}`;
  const FIELDS: Readonly<Record<string, string>> = { lengthMinutes: 'length', breakMinutes: 'pause', room: 'room' };
  return FIELDS[name] ?? 'teacherIds';
}
