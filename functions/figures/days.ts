import type { output } from 'zod/mini';
import type { Final } from '../handling/lookup.ts';
import type { Entry } from '../lessons/lookup.ts';
import { codeSetOn, codeWord, wordOf } from '../settings/lookup.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Day } from '../shared/time.ts';
import type { FigureSettings, Scope } from './authorize.ts';
import { decisionsOf, subjectKey } from './rules.ts';
import type { ChildAbsences } from './schema.ts';
import { named } from './view.ts';

type ShownDay = output<typeof ChildAbsences>['days'][number];
type ShownLesson = ShownDay['lessons'][number];

/** The context for texts: the settings of the pupil's school, its type, and the reader's language. */
export type Words = {
  readonly settings: Pick<FigureSettings, 'absence.codeSets' | 'absence.reasons'>;
  readonly schoolType: Entry['schoolType'];
  readonly language: Language;
};

/**
 * Days with absence, latest first, each lesson with its effective code: the contact teacher's, else the rules'. A
 * reader of own subjects sees only their lessons, and no decision on whole days.
 */
export function daysOf(
  { entries, finals }: { readonly entries: readonly Entry[]; readonly finals: readonly Final[] },
  scope: Scope,
  words: Words,
): ShownDay[] {
  const decisions = decisionsOf(finals);
  const lessons = Map.groupBy(
    entries.filter((entry) => entry.kind !== 'present' && (scope === 'all' || scope.has(subjectKey(entry)))),
    (entry) => entry.date,
  );
  const decided = scope === 'all' ? decisions.all.filter((final) => final.lessonId === undefined) : [];
  const days = [...new Set([...lessons.keys(), ...decided.map((final) => final.date)])].sort().reverse();
  return days.map((day) => ({
    day,
    ...(scope === 'all' ? wholeDay(decisions.ofDay(day), words) : { wholeDay: null, decision: null }),
    lessons: (lessons.get(day) ?? [])
      .toSorted((a, b) => (a.from + a.lessonId < b.from + b.lessonId ? -1 : 1))
      .map((entry) => lessonOf(entry, decisions.ofLesson(entry), words)),
  }));
}

const wholeDay = (final: Final | undefined, words: Words) => ({
  wholeDay: final?.wholeDay ?? false,
  decision: final
    ? {
        code: codeText(final.code, final.date, words.schoolType, words),
        documentation: final.documentation,
        reason: wordOf(words.settings['absence.reasons'], final.reasonId, words.language),
      }
    : null,
});

function lessonOf(entry: Entry, final: Final | undefined, words: Words): ShownLesson {
  const { lessonId, from, to, kind, minutes, counted } = entry;
  const said = final ?? entry;
  return {
    lessonId,
    from,
    to,
    ...named(entry),
    kind: kind === 'present' ? 'absent' : kind,
    minutes,
    counted,
    code: codeText(said.code, entry.date, entry.schoolType, words),
    documentation: said.documentation,
    reason: wordOf(words.settings['absence.reasons'], final?.reasonId ?? null, words.language),
    decided: final !== undefined,
  };
}

const codeText = (id: string, day: Day, type: Entry['schoolType'], { settings, language }: Words) =>
  codeWord(codeSetOn(settings['absence.codeSets'], type, day), id, language);
