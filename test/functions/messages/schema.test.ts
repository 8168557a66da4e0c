import { describe, expect, test } from 'vitest';
import { FamilyStartBody, MessageBody, StaffStartBody } from '../../../functions/messages/schema.ts';

const textOf = (text: unknown): string | undefined => {
  const parsed = MessageBody.safeParse({ text });
  return parsed.success ? parsed.data.text : undefined;
};

describe('the text of a message', () => {
  test.each([
    ['nothing', ''],
    ['only spaces', ' \t\n\u00A0 '],
    ['only characters that no screen shows', '\u200B\u2060\uFEFF'],
    ['only joiners', '\u200C\u200D'],
    ['only turned directions', '\u202E\u2066\u2069'],
    ['one character too many', 'a'.repeat(4001)],
    ['a control character', 'Hei\u0000'],
    ['half a character', 'Hei \uD83D'],
    ['a number', 7],
  ])('the text of a message is refused: %s', (_what, text) => {
    expect(textOf(text)).toBeUndefined();
  });

  test.each([
    ['as many characters as fit', 'a'.repeat(4000), 'a'.repeat(4000)],
    ['HTML as plain text', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['an address of a script as plain text', 'javascript:alert(1)', 'javascript:alert(1)'],
    ['lines', 'Hei\r\n\r\nHilsen Mona\n', 'Hei\n\nHilsen Mona'],
    ['what turns the direction, without it', 'a\u202Eb\u2066c\u2069\u202Ad', 'abcd'],
    ['a Persian word with its joiner', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['a family of joined emojis', '👨\u200D👩\u200D👧', '👨\u200D👩\u200D👧'],
    ['Sami letters', 'Čáhppesbátni', 'Čáhppesbátni'],
  ])('the text of a message keeps %s', (_what, text, wanted) => {
    expect(textOf(text)).toBe(wanted);
  });
});

describe('a new conversation', () => {
  const id = '7h3v0q9d2m8k4x1r6t5w2n0c8e';
  const family = { subject: 'Turen', text: 'Hei', to: [id] };
  test.each([
    ['a subject of two lines', { ...family, subject: 'Tur\nen' }],
    ['an empty subject', { ...family, subject: ' ' }],
    ['a long subject', { ...family, subject: 'a'.repeat(81) }],
    ['nobody to write to', { ...family, to: [] }],
    ['six teachers', { ...family, to: Array(6).fill(id) }],
    ['a foreign id', { ...family, to: ['SCHOOL#1'] }],
    ['an unknown field', { ...family, from: id }],
  ])('a family’s new conversation is refused: %s', (_what, body) => {
    expect(FamilyStartBody.safeParse(body).success).toBe(false);
  });

  test('a teacher’s new conversation names people, or nobody for all', () => {
    expect(FamilyStartBody.safeParse(family).success).toBe(true);
    const { to: _to, ...said } = family;
    expect(StaffStartBody.safeParse(said).success).toBe(true);
    expect(StaffStartBody.safeParse({ ...said, to: [] }).success).toBe(false);
  });
});
