import type { output } from 'zod/mini';
import type { SentWarning } from '../warnings/lookup.ts';
import { awaited } from './awaited.ts';
import type { Delivery } from './record.ts';
import { outcomesOf, statusOf } from './rules.ts';
import type { Trail } from './schema.ts';

/** Names by id, limited to what the reader may see. */
export type Names = {
  readonly pupil: string;
  readonly guardians: ReadonlyMap<string, string>;
  readonly staff: ReadonlyMap<string, string>;
};

/** A warning's deliveries in the order of its recipients; a delivery that the queue has not made yet counts too. */
export const deliveriesOf = (sent: SentWarning, all: readonly Delivery[]): readonly Delivery[] =>
  sent.recipients.flatMap(({ person: { kind, id } }) => {
    const known = all.find(
      (delivery) => delivery.warningId === sent.warningId && delivery.person.kind === kind && delivery.person.id === id,
    );
    const opening = awaited(sent, { kind, id });
    if (known) return [known];
    return opening ? [{ ...opening, revision: 0 }] : [];
  });

export function showTrail(
  { warningId, sentAt }: SentWarning,
  deliveries: readonly Delivery[],
  names: Names,
): output<typeof Trail> {
  return { warningId, sentAt, recipients: deliveries.map((delivery) => showDelivery(delivery, names)) };
}

function showDelivery(delivery: Delivery, names: Names): output<typeof Trail>['recipients'][number] {
  const { person, basis, availableAt, openedAt, acknowledgedAt, remindedAt, told = [] } = delivery;
  const { paperAt, paperWhy, paperDone, letGoAt, letGoWhy } = delivery;
  const name = person.kind === 'pupil' ? names.pupil : names.guardians.get(person.id);
  return {
    person: { ...person, name: name ?? null },
    basis,
    availableAt,
    status: statusOf(delivery),
    notices: outcomesOf(told).map(({ round, channel, state, at }) => ({ round, channel, outcome: state, at })),
    openedAt: openedAt ?? null,
    acknowledgedAt: acknowledgedAt ?? null,
    remindedAt: remindedAt ?? null,
    paper:
      paperAt && paperWhy
        ? {
            why: paperWhy,
            at: paperAt,
            done: paperDone
              ? { at: paperDone.at, how: paperDone.how, by: names.staff.get(paperDone.by) ?? null }
              : null,
          }
        : null,
    letGo: letGoAt && letGoWhy ? { why: letGoWhy, at: letGoAt } : null,
  };
}
