import type { output } from 'zod/mini';
import { proofOf } from '../../../functions/deliveries/proof-of.ts';
import type { Trail } from '../../../functions/deliveries/schema.ts';
import { writeLetter } from '../../../functions/letters/write-letter.ts';
import { warningOf } from '../../../functions/warnings/plan-warning.ts';
import { sampleOf } from '../warnings/sample.ts';

type Recipient = output<typeof Trail>['recipients'][number];
const at = (day: string) => `2026-${day}T10:15:00.000Z`;

/**
 * A delivery proof with everything in it that a proof can hold: opened, bounced, on paper, let go, and a warning
 * withdrawn.
 */
export function sampleProof(language: 'nb' | 'nn'): Uint8Array {
  const { sent } = warningOf(sampleOf({ kind: 'subject', language }), undefined);
  const { warningId, sentAt } = sent;
  const base = {
    ...{ availableAt: sentAt, openedAt: null, acknowledgedAt: null, remindedAt: null, paper: null, letGo: null },
    notices: [],
  };
  const recipients: Recipient[] = [
    {
      ...{ ...base, person: { kind: 'pupil', id: 'p', name: sent.letterhead.pupil }, basis: 'pupil:self' },
      ...{ status: 'acknowledged', openedAt: at('11-24'), acknowledgedAt: at('11-25') },
      notices: [{ round: 'sent', channel: 'push', outcome: 'submitted', at: at('11-24') }],
    },
    {
      ...{ ...base, person: { kind: 'guardian', id: 'm', name: 'Čábbá Đuvvi' } },
      ...{ basis: 'guardian:parental-responsibility', status: 'on-paper', remindedAt: at('12-01') },
      notices: [
        { round: 'sent', channel: 'email', outcome: 'bounced', at: at('11-24') },
        { round: 'reminder', channel: 'push', outcome: 'submitted', at: at('12-01') },
      ],
      paper: {
        ...{ why: 'unopened', at: at('12-08') },
        done: { at: at('12-09'), how: 'registered-post', by: 'Kari Kontor' },
      },
    },
    {
      ...{ ...base, person: { kind: 'guardian', id: 'f', name: null }, basis: 'guardian:daily-care' },
      ...{ status: 'let-go', letGo: { why: 'no-right', at: at('12-01') } },
    },
  ];
  const by = { staffId: 's', basis: 'staff:contact-teacher' };
  const end = { warningId, how: 'withdrawn', at: at('12-11'), by, reason: 'Feil elev' } as const;
  return writeLetter(proofOf(sent, end, { warningId, sentAt, recipients }));
}
