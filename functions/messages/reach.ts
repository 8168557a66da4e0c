import type { Fact } from '../shared/fact.ts';
import type { Day, Instant } from '../shared/time.ts';
import { messageFact, type Recipient } from './events.ts';
import type { Listed, Message, Party, Thread, Unread } from './record.ts';
import { isSame, type Person } from './rules.ts';

/** A person of the conversation who has today's right to it, and by what. */
export type Reader = { readonly person: Person; readonly as: Recipient['as'] };
/** What is unread for a person, as it was read; `undefined` for nothing. */
export type WasUnread = { readonly person: Person; readonly unread: Unread | undefined };

type Plan = {
  /** The conversation as it was read. */
  readonly thread: Thread;
  readonly message: Message;
  /** Those whom the message reaches now, without its author. */
  readonly to: readonly Reader[];
  /** What each of them has not read. */
  readonly was: readonly WasUnread[];
  readonly today: Day;
};

/** What a message changes for the people whom it reaches: the next conversation, their lists, badges and notices. */
export type Reach = {
  /** The version that was read. */
  readonly before: number;
  /** The next version of the conversation. */
  readonly thread: Thread;
  /** The list items to delete: those at an earlier message. */
  readonly left: readonly Pick<Party, 'person' | 'listedAt'>[];
  readonly listed: readonly { readonly person: Person; readonly listed: Listed }[];
  /** `before`: the message that was the newest unread one, if any was. */
  readonly unread: readonly { readonly person: Person; readonly before: string | undefined; readonly unread: Unread }[];
  /** The recipients of the fact. */
  readonly to: readonly Recipient[];
};

/** The most characters of a message that a list shows. */
const BEGINNING = 120;

/**
 * Plans the items by which a message reaches people: at once for a new message, or when the answer hours begin. A list
 * stays at a newer message of the same conversation. The author's own list moves too, but nothing is unread for them.
 */
export function planReach({ thread, message, to, was, today }: Plan): Reach {
  const { messageId, by, at } = message;
  const reaches = (person: Person) => isSame(person, by) || to.some((reader) => isSame(reader.person, person));
  const moving = thread.parties.filter(({ person, listedAt }) => reaches(person) && listedAt < messageId);
  const isNewest = thread.lastMessageId < messageId;
  const unread = to.map(({ person, as }) => {
    const before = was.find((each) => isSame(each.person, person))?.unread;
    const noticed = before?.noticedOn === today;
    const newest = before !== undefined && before.messageId > messageId ? before.messageId : messageId;
    const { threadId, pupilId } = thread;
    return {
      item: {
        person,
        before: before?.messageId,
        unread: { threadId, pupilId, messageId: newest, noticedOn: today },
      },
      recipient: { ...person, as, quiet: noticed },
    };
  });
  return {
    before: thread.version,
    thread: {
      ...thread,
      version: thread.version + 1,
      parties: thread.parties.map((party) => (moving.includes(party) ? { ...party, listedAt: messageId } : party)),
      ...(isNewest && { lastMessageId: messageId, lastAt: at, count: (thread.count ?? 0) + 1 }),
    },
    left: moving.filter(({ listedAt }) => listedAt !== ''),
    listed: moving.map(({ person }) => ({ person, listed: listedOf(thread, message) })),
    unread: unread.map(({ item }) => item),
    to: unread.map(({ recipient }) => recipient),
  };
}

/** The conversation in a list, at this message. */
const listedOf = ({ threadId, pupilId, schoolId, subject, parties }: Thread, message: Message): Listed => ({
  threadId,
  pupilId,
  schoolId,
  subject,
  parties: parties.filter(({ waits }) => waits !== true).map(({ person }) => person),
  lastMessageId: message.messageId,
  lastAt: message.at,
  lastBy: message.by,
  lastText: beginningOf(message.text),
  ...(message.change && { lastChange: message.change.kind }),
});

const beginningOf = (text: string): string => [...text.replace(/\s+/gu, ' ')].slice(0, BEGINNING).join('');

/** The fact that a message has reached these people; none where it has reached nobody. */
export const reachedFact = (
  ownerId: string,
  { thread, to }: Pick<Reach, 'thread' | 'to'>,
  { message, at }: { readonly message: Message; readonly at: Instant },
): Fact | undefined =>
  to.length === 0
    ? undefined
    : messageFact('message-reached', {
        ownerId,
        occurredAt: at,
        data: {
          threadId: thread.threadId,
          messageId: message.messageId,
          pupilId: thread.pupilId,
          schoolId: thread.schoolId,
          madeBy: { kind: message.by.kind, personId: message.by.id },
          to: [...to],
        },
      });
