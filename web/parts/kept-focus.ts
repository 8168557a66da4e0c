import { type RefObject, useEffect } from 'react';

/** Time for a page to set the focus itself. */
const MS_TO_SET_ITSELF = 50;

/**
 * Keeps the focus where the person is. A button that goes away when its work is done would leave the focus to nothing,
 * and the keyboard would begin at the top of the page: the nearest part around it takes the focus instead.
 */
export function useKeptFocus(content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const place = content.current;
    if (!place) return;
    let around: readonly HTMLElement[] = [];
    let timer = 0;
    const remember = ({ target }: FocusEvent): void => {
      around = target instanceof HTMLElement ? pathTo(place, target) : [];
    };
    const changed = new MutationObserver(() => {
      clearTimeout(timer);
      timer = window.setTimeout(() => isLost(around) && takeOver(around), MS_TO_SET_ITSELF);
    });
    document.addEventListener('focusin', remember);
    changed.observe(place, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      clearTimeout(timer);
      changed.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, [content]);
}

/** True if nothing has the focus because the element that had it is gone; a person who taps beside it left it. */
function isLost([last]: readonly HTMLElement[]): boolean {
  const { activeElement } = document;
  if (activeElement !== null && activeElement !== document.body) return false;
  return last !== undefined && (!last.isConnected || last.matches(':disabled'));
}

/** The element and everything around it within the place, the innermost first; empty outside the place. */
function pathTo(place: HTMLElement, element: HTMLElement): readonly HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    path.push(at);
    if (at === place) return path;
  }
  return [];
}

/** Gives the focus to the first that is still there: to be read from, not to be typed in. */
function takeOver([, ...around]: readonly HTMLElement[]): void {
  const next = around.find((part) => part.isConnected);
  if (!next) return;
  if (!next.hasAttribute('tabindex')) {
    next.setAttribute('tabindex', '-1');
    next.addEventListener('blur', () => next.removeAttribute('tabindex'), { once: true });
  }
  next.focus({ preventScroll: true });
}
