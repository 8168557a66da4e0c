import { problemOf } from '../shared/http/problems.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Judged, Outcome } from './confirm-many.ts';
import { showSuggestions } from './open-suggestions.ts';
import { refusals } from './refusals.ts';
import { texts } from './texts.ts';

/** The outcomes of many lessons, each in the words of a single lesson's answer. */
export function showMany(judged: readonly Judged[], language: Language) {
  const lessons = judged.map(({ name: { groupId, date, lessonId }, shown, outcome }) => ({
    groupId,
    date,
    lessonId,
    group: shown.groupName ?? null,
    subject: shown.subject ?? null,
    from: shown.from ?? null,
    to: shown.to ?? null,
    outcome: 'refused' === outcome.is || outcome.is === 'somebody-away' ? ('left' as const) : outcome.is,
    why: whyLeft(outcome, language),
    suggestions: outcome.is === 'somebody-away' ? showSuggestions(outcome.open) : [],
  }));
  const left = lessons.filter(({ outcome }) => outcome === 'left').length;
  const confirmed = lessons.filter(({ outcome }) => outcome === 'confirmed' || outcome === 'ready').length;
  return { confirmed, left, lessons };
}

const AWAY = 'lessons.somebody-away';

function whyLeft(outcome: Outcome, language: Language) {
  if (outcome.is === 'somebody-away') return { code: AWAY, detail: texts[AWAY]?.[language] ?? '' };
  if (outcome.is !== 'refused') return null;
  const { refusal } = outcome;
  return { code: refusal.code, detail: problemOf(refusal, language, refusals, '').detail };
}
