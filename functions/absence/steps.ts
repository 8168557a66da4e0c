import type { Actor } from '../access/policy.ts';
import { type Fact, newFact } from '../shared/commit.ts';
import { Refusal } from '../shared/errors.ts';
import { contentHash, sortableFrom } from '../shared/ids.ts';
import { type Day, instantIn, type Moment } from '../shared/time.ts';
import type { LessonsByDay, Step } from './actions.ts';
import type { AbsenceFact } from './events.ts';
import type { Channel, Guard, MadeBy, Report } from './report.ts';
import { type Move, statusAfter } from './rules.ts';

/** Who makes a version, through what, and when. */
export type Hand = {
  readonly by: MadeBy;
  readonly channel: Channel;
  readonly moment: Moment;
  readonly request?: string;
};

export const handOf = (actor: Actor, moment: Moment, request?: string): Hand => ({
  by: { kind: actor.kind, personId: actor.personId },
  channel: actor.kind === 'staff' ? 'office' : 'online',
  moment,
  request,
});

/** The next version of a report after a move; an illegal move is refused with who to contact (A4). */
export function nextVersion(
  report: Report,
  move: Move,
  changed: Partial<Pick<Report, 'firstDay' | 'lastDay' | 'from' | 'to' | 'reasonId' | 'days'>>,
  hand: Hand,
  contact: string,
): Report {
  const moved = statusAfter(move, report.status, report.lastDay === null);
  if ('refused' in moved) {
    throw new Refusal('conflict', `absence.${moved.refused}`, { params: { contact, reportId: report.reportId } });
  }
  return {
    ...report,
    ...changed,
    status: moved.status,
    version: report.version + 1,
    move,
    changedBy: hand.by,
    changedChannel: hand.channel,
    changedAt: hand.moment.instant,
    request: hand.request,
  };
}

/** The hour at which mornings begin: where the question stands among the facts of its day. */
const MORNING = '06:00';

/**
 * "Still away?" as a fact, when it is asked for today and nobody has answered (A5). Its id is made of report and day, so that a
 * morning that runs twice tells once.
 */
export function questionOf(ownerId: string, report: Report, today: Day): Fact | undefined {
  const open = report.lastDay === null && report.days.some((one) => one.day === today && one.state === 'awaiting');
  if (!open) return undefined;
  const occurredAt = instantIn(today, MORNING);
  const { pupilId, schoolId, reportId, version, firstDay, lastDay } = report;
  const by = { madeBy: { kind: 'system' }, channel: 'schedule' };
  const data = { pupilId, schoolId, reportId, version, firstDay, lastDay, ...by, day: today };
  const id = sortableFrom(Date.parse(occurredAt)) + contentHash([reportId, today]).slice(0, 26);
  return { ...newFact(ownerId, 'absence-still-away-asked', occurredAt, data), id };
}

type Told = AbsenceFact['name'];

/** A step with its fact: the fact tells of exactly this version, without names, reasons or times. */
export function stepOf(
  ownerId: string,
  name: Told | undefined,
  parts: { readonly before?: Report; readonly after: Report; readonly guard?: Guard; readonly lessons?: LessonsByDay },
  more: Readonly<Record<string, unknown>> = {},
): Step {
  const { pupilId, schoolId, reportId, version, firstDay, lastDay, changedBy, changedChannel, changedAt } = parts.after;
  const common = { pupilId, schoolId, reportId, version, firstDay, lastDay };
  const data = { ...common, madeBy: changedBy, channel: changedChannel, ...more };
  return {
    ...parts,
    lessons: parts.lessons ?? new Map(),
    fact: name && newFact(ownerId, name, changedAt, data),
  };
}
