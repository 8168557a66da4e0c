import { notFound, type Refusal } from '../shared/errors.ts';
import { log } from '../shared/logger.ts';
import type { Instant } from '../shared/time.ts';
import type { hearReceipt } from './hear-receipt.ts';
import { refuse } from './refusals.ts';
import { type Callback, trustOf } from './sign-receipt.ts';

export type CallbackDeps = {
  readonly hear: ReturnType<typeof hearReceipt>;
  /** The secret from which every owner's key derives. */
  readonly archiveKey: () => Promise<string>;
};

/**
 * Applies a receipt that an archive sends over HTTP (L1). A sender without the owner's key learns nothing of our data.
 * A signed receipt that is invalid or for an unknown job raises the alarm, since it means a mistake. Idempotent.
 */
export const hearCallback =
  ({ hear, archiveKey }: CallbackDeps) =>
  async (callback: Callback, now: Instant): Promise<void> => {
    const refused = (kind: string, refusal: Refusal, level: 'error' | 'warn' = 'error'): Refusal => {
      log(level, 'archive-receipt', { kind });
      return refusal;
    };
    const trust = trustOf(callback, await archiveKey(), now);
    // Anybody can send these, so they raise no alarm. Late jobs show an archive that signs wrongly.
    if (trust === 'unsigned') throw refused(trust, refuse('archive.callback-unsigned'), 'warn');
    if (trust === 'stale') throw refused(trust, refuse('archive.callback-stale'), 'warn');
    const heard = await hear(callback, Buffer.from(callback.receipt, 'base64').toString('utf8'), now);
    if (heard === 'unknown-job') throw refused(heard, notFound());
    if (heard === 'no-receipt' || heard === 'other-key') throw refused(heard, refuse(`archive.${heard}`));
    log('info', 'archive-receipt', { kind: heard, ownerId: callback.ownerId });
  };
