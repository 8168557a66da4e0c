import * as z from 'zod/mini';

/** The documentation's function needs nothing from its environment. */
export const Env = z.object({});
