import { useCallback, useState } from 'react';
import type { Marks } from './marks.ts';

/** Taps of a lesson that are not stored yet. */
export type Draft = {
  readonly marks: Marks;
  /** Pupils of a request whose answer never came. */
  readonly unsure: readonly string[];
};

export const EMPTY: Draft = { marks: {}, unsure: [] };

/** Taps survive a look at another page of the portal; they live in the memory of this tab and nowhere else. */
const drafts = new Map<string, Draft>();

/** The taps of a lesson, by the lesson's id and day. */
export function useDraft(key: string): readonly [Draft, (change: (draft: Draft) => Draft) => void] {
  const [draft, setDraft] = useState(() => drafts.get(key) ?? EMPTY);
  const change = useCallback(
    (by: (draft: Draft) => Draft) =>
      setDraft((before) => {
        const after = by(before);
        drafts.set(key, after);
        return after;
      }),
    [key],
  );
  return [draft, change];
}
