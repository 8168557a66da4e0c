import { key } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import type { Listed, Message, Party, Thread, Unread } from './record.ts';
import type { Person } from './rules.ts';

/** Where conversations lie in the table (decision 050): the keys of every item, made in one place. */

export const threadPk = (ownerId: string, threadId: string): string => key(ownerId, 'THREAD', threadId);
export const threadAt = (ownerId: string, threadId: string) => ({ pk: threadPk(ownerId, threadId), sk: 'THREAD' });
export const messageAt = (ownerId: string, { threadId, messageId }: Pick<Message, 'threadId' | 'messageId'>) => ({
  pk: threadPk(ownerId, threadId),
  sk: key('MESSAGE', messageId),
});
export const readAt = (ownerId: string, threadId: string, { kind, id }: Person) => ({
  pk: threadPk(ownerId, threadId),
  sk: key('READ', kind, id),
});

/** The partition of a person, which holds the person's list of conversations. */
export const personPk = (ownerId: string, { kind, id }: Person): string => key(ownerId, kind.toUpperCase(), id);
export const listedAt = (ownerId: string, { person, listedAt: at }: Pick<Party, 'person' | 'listedAt'>) => ({
  pk: personPk(ownerId, person),
  sk: key('THREAD', at),
});
export const unreadAt = (ownerId: string, person: Person, threadId: string) => ({
  pk: personPk(ownerId, person),
  sk: key('UNREAD', threadId),
});

/** Where the pupil's record names a conversation. */
export const pointerAt = (ownerId: string, { pupilId, threadId }: Pick<Thread, 'pupilId' | 'threadId'>) => ({
  pk: personPk(ownerId, { kind: 'pupil', id: pupilId }),
  sk: key('CONVERSATION', threadId),
});

/** Whether a member of staff wants messages at once. */
export const choiceAt = (ownerId: string, staffId: string) => ({
  pk: personPk(ownerId, { kind: 'staff', id: staffId }),
  sk: key('MESSAGES', 'CHOICE'),
});

/** Shards of messages that wait for answer hours: thousands of them are due in the same minute. */
export const HELD_SHARDS = 16;
/** The sparse index entry of a message that waits, by when it is due. */
export const heldIn = (
  ownerId: string,
  { messageId, until }: { readonly messageId: string; readonly until: Instant },
) => ({
  gsi2pk: heldPk(ownerId, shardOf(messageId)),
  gsi2sk: `${until}#${messageId}`,
});
export const heldPk = (ownerId: string, shard: number): string => key(ownerId, 'HELD-MESSAGES', String(shard));

/** Shards of conversations by the time of their last message: every send moves a conversation in its shard. */
export const OLD_SHARDS = 16;
export const oldPk = (ownerId: string, shard: number): string => key(ownerId, 'OLD-THREADS', String(shard));
/** The sparse index entry of a conversation; what is held has none, so that it is in nobody's way. */
const oldIn = (ownerId: string, { threadId, lastAt, hold }: Thread) =>
  hold === undefined && {
    gsi2pk: oldPk(ownerId, shardOf(threadId)),
    gsi2sk: `${lastAt}#${threadId}`,
  };

/** The shard of an id: its last character is random. */
const shardOf = (messageId: string): number => messageId.charCodeAt(messageId.length - 1) % HELD_SHARDS;

export const threadItem = (ownerId: string, thread: Thread) => ({
  ...threadAt(ownerId, thread.threadId),
  ...oldIn(ownerId, thread),
  ...thread,
});
export const messageItem = (ownerId: string, message: Message) => ({
  ...messageAt(ownerId, message),
  ...(message.held !== undefined &&
    message.status === 'sent' &&
    heldIn(ownerId, { messageId: message.messageId, until: message.held.until })),
  ...message,
});
/** The list item of a person; the message that the person's list has the conversation at is part of its key. */
export const listedItem = (ownerId: string, person: Person, listed: Listed) => ({
  ...listedAt(ownerId, { person, listedAt: listed.lastMessageId }),
  ...listed,
});
export const unreadItem = (ownerId: string, person: Person, unread: Unread) => ({
  ...unreadAt(ownerId, person, unread.threadId),
  ...unread,
});
