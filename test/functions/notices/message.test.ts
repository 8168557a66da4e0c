import { describe, expect, it } from 'vitest';
import { emailOf, pushOf } from '../../../functions/notices/message.ts';
import { texts } from '../../../functions/notices/texts.ts';

const leading = (noticeId: string) => ({ portal: 'https://skolebro.example', noticeId });
const [A, B] = ['a'.repeat(40), 'b'.repeat(40)];

describe('what leaves (law 1)', () => {
  it.each(['nb', 'nn', 'en'] as const)(
    'what leaves: in %s is the same to the byte for everybody, but for an opaque id',
    (language) => {
      const speaking = { language, fallback: 'nb' as const };
      const [first, other] = [emailOf(speaking, leading(A)), emailOf(speaking, leading(B))];
      expect(JSON.stringify(other).replaceAll(B, A)).toBe(JSON.stringify(first));
      const [push, second] = [pushOf(speaking, leading(A)), pushOf(speaking, leading(B))];
      expect(JSON.stringify(second).replaceAll(B, A)).toBe(JSON.stringify(push));
      expect(first.text).toContain(texts['notice.body'][language]);
      expect(first.html).toContain(`lang="${language}"`);
    },
  );

  it('what leaves says the same in plain text and in HTML, with nothing to load and nothing that tells who has read', () => {
    const { text, html } = emailOf({ language: 'nb', fallback: 'nb' }, leading(A));
    for (const word of ['body', 'link', 'why', 'choices'] as const) {
      expect(text).toContain(texts[`notice.${word}`].nb);
      expect(html).toContain(texts[`notice.${word}`].nb);
    }
    expect(html).not.toMatch(/<img|<script|<link|src=|url\(/);
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, to]) => to)).toEqual([
      `https://skolebro.example/n/${A}`,
      'https://skolebro.example/choices',
    ]);
  });

  it('what leaves leads to the choices and offers no one-click unsubscription, so that a POST to it finds nobody (RFC 8058)', () => {
    const { headers } = emailOf({ language: undefined, fallback: 'nn' as const }, leading(A));
    expect(headers).toEqual([{ name: 'List-Unsubscribe', value: '<https://skolebro.example/choices>' }]);
    expect(JSON.stringify(headers)).not.toMatch(/List-Unsubscribe-Post|One-Click|[0-9a-f]{20}/);
  });

  it('what leaves speaks the owner’s form of Norwegian to who has chosen none, and to who waits for Sámi', () => {
    for (const language of [undefined, 'se', 'garbage']) {
      expect(emailOf({ language, fallback: 'nn' }, leading(A)).text).toContain(texts['notice.body'].nn);
    }
  });

  it('what leaves shares a collapse id between the attempts of one notice, within what Apple takes', () => {
    const { collapseId } = pushOf({ language: 'nb', fallback: 'nb' }, leading(A));
    expect([collapseId, Buffer.byteLength(collapseId) <= 64]).toEqual([A, true]);
  });
});
