import { expect, it } from 'vitest';
import { phoneHref, phoneText } from '../../web/words/phone.ts';

it.each([
  ['90112345', '901 12 345'],
  ['+4790112345', '901 12 345'],
  ['0047 412 34 567', '412 34 567'],
  ['57 00 00 00', '57 00 00 00'],
  ['57000000', '57 00 00 00'],
  ['+4757000000', '57 00 00 00'],
  // Short and foreign numbers have groups of their own.
  ['116117', '116117'],
  ['02800', '02800'],
  ['+46 8 123 456 78', '+46 8 123 456 78'],
  ['+4512345678', '+4512345678'],
])('the phone number %s is written %s, and is called as it is held', (phone, text) => {
  expect(phoneText(phone)).toBe(text);
  expect(phoneHref(phone)).toBe(`tel:${phone.replaceAll(' ', '')}`);
});
