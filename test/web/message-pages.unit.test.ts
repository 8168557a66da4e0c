import { describe, expect, it } from 'vitest';
import type { Message, Thread } from '../../web/pages/messages/place.ts';
import { withAnswers } from '../../web/pages/messages/use-messages.ts';

const NOTHING = { thread: undefined, sent: undefined, older: undefined, messages: [], next: null };

const message = (messageId: string, text: string | null = messageId): Message => ({
  messageId,
  by: { kind: 'staff', personId: null, name: 'Lars Øvregård', you: false },
  at: '2026-12-01T09:00:00.000Z',
  status: text === null ? 'withdrawn' : 'sent',
  text,
  change: null,
  heldUntil: null,
  readBy: [],
  mayWithdraw: false,
});

/** A page of a conversation, newest first. */
const page = (messages: readonly Message[], next: string | null): Thread => ({
  ...{ threadId: 't', pupilId: 'p', schoolId: 's', pupilName: 'Iben', subject: 'Turen', state: 'open' },
  ...{ people: [], linked: [], messages: messages.toReversed(), next, mayWrite: true },
  delivery: { at: null, urgent: null },
});

const ids = ({ messages }: { readonly messages: readonly Message[] }): string =>
  messages.map(({ messageId }) => messageId).join('');
const answers = (thread: Thread, more: { sent?: Message; older?: Thread } = {}) => ({
  ...{ thread, sent: undefined, older: undefined },
  ...more,
});

describe('the messages of a conversation', () => {
  const first = page(
    ['c', 'd'].map((id) => message(id)),
    'older than c',
  );
  const opened = withAnswers(NOTHING, answers(first));

  it('the newest page of a conversation shows oldest first', () => {
    expect(ids(opened)).toBe('cd');
    expect(opened.next).toBe('older than c');
  });

  it('a look for news adds what is new, and keeps what has left the newest page', () => {
    const later = withAnswers(
      opened,
      answers(
        page(
          ['d', 'e'].map((id) => message(id)),
          'older than d',
        ),
      ),
    );
    expect(ids(later)).toBe('cde');
    expect(later.next).toBe('older than c');
  });

  it('a message that was withdrawn meanwhile loses its text', () => {
    const later = withAnswers(opened, answers(page([message('c'), message('d', null)], 'older than c')));
    expect(later.messages.map(({ text }) => text)).toEqual(['c', null]);
  });

  it('an older page comes before, and tells what is older still', () => {
    const older = page(
      ['a', 'b'].map((id) => message(id)),
      null,
    );
    const both = withAnswers(opened, answers(first, { older }));
    expect(ids(both)).toBe('abcd');
    expect(both.next).toBeNull();
    expect(ids(withAnswers(both, answers(first, { older })))).toBe('abcd');
  });

  it('a message that was sent shows at once, and once', () => {
    const sent = message('e');
    const shown = withAnswers(opened, answers(first, { sent }));
    expect(ids(shown)).toBe('cde');
    const news = page(
      ['d', 'e'].map((id) => message(id)),
      'older than d',
    );
    expect(ids(withAnswers(shown, answers(news, { sent })))).toBe('cde');
  });

  it('a newest page that begins after everything shown begins anew, without a hole', () => {
    const later = withAnswers(
      opened,
      answers(
        page(
          ['x', 'y'].map((id) => message(id)),
          'older than x',
        ),
      ),
    );
    expect(ids(later)).toBe('xy');
    expect(later.next).toBe('older than x');
  });
});
