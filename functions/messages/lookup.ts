import type { Dynamo } from '../shared/table/dynamo.ts';
import { refusals } from './refusals.ts';
import { messagesStore } from './store.ts';

/**
 * What announcements, attachments and the care for conversations ask and do of them: the rights of a reader, a reply, a
 * line that tells of a change, and the writes of `careStore` and `purgeStore`. Only this feature knows where
 * conversations lie.
 */
export { type CareStore, careStore } from './care-store.ts';
export {
  type FilesDeps,
  isOn,
  lastDayOf,
  type MessageSettings,
  mayAttach,
  mustBeOn,
  type OrgDeps,
  showDelivery,
} from './delivery.ts';
export { type MessageFilesDeps, messageFiles } from './message-files.ts';
export { planLine } from './plan-line.ts';
export { type PurgeStore, purgeStore } from './purge-store.ts';
export { messageReads } from './read-store.ts';
export type { Message, Thread } from './record.ts';
export { type ReplyDeps, replyToStaff, teaches } from './reply-to-staff.ts';
export {
  authorizeThread,
  byRelation,
  cardsOf,
  MAY_READ,
  MAY_WITHDRAW,
  presentIn,
  READ,
  staffOnce,
  type ThreadDeps,
  type ThreadName,
  WRITE,
} from './rights.ts';
export {
  isSame,
  isWaiting,
  mayMove,
  type Person,
  type PersonKind,
  sees,
  shownState,
  stateAt,
} from './rules.ts';
export { namesOf, pupilNameOf } from './view.ts';

/** The reads and writes of a reply. */
export function replyStore(client: Dynamo, table: string) {
  const { thread, beside, send } = messagesStore(client, table);
  return { thread, beside, send };
}

/** The refusals of a reply; its route answers with them. */
export const replyRefusals = {
  'messages.off': refusals['messages.off'],
  'messages.too-many': refusals['messages.too-many'],
  'messages.pupil-of-age': refusals['messages.pupil-of-age'],
  'messages.closed': refusals['messages.closed'],
  'messages.paused': refusals['messages.paused'],
  'messages.paused-until': refusals['messages.paused-until'],
};
