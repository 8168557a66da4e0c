import * as z from 'zod/mini';
import type { TimeOfDay } from '../shared/time.ts';
import { type CodeSet, NATIONAL_SETS } from './absence-codes.ts';
import { annualHours, codeSets, unexplainedNotice } from './absence-values.ts';
import { type Explanations, kind, setting, wholeNumber, yesOrNo } from './definition.ts';
import { percent, reasonId, reasonList } from './values.ts';

type SubjectHours = { readonly subjectCode: string; readonly hours: number };
type UnexplainedNotice = { readonly mode: 'off' | 'now' | 'at'; readonly at: TimeOfDay };

/** The settings of absence reports, absence codes and the absence limit. */
export const absenceSettings = {
  /** How many days ahead a guardian may report absence (A2). */
  'absence.windowDays': setting(wholeNumber(14, 366), { default: 180, perSchool: true }),
  /** The longest report, in calendar days; longer absence is a leave application. */
  'absence.maxDays': setting(wholeNumber(1, 31), { default: 14, perSchool: true }),
  /** The reasons of a report: families choose from the list, they write nothing (A3). */
  'absence.reasons': setting(reasonList, {
    default: [
      { id: 'reported-by-guardian', nb: 'Meldt av foresatt', nn: 'Meldt av føresett', en: 'Reported by guardian' },
      { id: 'reported-by-pupil', nb: 'Meldt av eleven', nn: 'Meldt av eleven', en: 'Reported by the pupil' },
    ],
    perSchool: false,
  }),
  /** The reason of a report without a reason: an id of the list, or empty. */
  'absence.defaultReason': setting(kind<string>(z.union([z.literal(''), reasonId]), 'the id of a reason, or `""`'), {
    default: 'reported-by-guardian',
    perSchool: false,
  }),
  /** After how many school days without an answer an open-ended report ends (A5). */
  'absence.openEndedMaxDays': setting(wholeNumber(1, 10), { default: 5, perSchool: true }),
  /** Final codes by school type and time, with the figures that they count in (B6, law 7). */
  'absence.codeSets': setting(
    kind<readonly CodeSet[]>(codeSets, 'up to 20 sets, each for a school type from a day on'),
    { default: NATIONAL_SETS, perSchool: false },
  ),
  /** Hours of 60 minutes a year by subject code, for groups whose source gives none (C4). */
  'absence.annualHours': setting(
    kind<readonly SubjectHours[]>(annualHours, 'up to 500 of `{"subjectCode", "hours"}`'),
    { default: [], perSchool: true },
  ),
  /** Percent of a subject's yearly hours at which teacher and pupil are warned early (C4). */
  'absence.limitWarnings': setting(
    kind<readonly number[]>(z.array(percent).check(z.maxLength(5)), 'up to 5 percentages'),
    { default: [5, 8], perSchool: true },
  ),
  /** True when guardians get a notice that a teacher has changed a reason (C2). */
  'absence.noticeOnChangedReason': setting(yesOrNo, { default: false, perSchool: true }),
  /** When guardians get a notice of unreported absence: never, at once, or at a time of day (B9). */
  'absence.unexplainedNotice': setting(
    kind<UnexplainedNotice>(unexplainedNotice, '`{"mode", "at"}`: mode `"off"`, `"now"` or `"at"`, the time as HH:MM'),
    { default: { mode: 'at', at: '10:00' }, perSchool: true },
  ),
};

/** The title and explanation of each setting. */
export const absenceTexts = {
  'absence.windowDays': {
    title: { nb: 'Hvor langt fram', nn: 'Kor langt fram', en: 'How far ahead' },
    text: {
      nb: 'Hvor mange dager fram foresatte kan melde fravær. Grensen vises før skjemaet fylles ut.',
      nn: 'Kor mange dagar fram føresette kan melde fråvær. Grensa blir vist før skjemaet blir fylt ut.',
      en: 'How many days ahead guardians may report absence. The limit is shown before the form is filled in.',
    },
  },
  'absence.maxDays': {
    title: { nb: 'Lengste melding', nn: 'Lengste melding', en: 'Longest report' },
    text: {
      nb: 'Hvor mange kalenderdager én fraværsmelding kan gjelde. Lengre fravær er en søknad om permisjon.',
      nn: 'Kor mange kalenderdagar éi fråværsmelding kan gjelde. Lengre fråvær er ein søknad om permisjon.',
      en: 'How many calendar days one absence report may span. Longer absence is an application for leave.',
    },
  },
  'absence.reasons': {
    title: { nb: 'Årsaker', nn: 'Årsaker', en: 'Reasons' },
    text: {
      nb: 'Listen foresatte kan velge årsak fra. Skriv aldri noe som røper helse eller om fraværet er gyldig.',
      nn: 'Lista føresette kan velje årsak frå. Skriv aldri noko som røper helse eller om fråværet er gyldig.',
      en: 'The list that guardians choose a reason from. Never name illness or whether the absence is valid.',
    },
  },
  'absence.defaultReason': {
    title: { nb: 'Standardårsak', nn: 'Standardårsak', en: 'Default reason' },
    text: {
      nb: 'Årsaken i meldinger der ingen er valgt: en id fra listen over årsaker, eller tom.',
      nn: 'Årsaka i meldingar der inga er vald: ein id frå lista over årsaker, eller tom.',
      en: 'The reason of reports without a reason: an id from the list of reasons, or empty.',
    },
  },
  'absence.openEndedMaxDays': {
    title: { nb: 'Åpent fravær uten svar', nn: 'Ope fråvær utan svar', en: 'Open-ended absence without an answer' },
    text: {
      nb: 'Etter hvor mange skoledager uten svar på «fortsatt borte?» et åpent fravær slutter å gi nye dager.',
      nn: 'Etter kor mange skuledagar utan svar på «framleis borte?» eit ope fråvær sluttar å gi nye dagar.',
      en: 'After how many school days without an answer to “still away?” an open-ended absence adds no more days.',
    },
  },
  'absence.codeSets': {
    title: { nb: 'Fraværskoder', nn: 'Fråværskodar', en: 'Absence codes' },
    text: {
      nb: 'Kodene lærerne setter, per skoleslag og fra hvilken dag, og hva hver kode teller mot.',
      nn: 'Kodane lærarane set, per skuleslag og frå kva dag, og kva kvar kode tel mot.',
      en: 'The codes that teachers set, by type of school and first day, and the figures that each code counts in.',
    },
  },
  'absence.annualHours': {
    title: { nb: 'Årstimer per fag', nn: 'Årstimar per fag', en: 'Yearly hours per subject' },
    text: {
      nb: 'Fagets timer på 60 minutter i året, for fag der filen med elever og grupper ikke sier det. Uten tall vises ingen prosent.',
      nn: 'Timane i faget på 60 minutt i året, for fag der fila med elevar og grupper ikkje seier det. Utan tal blir ingen prosent vist.',
      en: 'The subject’s hours of 60 minutes a year, if the roster file has none. Without a number no percentage is shown.',
    },
  },
  'absence.limitWarnings': {
    title: { nb: 'Tidlige beskjeder om grensen', nn: 'Tidlege beskjedar om grensa', en: 'Early warnings of the limit' },
    text: {
      nb: 'Ved hvor mange prosent av fagets årstimer lærer og elev ser at eleven nærmer seg fraværsgrensen.',
      nn: 'Ved kor mange prosent av årstimane i faget lærar og elev ser at eleven nærmar seg fråværsgrensa.',
      en: 'At how many percent of a subject’s yearly hours teacher and pupil see that the limit is near.',
    },
  },
  'absence.noticeOnChangedReason': {
    title: { nb: 'Beskjed om endret årsak', nn: 'Beskjed om endra årsak', en: 'Notice of a changed reason' },
    text: {
      nb: 'Om foresatte skal få beskjed når læreren endrer årsaken til et fravær.',
      nn: 'Om føresette skal få beskjed når læraren endrar årsaka til eit fråvær.',
      en: 'Whether guardians get a notice when a teacher changes the reason of an absence.',
    },
  },
  'absence.unexplainedNotice': {
    title: {
      nb: 'Beskjed om fravær som ikke er meldt',
      nn: 'Beskjed om fråvær som ikkje er meldt',
      en: 'Notice of unreported absence',
    },
    text: {
      nb: 'Når foresatte til mindreårige får vite at barnet er ført borte uten melding: aldri, med en gang, eller på et klokkeslett.',
      nn: 'Når føresette til mindreårige får vite at barnet er ført borte utan melding: aldri, med ein gong, eller på eit klokkeslett.',
      en: 'When guardians of minors get a notice that the child was registered absent without a report: never, at once, or at a time of day.',
    },
  },
} satisfies Explanations<typeof absenceSettings>;
