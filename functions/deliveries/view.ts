import type { output } from 'zod/mini';
import type { SentWarning, WarningEnd, WarningRow } from '../warnings/lookup.ts';
import type { Delivery } from './record.ts';
import type { Warning, WarningList } from './schema.ts';

/** The caller's own delivery; `null` for a reader who is no recipient. Only the school sees the others'. */
const showDelivery = (delivery: Delivery | undefined) =>
  delivery
    ? {
        availableAt: delivery.availableAt,
        openedAt: delivery.openedAt ?? null,
        acknowledgedAt: delivery.acknowledgedAt ?? null,
      }
    : null;

export function showRow(
  row: WarningRow,
  delivery: Delivery | undefined,
): output<typeof WarningList>['warnings'][number] {
  const { warningId, kind, subjects, byDay, sentAt, sentOn, ended } = row;
  const end = ended ? { outcome: ended.how, at: ended.at } : null;
  return { warningId, kind, subjects, byDay, sentAt, sentOn, end, delivery: showDelivery(delivery) };
}

/** A warning for the family: the letter's content, without the other recipients. */
export function showWarning(
  sent: SentWarning,
  end: WarningEnd | undefined,
  delivery: Delivery | undefined,
): output<typeof Warning> {
  const { warningId, kind, period, subjects, reasons, details, wayOut, byDay, contact, legalBasis, letterhead } = sent;
  const { evidence, sentAt, sentOn, letter, contentHash } = sent;
  return {
    warningId,
    kind,
    period,
    subjects,
    reasons,
    details,
    wayOut,
    byDay,
    contact,
    legalBasis,
    sender: letterhead.sender,
    evidence: {
      ...evidence,
      subjects: evidence.subjects.map((subject) => ({ ...subject, limitMinutes: subject.limitMinutes ?? null })),
    },
    sentAt,
    sentOn,
    letter,
    contentHash,
    end: end
      ? { outcome: end.how, at: end.at, reason: end.reason ?? null, overtakenBy: end.overtakenBy ?? null }
      : null,
    delivery: showDelivery(delivery),
  };
}
