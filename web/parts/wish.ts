/** The ways to say how long an absence is. */
export const KINDS = ['whole', 'part', 'days', 'open'] as const;
export type Kind = (typeof KINDS)[number];

/** What the form of an absence holds, as typed. */
export type Wish = {
  readonly kind: Kind;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly from: string;
  readonly to: string;
};

/** The period of a report as the API takes it. */
export type Period = {
  readonly firstDay: string;
  readonly lastDay: string | null;
  readonly from?: string;
  readonly to?: string;
};

/** The form's content as a period: a whole day, a part of it, several days, or an open end. */
export function periodOf({ kind, firstDay, lastDay, from, to }: Wish): Period {
  if (kind === 'open') return { firstDay, lastDay: null };
  if (kind === 'days') return { firstDay, lastDay };
  if (kind === 'whole') return { firstDay, lastDay: firstDay };
  return { firstDay, lastDay: firstDay, ...(from !== '' && { from }), ...(to !== '' && { to }) };
}

/** A stored period as the form shows it. */
export function wishOf({ firstDay, lastDay, from, to }: Period): Wish {
  const times = { from: from ?? '', to: to ?? '' };
  if (lastDay === null) return { kind: 'open', firstDay, lastDay: firstDay, ...times };
  if (lastDay !== firstDay) return { kind: 'days', firstDay, lastDay, ...times };
  const part = from !== undefined || to !== undefined;
  return { kind: part ? 'part' : 'whole', firstDay, lastDay, ...times };
}

/** The fields that the form shows for each way to say it. */
const SHOWN: Readonly<Record<Kind, readonly string[]>> = {
  whole: ['firstDay'],
  part: ['firstDay', 'from', 'to'],
  days: ['firstDay', 'lastDay'],
  open: ['firstDay'],
};

/**
 * The field of a fault's pointer: `/children/0/lastDay` and `/lastDay` are the same field of the form. A fault of a
 * field that is not shown stands at the day.
 */
export const fieldOf =
  (kind: Kind) =>
  (pointer: string): string =>
    SHOWN[kind].find((field) => pointer.endsWith(`/${field}`)) ?? 'firstDay';
