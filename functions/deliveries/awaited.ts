import type { SentWarning } from '../warnings/lookup.ts';
import type { Opening, Recipient } from './record.ts';

/** A recipient's delivery before the queue has made it, from the warning's own list of recipients. */
export function awaited(sent: SentWarning, { kind, id }: Recipient): Opening | undefined {
  const recipient = sent.recipients.find(({ person }) => person.kind === kind && person.id === id);
  if (!recipient) return undefined;
  const { warningId, pupilId, schoolId, sentAt: availableAt } = sent;
  return { warningId, pupilId, schoolId, ...recipient, availableAt };
}
