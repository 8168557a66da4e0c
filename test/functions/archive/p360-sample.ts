import { createHash } from 'node:crypto';
import type { Adapter, Package } from '../../../functions/archive/adapter.ts';
import { p360Adapter } from '../../../functions/archive/p360-adapter.ts';
import { P360_CODES } from '../../../functions/archive/p360-bodies.ts';
import { type P360Options, p360Client } from '../../../functions/archive/p360-client.ts';
import type { Subject } from '../../../functions/archive/write-message.ts';
import { KEY, type P360Server } from './p360-server.ts';
import { SUBJECT, TERMS } from './sample.ts';

export const LETTER = new TextEncoder().encode('%PDF-1.7 a letter');

/** A warning on its way, with a letter that has the hash it says. */
export const packageOf = (subject: Subject = SUBJECT): Package => ({
  ownerId: 'o'.repeat(26),
  subject: {
    ...subject,
    letter: { sha256: createHash('sha256').update(LETTER).digest('hex'), bytes: LETTER.byteLength },
  },
  ...TERMS,
  xml: '<arkivmelding/>',
  letter: LETTER,
});

/** Our adapter against a server of the test; quick to lose patience. */
export function adapterTo({ url, host }: Pick<P360Server, 'url' | 'host'>, more: Partial<P360Options> = {}): Adapter {
  const options = { url, hosts: [host], local: true, key: async () => KEY, callMs: 2000, ...more };
  return p360Adapter({ open: p360Client(options), p360: P360_CODES });
}
