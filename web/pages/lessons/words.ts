import type { useWords } from '../../words/language.ts';
import { isAway, type Marks, type Roster, type RosterPupil, type Shown, shownOf, takesPart } from './marks.ts';
import type { texts } from './texts.ts';

export type Words = ReturnType<typeof useWords<typeof texts>>;

/** A state in a sentence: `borte`, `sen 7 min`. */
export function stateWords(shown: Shown, t: Words): string {
  if (shown === 'asked') return t('heardAsked');
  const { kind, minutes } = shown;
  if (kind === 'late') return t('heardLate', { minutes });
  if (kind === 'part') return t('heardPart', { minutes });
  return t(kind === 'absent' ? 'heardAbsent' : 'heardPresent');
}

/** Why a pupil is expected away. */
export function reasonWords(suggestion: NonNullable<RosterPupil['suggestion']>, t: Words): string {
  if (suggestion.source === 'leave') return t('onLeave');
  if (suggestion.unconfirmed) return t('reportedUnsure');
  const { from, to } = suggestion;
  if (from === null && to === null) return t('reported');
  return t('reportedPart', { from: from ?? t('start'), to: to ?? t('end') });
}

const MOST_NAMED = 4;

/** Names with their states, and how many more: `Emma Solvang borte, Birk Sunde sen 7 min og 2 til`. */
export function sentenceOf(roster: Roster, marks: Marks, t: Words): string {
  const told = roster.pupils.filter(takesPart).flatMap((pupil) => {
    const shown = shownOf(pupil, marks);
    const name = pupil.pupilName;
    if (isAway(shown)) return [t('stateOf', { name, state: stateWords(shown, t) })];
    return shown !== 'asked' && pupil.suggestion ? [t('stillHere', { name })] : [];
  });
  if (told.length === 0) return t('nobodyAway');
  const more = told.length - MOST_NAMED;
  const named = told.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? `${named} ${t('andMore', { count: more })}` : named;
}
