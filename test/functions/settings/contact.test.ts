import { expect, it } from 'vitest';
import { contactLine, isContactMissing } from '../../../functions/settings/contact.ts';

it.each([
  [{ name: 'Kontoret', phone: '57 00 00 00' }, 'Kontoret, 57 00 00 00', false],
  [{ name: '', phone: '57 00 00 00' }, 'Nes skule, 57 00 00 00', true],
  [{ name: 'Kontoret', phone: '' }, 'Kontoret', true],
  [{ name: '', phone: '' }, 'Nes skule', true],
])('a contact of %j sends people to %s', (contact, line, isMissing) => {
  expect([contactLine(contact, 'Nes skule'), isContactMissing(contact)]).toEqual([line, isMissing]);
});
