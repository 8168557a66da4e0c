import { type KeyboardEvent, useRef } from 'react';
import type { Kind, RosterPupil, Shown } from './marks.ts';

/** What the keys of the list can do. They work only while a pupil's row has the focus. */
type Keys = {
  /** The letters of present, away and late, in this order. */
  readonly letters: string;
  readonly pupils: readonly RosterPupil[];
  readonly shownOf: (pupil: RosterPupil) => Shown;
  readonly onTap: (pupil: RosterPupil, kind: Kind) => void;
  readonly onMinutes: (pupilId: string, minutes: number) => void;
  readonly onFind: () => void;
};

const KINDS = ['present', 'absent', 'late'] as const;
const MS_BETWEEN_DIGITS = 1500;

/** The list by keyboard: rows by arrows, states by letters, minutes by digits. */
export function usePupilKeys(keys: Keys) {
  const typed = useRef({ pupilId: '', digits: '', at: 0 });
  return (event: KeyboardEvent<HTMLElement>) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-pupil]') : null;
    const pupil = keys.pupils.find(({ pupilId }) => pupilId === row?.dataset.pupil);
    if (!row || !pupil || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') goTo(row, key === 'ArrowDown' ? after : before);
    else if (key === '/') keys.onFind();
    else if (/^\d$/.test(key)) digit(pupil, key);
    else {
      const kind = KINDS[keys.letters.indexOf(key.toLowerCase())];
      if (!kind || key.length !== 1) return;
      keys.onTap(pupil, kind);
    }
    event.preventDefault();
  };

  function digit(pupil: RosterPupil, key: string): void {
    const { pupilId } = pupil;
    const shown = keys.shownOf(pupil);
    if (shown === 'asked' || (shown.kind !== 'late' && shown.kind !== 'part')) return;
    const { pupilId: last, digits, at } = typed.current;
    const goesOn = last === pupilId && Date.now() - at < MS_BETWEEN_DIGITS;
    typed.current = { pupilId, digits: goesOn ? digits + key : key, at: Date.now() };
    keys.onMinutes(pupilId, Number(typed.current.digits));
  }
}

const after = (row: Element): Element | null => row.nextElementSibling;
const before = (row: Element): Element | null => row.previousElementSibling;

/** Focuses the chosen state of the next row that has states, or its first. */
function goTo(row: Element, next: (row: Element) => Element | null): void {
  for (let at = next(row); at; at = next(at)) {
    const found = at.querySelector<HTMLElement>('input:checked') ?? at.querySelector<HTMLElement>('input:enabled');
    if (found) {
      found.focus();
      return;
    }
  }
}
