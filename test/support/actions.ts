import { isAction, policy } from '../../functions/access/policy.ts';

/** Every action of the policy's table. */
export const ACTIONS = Object.keys(policy).filter(isAction);
