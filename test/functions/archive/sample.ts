import type { Subject, Terms } from '../../../functions/archive/write-message.ts';
import { NATIONAL_CODES, PUBLISHED_FILING } from '../../../functions/settings/archive-codes.ts';

/** A warning as an archive gets it; numbers are synthetic, names need escaping. */
export const SUBJECT: Subject = {
  kind: 'warning',
  recordId: `0hsgw4v9k0${'w'.repeat(26)}`,
  pupilId: 'p'.repeat(26),
  title: 'Varsel i fag',
  pupil: { name: 'Áŋŋel <Čábbá> & Sønn', identityNumber: '15851090085' },
  recipients: [
    { name: 'Áŋŋel <Čábbá> & Sønn', identityNumber: '15851090085' },
    { name: 'Mor Blomst' },
    { name: 'Far Fjell' },
  ],
  school: { name: 'Fjordvik skole', orgNumber: '000000000' },
  secret: false,
  note: false,
  sentAt: '2026-11-24T06:30:00.000Z',
  sentOn: '2026-11-24',
  letter: { sha256: 'a'.repeat(64), bytes: 76_543 },
};
export const SECRET: Subject = { ...SUBJECT, secret: true, note: true };
export const NAMES = ['Áŋŋel <Čábbá> & Sønn', 'Mor Blomst', 'Far Fjell', 'Lars Lærer'];

/** What holds for an owner who has said nothing. */
export const TERMS: Terms = { codes: NATIONAL_CODES, filing: PUBLISHED_FILING };
