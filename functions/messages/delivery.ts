import type { Lookup } from '../roster/lookup.ts';
import {
  calendarOf,
  contactAt,
  contactLineAt,
  type OrgContext,
  type Settings,
  type SettingsLookup,
} from '../settings/lookup.ts';
import { isSchoolDay } from '../shared/school/calendar.ts';
import { addDays, type Day, type Instant, type Moment, momentOf } from '../shared/time.ts';
import type { Thread } from './record.ts';
import { refuse } from './refusals.ts';
import { deliveredAt, type PersonKind, stateAt } from './rules.ts';

/** The settings that messages read. */
export type MessageSettings = Pick<
  Settings,
  | 'messages.enabled'
  | 'messages.answerHours'
  | 'messages.attachments'
  | 'messages.colleagues'
  | 'messages.keepMonths'
  | 'school.closedDays'
  | 'school.contact'
>;
export type OrgDeps = {
  readonly lookup: Pick<Lookup, 'schools'>;
  readonly settings: SettingsLookup<MessageSettings>;
};
/** What decides whether people attach files: `canScan` is false where the stage has no scanner of them. */
export type FilesDeps = { readonly canScan: boolean };
export type MessageOrg = OrgContext<MessageSettings>;
/** The school of a conversation, and who writes in it when. */
export type Writing = { readonly schoolId: string; readonly as: PersonKind; readonly moment: Moment };

/** True where people write to each other here. */
export const isOn = (org: MessageOrg, schoolId: string): boolean => org.at(schoolId)['messages.enabled'];

/** True where people attach files to what they write. */
export const mayAttach = ({ canScan }: FilesDeps, org: MessageOrg, schoolId: string): boolean =>
  canScan && isOn(org, schoolId) && org.at(schoolId)['messages.attachments'];

/** Refuses to write at a school that has turned messages off, and says whom to call. */
export function mustBeOn(org: MessageOrg, schoolId: string): void {
  if (!isOn(org, schoolId)) throw refuse('messages.off', { contact: contactLineAt(org, schoolId) });
}

/** Refuses to write in a conversation that is closed or paused, and says until when and whom to call. */
export function mustBeOpen(thread: Thread, org: MessageOrg, { instant }: Moment): void {
  const state = stateAt(thread, instant);
  if (state === 'closed') throw refuse('messages.closed');
  if (state !== 'paused') return;
  const contact = contactLineAt(org, thread.schoolId);
  const lastDay = lastDayOf(thread);
  throw lastDay === null
    ? refuse('messages.paused', { contact })
    : refuse('messages.paused-until', { lastDay, contact });
}

/** The last day of a pause; `null` where a leader must end it. */
export const lastDayOf = ({ paused }: Pick<Thread, 'paused'>): Day | null =>
  paused?.until === undefined ? null : addDays(momentOf(Date.parse(paused.until)).day, -1);

/** When staff get what is written now (G3); `undefined` for at once, as for all that staff write. */
export function waitsUntil(org: MessageOrg, { schoolId, as, moment }: Writing): Instant | undefined {
  if (as === 'staff') return undefined;
  const calendar = calendarOf(org, schoolId);
  return deliveredAt(org.at(schoolId)['messages.answerHours'], (day) => isSchoolDay(calendar, day), moment);
}

/** The same as it is shown before sending, with the number to call about what cannot wait. */
export const showDelivery = (org: MessageOrg, writing: Writing) => ({
  at: waitsUntil(org, writing) ?? null,
  urgent: contactAt(org, writing.schoolId),
});
