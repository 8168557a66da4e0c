import type { Actor } from '../access/policy.ts';
import type { Fact } from '../shared/fact.ts';
import { contentHash, sortableFrom } from '../shared/ids.ts';
import { type Day, instantIn, type Moment } from '../shared/time.ts';
import type { LessonsByDay, Step } from './actions.ts';
import { type AbsenceFact, absenceFact } from './events.ts';
import { refuse } from './refusals.ts';
import type { Channel, Guard, MadeBy, Report } from './report.ts';
import { type Move, statusAfter } from './rules.ts';

/** The author of a version, the channel and the time. */
export type Attribution = {
  readonly by: MadeBy;
  readonly channel: Channel;
  readonly moment: Moment;
  readonly request?: string;
};

export const attributionOf = (actor: Actor, moment: Moment, request?: string): Attribution => ({
  by: { kind: actor.kind, personId: actor.personId },
  channel: actor.kind === 'staff' ? 'office' : 'online',
  moment,
  request,
});

/** The next version of a report after a move; the refusal of an illegal move names the contact (A4). */
export function nextVersion(
  report: Report,
  move: Move,
  changed: Partial<Pick<Report, 'firstDay' | 'lastDay' | 'from' | 'to' | 'reasonId' | 'days'>>,
  attribution: Attribution,
  contact: string,
): Report {
  const moved = statusAfter(move, report.status, report.lastDay === null);
  if ('refused' in moved) {
    if (moved.refused === 'already-seen') throw new Error('A report that is seen already is not marked again.');
    throw refuse(`absence.${moved.refused}`, { contact, reportId: report.reportId });
  }
  return {
    ...report,
    ...changed,
    status: moved.status,
    version: report.version + 1,
    move,
    changedBy: attribution.by,
    changedChannel: attribution.channel,
    changedAt: attribution.moment.instant,
    request: attribution.request,
  };
}

/** The nominal hour of the morning's question, for its order among the facts of the day. */
const MORNING = '06:00';

/**
 * The fact "still away?" for today, if the question has no answer yet (A5). Its id derives from report and day, so a
 * repeated morning publishes it once.
 */
export function questionOf(ownerId: string, report: Report, today: Day): Fact | undefined {
  const open = report.lastDay === null && report.days.some((day) => day.day === today && day.state === 'awaiting');
  if (!open) return undefined;
  const occurredAt = instantIn(today, MORNING);
  const id = sortableFrom(Date.parse(occurredAt)) + contentHash([report.reportId, today]).slice(0, 26);
  return absenceFact('absence-still-away-asked', {
    id,
    ownerId,
    occurredAt,
    data: { ...contentOf(report), madeBy: { kind: 'system' }, channel: 'schedule', day: today },
  });
}

/** The common content of a report's facts: no name, reason or time. */
function contentOf({ pupilId, schoolId, reportId, version, firstDay, lastDay, ...report }: Report) {
  const { changedBy: madeBy, changedChannel: channel } = report;
  return { pupilId, schoolId, reportId, version, firstDay, lastDay, madeBy, channel };
}

type Parts = {
  readonly before?: Report;
  readonly after: Report;
  readonly guard?: Guard;
  readonly lessons?: LessonsByDay;
};

/** A step with the fact of exactly this version; without a name it has no fact. */
export function stepOf(
  ownerId: string,
  name: Exclude<AbsenceFact['name'], 'absence-still-away-asked' | 'absence-still-away-answered'> | undefined,
  parts: Parts,
): Step {
  const { after, lessons = new Map() } = parts;
  const fact = name && absenceFact(name, { ownerId, occurredAt: after.changedAt, data: contentOf(after) });
  return { ...parts, lessons, fact };
}

/** The step that answers "still away?" for a day. */
export function answerOf(
  ownerId: string,
  parts: Parts,
  answer: { readonly day: Day; readonly stillAway: boolean },
): Step {
  const data = { ...contentOf(parts.after), ...answer };
  const fact = absenceFact('absence-still-away-answered', { ownerId, occurredAt: parts.after.changedAt, data });
  return { ...stepOf(ownerId, undefined, parts), fact };
}
