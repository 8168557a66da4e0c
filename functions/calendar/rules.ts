import { addDays, type Day, type Instant, laterBy, type Moment, type TimeOfDay } from '../shared/time.ts';

/** The appointments of home and school that a person's calendar shows: pure (H2). */

export const PERSON_KINDS = ['guardian', 'pupil', 'staff'] as const;
export type Person = { readonly kind: (typeof PERSON_KINDS)[number]; readonly id: string };

export const APPOINTMENT_KINDS = ['talk', 'meeting'] as const;

/** A talk or a parents' meeting, without a word about the pupil. */
export type Appointment = {
  readonly kind: (typeof APPOINTMENT_KINDS)[number];
  readonly id: string;
  readonly isCancelled: boolean;
  readonly day: Day;
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  /** How a talk is held; a meeting is in a room. */
  readonly mode: 'room' | 'phone' | 'video';
  readonly place?: string | undefined;
  readonly version: number;
  readonly changedAt: Instant;
};

/** How long a feed shows past appointments and cancelled ones, in days. */
const OVER_DAYS = 90;
const CANCELLED_DAYS = 30;
const DAY_MS = 86_400_000;

/** The first day that a feed shows. */
export const firstDayOf = ({ day }: Pick<Moment, 'day'>): Day => addDays(day, -OVER_DAYS);

/** True while a feed shows the appointment: a cancelled one until calendars have had time to take it out. */
export const isShown = (
  { day, isCancelled, changedAt }: Pick<Appointment, 'day' | 'isCancelled' | 'changedAt'>,
  now: Moment,
): boolean => day >= firstDayOf(now) && (!isCancelled || now.instant < laterBy(changedAt, CANCELLED_DAYS * DAY_MS));

/** Those that a feed shows, each once, in the order of their times. */
export function shownOf(appointments: readonly Appointment[], now: Moment): readonly Appointment[] {
  const each = new Map(appointments.map((appointment) => [`${appointment.kind} ${appointment.id}`, appointment]));
  const place = ({ day, from, id }: Appointment) => `${day} ${from} ${id}`;
  return [...each.values()]
    .filter((appointment) => isShown(appointment, now))
    .toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}
