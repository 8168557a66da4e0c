import { useEffect, useState } from 'react';
import { Refused } from '../api/problem.ts';

/** True when the API refused a change because another person had changed the record meanwhile. */
export const isStale = (error: Error | null): boolean => error instanceof Refused && error.problem.status === 412;

/**
 * The state that a change is made from: the one that was read when the form opened, so that a change by another person
 * meanwhile is refused, not overwritten. After such a refusal it is the newest, which the page then shows.
 */
export function useBase<Record>(record: Record, error: Error | null, again: () => Promise<unknown>): Record {
  const [base, setBase] = useState(record);
  const stale = isStale(error);
  // biome-ignore lint/correctness/useExhaustiveDependencies: reads once for each refusal.
  useEffect(() => {
    if (stale) again().catch(() => undefined);
  }, [stale]);
  useEffect(() => {
    if (stale) setBase(record);
  }, [stale, record]);
  return base;
}
