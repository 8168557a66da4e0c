import { notFound, Refusal } from '../shared/errors.ts';
import { log } from '../shared/logger.ts';
import type { Instant } from '../shared/time.ts';
import type { hearReceipt } from './hear-receipt.ts';
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
    const refuse = (kind: string, refusal: Refusal, level: 'error' | 'warn' = 'error'): never => {
      log(level, 'archive-receipt', { kind });
      throw refusal;
    };
    const trust = trustOf(callback, await archiveKey(), now);
    // Anybody can send these: they are no failure of ours. An archive that signs wrongly shows in jobs that are late.
    if (trust === 'unsigned') return refuse(trust, new Refusal('unauthenticated', 'archive.callback-unsigned'), 'warn');
    if (trust === 'stale') return refuse(trust, new Refusal('unauthenticated', 'archive.callback-stale'), 'warn');
    const heard = await hear(callback, Buffer.from(callback.receipt, 'base64').toString('utf8'), now);
    if (heard === 'unknown-job') return refuse(heard, notFound());
    if (heard === 'no-receipt' || heard === 'other-key') refuse(heard, new Refusal('invalid', `archive.${heard}`));
    log('info', 'archive-receipt', { kind: heard, ownerId: callback.ownerId });
  };
