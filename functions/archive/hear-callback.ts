import { notFound, type Refusal } from '../shared/errors.ts';
import { log } from '../shared/logger.ts';
import type { Instant } from '../shared/time.ts';
import type { hearReceipt } from './hear-receipt.ts';
import { refuse } from './refusals.ts';
import { type Callback, trustOf } from './sign-receipt.ts';

export type CallbackDeps = {
  readonly hear: ReturnType<typeof hearReceipt>;
  /** The secret of which every owner's key is made. */
  readonly archiveKey: () => Promise<string>;
};

/**
 * A receipt that an archive sends over HTTP (L1). Who cannot sign for the owner learns nothing of what we have; a job
 * that we do not know and a receipt that is none ring, for they are signed and mean that somebody has made a mistake.
 * Twice is as once.
 */
export const hearCallback =
  ({ hear, archiveKey }: CallbackDeps) =>
  async (callback: Callback, now: Instant): Promise<void> => {
    const refused = (kind: string, refusal: Refusal, level: 'error' | 'warn' = 'error'): Refusal => {
      log(level, 'archive-receipt', { kind });
      return refusal;
    };
    const trust = trustOf(callback, await archiveKey(), now);
    // Anybody can send these: they are no failure of ours. An archive that signs wrongly shows in jobs that are late.
    if (trust === 'unsigned') throw refused(trust, refuse('archive.callback-unsigned'), 'warn');
    if (trust === 'stale') throw refused(trust, refuse('archive.callback-stale'), 'warn');
    const heard = await hear(callback, Buffer.from(callback.receipt, 'base64').toString('utf8'), now);
    if (heard === 'unknown-job') throw refused(heard, notFound());
    if (heard === 'no-receipt' || heard === 'other-key') throw refused(heard, refuse(`archive.${heard}`));
    log('info', 'archive-receipt', { kind: heard, ownerId: callback.ownerId });
  };
