import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import type { Message } from './place.ts';

/** Between the newest message and the field for writing. */
const GAP = 12;
/** How far below the field for writing a message may be and still count as in view. */
const SLACK = 24;

/**
 * Keeps the reader's place. A conversation opens at its newest message, and follows a new one while the newest is in
 * view. Older messages come above what the reader looks at, for which the answer is called before they are asked for.
 */
export function useKeptPlace(list: RefObject<HTMLElement | null>, messages: readonly Message[]): () => void {
  const last = useRef<string>(undefined);
  const atEnd = useRef(true);
  const kept = useRef<{ readonly element: Element; readonly top: number }>(undefined);
  const newest = messages.at(-1);
  useLayoutEffect(() => {
    const note = () => {
      atEnd.current = under(list.current) <= SLACK;
    };
    addEventListener('scroll', note, { passive: true });
    return () => removeEventListener('scroll', note);
  }, [list]);
  useLayoutEffect(() => {
    if (newest === undefined || newest.messageId === last.current) return;
    last.current = newest.messageId;
    if (atEnd.current || newest.by.you) scrollBy(0, under(list.current));
  }, [list, newest]);
  useLayoutEffect(() => {
    // What loads later, such as the way to attach files, makes the foot higher.
    const follow = new ResizeObserver(() => {
      if (atEnd.current) scrollBy(0, under(list.current));
    });
    for (const element of [list.current, footOf(list.current)]) if (element) follow.observe(element);
    return () => follow.disconnect();
  }, [list]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows every change of the messages.
  useLayoutEffect(() => {
    if (!kept.current) return;
    const { element, top } = kept.current;
    const moved = element.getBoundingClientRect().top - top;
    if (moved > 0) kept.current = undefined;
    scrollBy(0, Math.max(0, moved));
  }, [messages]);
  return useCallback(() => {
    const element = list.current?.firstElementChild;
    if (element) kept.current = { element, top: element.getBoundingClientRect().top };
  }, [list]);
}

/** How far the end of the list is below the field for writing, which stands at the foot of the screen. */
function under(list: HTMLElement | null): number {
  const foot = footOf(list);
  if (!list?.lastElementChild || !foot) return 0;
  return Math.max(0, list.lastElementChild.getBoundingClientRect().bottom + GAP - foot.getBoundingClientRect().top);
}

const footOf = (list: HTMLElement | null): Element | null => list?.parentElement?.querySelector('.foot') ?? null;
