import type { Day } from '../shared/time.ts';
import type { Person } from './keys.ts';
import type { DaySheet, Talk } from './record.ts';
import type { SlotTime } from './slot-rules.ts';

/** A person's talks of a day: pure rules. Nobody is in two places, whatever the child and the conference. */

/** The sheet of a person on a day, with the version that was read. */
export type SheetOf = { readonly person: Person; readonly day: Day; readonly sheet: DaySheet };
type Taken = DaySheet['times'][number];

export const EMPTY: DaySheet = { version: 0, times: [] };

/** True while nothing of the sheet shares a minute with the time; both lie on the sheet's day. */
export const isFree = ({ times }: DaySheet, { from, to }: Pick<SlotTime, 'from' | 'to'>): boolean =>
  times.every((taken) => taken.to <= from || to <= taken.from);

/** The sheet with these times too, in their order. */
export const withTimes = ({ version, times }: DaySheet, added: readonly Taken[]): DaySheet => ({
  version,
  times: [...times, ...added].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
});

/** The sheet of a teacher without a time of the conference. */
export const withoutSlot = ({ version, times }: DaySheet, slot: Pick<Taken, 'conferenceId' | 'from'>): DaySheet => ({
  version,
  times: times.filter(({ conferenceId, from }) => conferenceId !== slot.conferenceId || from !== slot.from),
});

const isOf = ({ person }: SheetOf, { adults }: Pick<Talk, 'adults'>): boolean =>
  adults.some(({ kind, id }) => kind === person.kind && id === person.id);

/** The sheets after a talk has got its time: those of its adults on its day. */
export const sheetsWith = (sheets: readonly SheetOf[], talk: Talk): readonly SheetOf[] =>
  sheets.map((of) => {
    if (of.day !== talk.day || !isOf(of, talk)) return of;
    const { from, to, conferenceId, bookingId } = talk;
    return { ...of, sheet: withTimes(of.sheet, [{ from, to, conferenceId, bookingId }]) };
  });

/** The sheets after a talk has left its time. */
export const sheetsWithout = (sheets: readonly SheetOf[], { bookingId }: Pick<Talk, 'bookingId'>): readonly SheetOf[] =>
  sheets.map(({ person, day, sheet: { version, times } }) => ({
    person,
    day,
    sheet: { version, times: times.filter((taken) => taken.bookingId !== bookingId) },
  }));

/** The sheets that differ from those that were read: these are written. */
export const changedSheets = (before: readonly SheetOf[], after: readonly SheetOf[]): readonly SheetOf[] =>
  after.filter(({ sheet }, index) => idsOf(sheet) !== idsOf(before[index]?.sheet ?? EMPTY));

const idsOf = ({ times }: DaySheet): string =>
  times.map(({ conferenceId, bookingId, from }) => `${conferenceId} ${bookingId} ${from}`).join();
