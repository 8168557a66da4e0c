import { log } from '../shared/logger.ts';
import { type Feide, FeideFault } from './feide-client.ts';
import { refuse } from './refusals.ts';
import { CONSEQUENCES } from './rules.ts';
import type { FeideCode, SignedIn } from './schema.ts';

export type RedeemDeps = { readonly feide: Feide };

/** Redeems the code of the portal's sign-in (J5). The log names the fault, and nothing of the person (threat 24). */
export const redeemCode =
  ({ feide }: RedeemDeps) =>
  async (code: FeideCode): Promise<SignedIn> => {
    try {
      return await feide(code);
    } catch (error) {
      if (!(error instanceof FeideFault)) throw error;
      const { refusal, level } = CONSEQUENCES[error.fault];
      log(level, 'sign-in-failed', { kind: error.fault });
      throw refuse(refusal);
    }
  };
