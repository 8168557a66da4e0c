import { useEffect, useRef, useState } from 'react';
import type { Marks, Roster, RosterPupil, Shown } from './marks.ts';

/** What somebody else has stored while this page was open. */
export type Others = {
  /** Pupils whose entry somebody else changed. */
  readonly changed: readonly RosterPupil[];
  /** The other's entry of a pupil for whom this teacher has a tap that is not stored. */
  readonly against: Readonly<Record<string, Shown>>;
  readonly dismiss: () => void;
};

/** Compares each answer with the one before: what neither a tap nor the last request explains is another's. */
export function useOthers(roster: Roster, marks: Marks, stored: Marks | undefined): Others {
  const before = useRef(roster);
  const mine = useRef<Marks>({});
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => {
    if (stored) mine.current = { ...mine.current, ...stored };
  }, [stored]);
  useEffect(() => {
    const old = new Map(before.current.pupils.map((pupil) => [pupil.pupilId, pupil]));
    before.current = roster;
    const news = roster.pupils.filter((pupil) => {
      const known = old.get(pupil.pupilId);
      if (!known || same(known.entry, pupil.entry)) return false;
      const own = [marks[pupil.pupilId], mine.current[pupil.pupilId]];
      return !own.some((mark) => mark && sameKind(mark, pupil.entry));
    });
    if (news.length > 0) setIds((now) => [...new Set([...now, ...news.map(({ pupilId }) => pupilId)])]);
  }, [roster, marks]);
  const changed = roster.pupils.filter(({ pupilId }) => ids.includes(pupilId));
  const against = changed.flatMap(({ pupilId, entry }) => (marks[pupilId] && entry ? [[pupilId, entry]] : []));
  return { changed, against: Object.fromEntries(against), dismiss: () => setIds([]) };
}

type Entry = RosterPupil['entry'];

const same = (a: Entry, b: Entry): boolean => a?.kind === b?.kind && a?.minutes === b?.minutes;

/** The minutes of a whole lesson stand only in the entry. */
const sameKind = (mark: Marks[string], entry: Entry): boolean =>
  mark.kind === (entry?.kind ?? 'present') &&
  (mark.kind === 'absent' || mark.kind === 'present' || mark.minutes === entry?.minutes);
