import { useCallback, useState } from 'react';
import { useUnsavedWarning } from '../../parts/unsaved-warning.ts';

/** What is not sent yet survives a look at another page; it lives in the memory of this tab and nowhere else. */
const unsent = new Map<string, string>();

/**
 * The text that is not sent yet, by its place. The browser asks before it closes a tab with such a text. `forget` is
 * for a text that is being sent: it stays in the field, but a later visit does not find it.
 */
export function useUnsent(place: string): readonly [text: string, set: (text: string) => void, forget: () => void] {
  const [text, setText] = useState(() => unsent.get(place) ?? '');
  const change = useCallback(
    (next: string) => {
      if (next === '') unsent.delete(place);
      else unsent.set(place, next);
      setText(next);
    },
    [place],
  );
  useUnsavedWarning(text.trim() !== '');
  const forget = useCallback(() => unsent.delete(place), [place]);
  return [text, change, forget];
}
