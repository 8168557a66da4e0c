import { useState } from 'react';
import type { Message, Thread } from './place.ts';

type Seen = {
  /** The answers that are part of it already. */
  readonly thread: Thread | undefined;
  readonly sent: Message | undefined;
  readonly older: Thread | undefined;
  /** Oldest first. */
  readonly messages: readonly Message[];
  /** The cursor of what is older than these. */
  readonly next: string | null;
};

const NOTHING: Seen = { thread: undefined, sent: undefined, older: undefined, messages: [], next: null };

/** The answers that a conversation is made of: its newest page, the last message sent, and the last older page. */
type Answers = Pick<Seen, 'sent' | 'older'> & { readonly thread: Thread };

/** The messages of a conversation, oldest first: each look for news adds to what is shown, and older pages too. */
export function useMessages(answers: Answers): Pick<Seen, 'messages' | 'next'> {
  const [seen, setSeen] = useState(NOTHING);
  const { thread, sent, older } = answers;
  const current = thread === seen.thread && sent === seen.sent && older === seen.older;
  const shown = current ? seen : withAnswers(seen, answers);
  if (!current) setSeen(shown);
  return shown;
}

/** What is shown, with the answers that are new. */
export function withAnswers(seen: Seen, { thread, sent, older }: Answers): Seen {
  const begun = thread === seen.thread ? seen : withNewest(seen, thread);
  const olderCame = older !== undefined && older !== seen.older;
  const messages = merged(olderCame ? older.messages : [], begun.messages);
  return {
    thread,
    sent,
    older,
    messages: sent === undefined || sent === seen.sent ? messages : merged([sent], messages),
    next: olderCame ? older.next : begun.next,
  };
}

/** A newest page that begins after all that was shown, as after a long time away, begins anew. */
function withNewest(seen: Seen, { messages, next }: Thread): Seen {
  const known = new Set(seen.messages.map(({ messageId }) => messageId));
  const follows = next === null || messages.some(({ messageId }) => known.has(messageId));
  if (known.size > 0 && follows) return { ...seen, messages: merged(seen.messages, messages) };
  return { ...seen, messages: merged([], messages), next };
}

/** Messages in the order of their ids, which is that of time. A message of the second list replaces the first's. */
function merged(first: readonly Message[], second: readonly Message[]): readonly Message[] {
  const all = new Map([...first, ...second].map((message) => [message.messageId, message]));
  return [...all.values()].sort((a, b) => (a.messageId < b.messageId ? -1 : 1));
}
