import { newFact } from '../shared/commit.ts';
import type { Moment } from '../shared/time.ts';
import type { NoticeFact } from './events.ts';
import type { Notice } from './notice.ts';

type Told = Extract<NoticeFact, { name: 'legal-notice-told' }>['data'];
type Legal = Pick<Notice, 'id' | 'ownerId' | 'person' | 'itemId' | 'channel' | 'legal'>;

/** The fact that a legal notice has come so far, for the trail of what it tells of; of others nobody keeps one. */
export const tellLegal = (notice: Legal, state: Told['state'], now: Moment) =>
  notice.legal ? [factOf(notice, 'legal-notice-told', now, { channel: notice.channel, state })] : [];

/** The fact that a legal notice reaches nobody by this channel; others are in the inbox and that is enough. */
export const lostLegal = (notice: Legal, reason: string, now: Moment) =>
  notice.legal ? [factOf(notice, 'notice-undeliverable', now, { reason })] : [];

const factOf = (
  { id: noticeId, ownerId, person, itemId }: Legal,
  name: NoticeFact['name'],
  now: Moment,
  data: Readonly<Record<string, string>>,
) => newFact(ownerId, name, now.instant, { noticeId, person, itemId, ...data });
