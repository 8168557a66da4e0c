import type { SentWarning } from '../warnings/lookup.ts';
import type { Opening, Recipient } from './record.ts';

/**
 * The delivery that a warning has for somebody, for whoever is quicker than the queue: the warning itself says who its
 * recipients are.
 */
export function awaited(sent: SentWarning, { kind, id }: Recipient): Opening | undefined {
  const recipient = sent.recipients.find(({ person }) => person.kind === kind && person.id === id);
  if (!recipient) return undefined;
  const { warningId, pupilId, schoolId, sentAt: availableAt } = sent;
  return { warningId, pupilId, schoolId, ...recipient, availableAt };
}
