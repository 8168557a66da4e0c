import type { Instant } from '../../functions/shared/time.ts';

type Trailed<Value> = { readonly trail: readonly (Value & { readonly at: Instant })[] };

/**
 * Records as they were at an instant: the last value set by then; what did not exist then is left out (C5). A field
 * that only a later value has, such as a flag, is not there either.
 */
export const asOf = <Value extends object, Of extends Trailed<Value>>(records: readonly Of[], at: Instant): Of[] =>
  records.flatMap((record) => {
    const value = record.trail.findLast((entry) => entry.at <= at);
    if (!value) return [];
    const later = record.trail.flatMap((entry) => Object.keys(entry)).map((name) => [name, undefined]);
    return [{ ...record, ...Object.fromEntries(later), ...value }];
  });
