import * as z from 'zod/mini';

/**
 * A civil day, `YYYY-MM-DD`, in a year that a school can mean: a day of year 0 is a slip of the hand, and neither records nor calendar
 * arithmetic reach there.
 */
export const day = z.iso.date().check(z.regex(/^(19|20|21)\d\d-/));
