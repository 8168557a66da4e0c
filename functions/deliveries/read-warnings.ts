import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { WarningsLookup } from '../warnings/lookup.ts';
import { type AuthorizeDeps, authorizeReader } from './authorize.ts';
import { awaited } from './awaited.ts';
import type { Delivery, Recipient } from './record.ts';
import { refuse } from './refusals.ts';
import type { Acknowledgement, Warning, WarningList } from './schema.ts';
import type { DeliveriesStore } from './store.ts';
import { showRow, showWarning } from './view.ts';

export type ReadDeps = AuthorizeDeps & {
  readonly warnings: Pick<WarningsLookup, 'ofPupil' | 'sent' | 'end' | 'letter'>;
  readonly store: Pick<DeliveriesStore, 'open' | 'ofPupil' | 'markOpened' | 'markAcknowledged'>;
  readonly seen: MarkSeen;
};
export type WarningName = { readonly pupilId: string; readonly warningId: string };

/** A pupil's warnings, newest first, with the caller's opening and acknowledgement (D10). One trip. */
export const listWarnings =
  (deps: ReadDeps) =>
  async (caller: FamilyCaller, pupilId: string): Promise<output<typeof WarningList>> => {
    const { ownerId } = caller.login;
    const load = () => Promise.all([deps.warnings.ofPupil(ownerId, pupilId), deps.store.ofPupil(ownerId, pupilId)]);
    const { person, loaded } = await authorizeReader(deps, caller, { pupilId, load });
    const [rows, deliveries] = loaded;
    return { warnings: rows.map((row) => showRow(row, deliveryOf(deliveries, row.warningId, person))) };
  };

/**
 * One warning in full. Writes the opening, with person and time, before it shows the warning (D6), and shows nothing if
 * that fails. A reader who is no recipient, such as a guardian by a pupil's later consent, leaves no trace in the
 * delivery.
 */
export const readWarning =
  (deps: ReadDeps) =>
  async (caller: FamilyCaller, name: WarningName): Promise<output<typeof Warning>> => {
    const { sent, end, delivery } = await opened(deps, caller, name);
    return showWarning(sent, end, delivery);
  };

/** The letter, byte for byte as sent; reading it opens the warning. */
export const readLetter =
  (deps: ReadDeps) =>
  async (caller: FamilyCaller, name: WarningName): Promise<{ readonly bytes: Uint8Array; readonly sentOn: string }> => {
    const { sent } = await opened(deps, caller, name);
    const bytes = await deps.warnings.letter(caller.login.ownerId, name.warningId);
    if (!bytes) throw notFound();
    return { bytes, sentOn: sent.sentOn };
  };

/** Acknowledges a warning: the first time counts (D6). */
export const acknowledge =
  (deps: ReadDeps) =>
  async (caller: FamilyCaller, name: WarningName): Promise<output<typeof Acknowledgement>> => {
    const { ownerId } = caller.login;
    const { person, delivery } = await found(deps, caller, name);
    if (!delivery) throw refuse('deliveries.not-a-recipient');
    const { instant } = caller.moment;
    const kept = await deps.store.markAcknowledged({ ownerId, ...name, person }, instant);
    if (kept?.acknowledgedAt === undefined) throw notFound();
    return { warningId: name.warningId, acknowledgedAt: kept.acknowledgedAt };
  };

async function opened(deps: ReadDeps, caller: FamilyCaller, name: WarningName) {
  const look = await found(deps, caller, name);
  if (!look.delivery || look.delivery.openedAt !== undefined) return look;
  const { login, moment } = caller;
  const delivery = await deps.store.markOpened(
    { ownerId: login.ownerId, ...name, person: look.person },
    moment.instant,
  );
  if (!delivery) throw notFound();
  return { ...look, delivery };
}

async function found(deps: ReadDeps, caller: FamilyCaller, { pupilId, warningId }: WarningName) {
  const { ownerId } = caller.login;
  const load = () =>
    Promise.all([
      deps.warnings.sent(ownerId, warningId),
      deps.warnings.end(ownerId, warningId),
      deps.store.ofPupil(ownerId, pupilId),
    ]);
  const { person, loaded } = await authorizeReader(deps, caller, { pupilId, load });
  const [sent, end, deliveries] = loaded;
  if (sent?.pupilId !== pupilId) throw notFound();
  await deps.seen(ownerId, person, { pupilId, kinds: ['warning'], ids: [warningId] }, caller.moment.instant);
  const known = deliveryOf(deliveries, warningId, person);
  const opening = known ? undefined : awaited(sent, person);
  if (opening) await deps.store.open(ownerId, opening);
  const delivery: Delivery | undefined = known ?? (opening && { ...opening, revision: 0 });
  return { person, sent, end, delivery };
}

const deliveryOf = (deliveries: readonly Delivery[], warningId: string, { kind, id }: Recipient) =>
  deliveries.find(
    (delivery) => delivery.warningId === warningId && delivery.person.kind === kind && delivery.person.id === id,
  );
