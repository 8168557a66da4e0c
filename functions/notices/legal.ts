import { newFact } from '../shared/commit.ts';
import type { Moment } from '../shared/time.ts';
import type { NoticeFact } from './events.ts';
import type { Notice } from './notice.ts';

type Told = Extract<NoticeFact, { name: 'legal-notice-told' }>['data'];
type Legal = Pick<Notice, 'id' | 'ownerId' | 'person' | 'itemId' | 'channel' | 'legal'>;

/** The status fact of a legal notice, for the delivery's trail; other notices are not tracked. */
export const tellLegal = (notice: Legal, state: Told['state'], now: Moment) =>
  notice.legal ? [factOf(notice, 'legal-notice-told', now, { channel: notice.channel, state })] : [];

/** The fact that this channel cannot carry a legal notice. Other notices need none: their item is in the inbox. */
export const lostLegal = (notice: Legal, reason: string, now: Moment) =>
  notice.legal ? [factOf(notice, 'notice-undeliverable', now, { reason })] : [];

const factOf = (
  { id: noticeId, ownerId, person, itemId }: Legal,
  name: NoticeFact['name'],
  now: Moment,
  data: Readonly<Record<string, string>>,
) => newFact(ownerId, name, now.instant, { noticeId, person, itemId, ...data });
