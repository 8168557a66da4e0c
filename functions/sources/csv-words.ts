import type { RowData } from './rows.ts';
import { closedWords } from './words.ts';

/** The closed vocabularies of CSV sets: words of the standard, our own, and Norwegian and English words of systems. */

/** OneRoster 1.1 and 1.2 (StatusType); `inactive` is from 1.0. */
export const STATUS = closedWords({
  active: 'valid',
  aktiv: 'valid',
  tobedeleted: 'gone',
  deleted: 'gone',
  slettet: 'gone',
  sletta: 'gone',
  inactive: 'gone',
  inaktiv: 'gone',
});

export const YES_NO = closedWords({
  true: true,
  '1': true,
  ja: true,
  j: true,
  yes: true,
  y: true,
  sann: true,
  false: false,
  '0': false,
  nei: false,
  n: false,
  no: false,
  usann: false,
});

export const ORG_TYPES = closedWords({
  school: 'school',
  skole: 'school',
  skule: 'school',
  department: 'other',
  district: 'other',
  local: 'other',
  state: 'other',
  national: 'other',
  kommune: 'other',
  fylkeskommune: 'other',
  skoleeier: 'other',
  skuleeigar: 'other',
  avdeling: 'other',
});

export const SCHOOL_TYPES = closedWords<RowData['school']['type']>({
  grunnskole: 'grunnskole',
  grunnskule: 'grunnskole',
  barneskole: 'grunnskole',
  barneskule: 'grunnskole',
  ungdomsskole: 'grunnskole',
  ungdomsskule: 'grunnskole',
  'barne- og ungdomsskole': 'grunnskole',
  'barne- og ungdomsskule': 'grunnskole',
  vgs: 'vgs',
  videregående: 'vgs',
  vidaregåande: 'vgs',
  videregaende: 'vgs',
  vidaregaande: 'vgs',
  'videregående skole': 'vgs',
  'vidaregåande skule': 'vgs',
  'videregående opplæring': 'vgs',
  'vidaregåande opplæring': 'vgs',
  'upper secondary': 'vgs',
  'upper secondary school': 'vgs',
});

export const LANGUAGE_FORMS = closedWords<RowData['school']['languageForm']>({
  nb: 'nb',
  'nb-no': 'nb',
  nob: 'nb',
  bokmål: 'nb',
  bokmal: 'nb',
  bokmaal: 'nb',
  nn: 'nn',
  'nn-no': 'nn',
  nno: 'nn',
  nynorsk: 'nn',
  se: 'se',
  'se-no': 'se',
  sme: 'se',
  nordsamisk: 'se',
  'northern sami': 'se',
});

/** OneRoster's session types. */
export const SESSION_TYPES = closedWords({
  term: 'term',
  termin: 'term',
  semester: 'semester',
  halvår: 'semester',
  gradingperiod: 'gradingPeriod',
  'grading period': 'gradingPeriod',
  vurderingsperiode: 'gradingPeriod',
  schoolyear: 'schoolYear',
  'school year': 'schoolYear',
  skoleår: 'schoolYear',
  skuleår: 'schoolYear',
});

export const CLASS_TYPES = closedWords<RowData['group']['groupKind']>({ homeroom: 'basis', scheduled: 'teaching' });

export const GROUP_KINDS = closedWords<RowData['group']['groupKind']>({
  basis: 'basis',
  basisgruppe: 'basis',
  klasse: 'basis',
  class: 'basis',
  homeroom: 'basis',
  undervisning: 'teaching',
  undervisningsgruppe: 'teaching',
  faggruppe: 'teaching',
  teaching: 'teaching',
  kontaktlaerer: 'contact',
  kontaktlærer: 'contact',
  kontaktlærar: 'contact',
  contact: 'contact',
  kontaktlærergruppe: 'contact',
  kontaktlærargruppe: 'contact',
  kontaktlaerergruppe: 'contact',
  trinn: 'grade',
  årstrinn: 'grade',
  steg: 'grade',
  grade: 'grade',
  other: 'other',
  annet: 'other',
  anna: 'other',
});

export const LESSON_STATUS = closedWords({
  planned: 'planned',
  planlagt: 'planned',
  active: 'planned',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  avlyst: 'cancelled',
  moved: 'moved',
  flyttet: 'moved',
  flytta: 'moved',
  tobedeleted: 'gone',
  inactive: 'gone',
});

export const MANIFEST_MODES = closedWords({ bulk: 'bulk', delta: 'delta', absent: 'absent' });
