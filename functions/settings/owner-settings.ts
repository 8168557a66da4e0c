import * as z from 'zod/mini';
import { day } from '../shared/schema.ts';
import type { Day } from '../shared/time.ts';
import { type ArchiveCodes, type ArchiveFiling, NATIONAL_CODES, PUBLISHED_FILING } from './archive-codes.ts';
import { archiveCodes, archiveFiling } from './archive-values.ts';
import { type Explanations, kind, oneOf, setting, wholeNumber } from './definition.ts';
import { periodList, phrase } from './values.ts';

type Contact = { readonly name: string; readonly phone: string };

const isDayOrEmpty = (text: string): boolean => text === '' || z.safeParse(day, text).success;

/** The settings of the owner and its schools: archive, name, contact, days, import and language. */
export const ownerSettings = {
  /** The codes of the owner's archive (L1). */
  'archive.codes': setting(kind<ArchiveCodes>(archiveCodes, 'every code that the archive wants, by name'), {
    default: NATIONAL_CODES,
    perSchool: false,
  }),
  /** The owner's name in letters, such as a municipality; empty until somebody sets it. */
  'owner.name': setting(
    // Letters print the name, so it has no control characters.
    kind<string>(z.string().check(z.trim(), z.maxLength(80), z.regex(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u)), 'a name, or `""`'),
    { default: '', perSchool: false },
  ),
  /** The filing of letters in the owner's archive (decision 043). */
  'archive.filing': setting(
    kind<ArchiveFiling>(
      archiveFiling,
      'where and how the archive files letters, every field by name; `""` leaves one out of the message',
    ),
    { default: PUBLISHED_FILING, perSchool: false },
  ),
  /** The contact that refusals send people to. */
  'school.contact': setting(
    kind<Contact>(z.strictObject({ name: phrase(80), phone: phrase(30) }), '`{"name", "phone"}`'),
    { default: { name: '', phone: '' }, perSchool: true },
  ),
  /** Days within a term when a school is closed, such as planning days. Both ends included. */
  'school.closedDays': setting(periodList, { default: [], perSchool: true }),
  /** The first day whose lessons must be confirmed; `''` is the day of the school's first import. */
  'school.goLiveDay': setting(
    kind<Day | ''>(
      z.string().check(z.refine(isDayOrEmpty, { error: 'wrong-format' })),
      'a day as YYYY-MM-DD, from the last school year to the next, or `""`',
    ),
    { default: '', perSchool: true },
  ),
  /** The share of records, in percent, that one import may end before it is refused (J1). */
  'roster.maxEndedShare': setting(wholeNumber(1, 100), { default: 10, perSchool: false }),
  /** The form of Norwegian in letters and notices to a person who has chosen none. */
  language: setting(oneOf('nb', 'nn'), { default: 'nb', perSchool: true }),
};

/** The title and explanation of each setting. */
export const ownerTexts = {
  'archive.codes': {
    title: { nb: 'Koder i arkivet', nn: 'Kodar i arkivet', en: 'Codes of the archive' },
    text: {
      nb: 'Kodene som arkivet vil ha for tilgang, hjemmel, dokumenttyper og statuser. Avtal dem med arkivtjenesten; de gjelder brev som overføres etterpå.',
      nn: 'Kodane som arkivet vil ha for tilgang, heimel, dokumenttypar og statusar. Avtal dei med arkivtenesta; dei gjeld brev som blir overførte etterpå.',
      en: 'The archive’s codes for access, legal basis, types of documents and states. Agree on them with the archivists. A change applies to letters handed over afterwards.',
    },
  },
  'owner.name': {
    title: { nb: 'Skoleeierens navn', nn: 'Namnet på skuleeigaren', en: 'Name of the owner' },
    text: {
      nb: 'Navnet som står øverst i brev, for eksempel kommunen. Uten navn står bare skolen der.',
      nn: 'Namnet som står øvst i brev, til dømes kommunen. Utan namn står berre skulen der.',
      en: 'The name at the top of letters, such as the municipality. Without it, letters show only the school.',
    },
  },
  'archive.filing': {
    title: { nb: 'Plassering i arkivet', nn: 'Plassering i arkivet', en: 'Where the archive files letters' },
    text: {
      nb: 'Arkivdel, mappetype, regel, enhet, ansvarlige og klassesystemer som brevene skal få, om arkivet skal søke etter elevmappen først, og hva som skjer med elever uten fødselsnummer. Avtal det med arkivtjenesten; eksempelet under arkiv viser hva som blir sendt.',
      nn: 'Arkivdel, mappetype, regel, eining, ansvarlege og klassesystem som breva skal få, om arkivet skal søkje etter elevmappa først, og kva som skjer med elevar utan fødselsnummer. Avtal det med arkivtenesta; dømet under arkiv viser kva som blir sendt.',
      en: 'The series, type of folder, rule, unit, people and class systems of letters, the search for the pupil’s folder, and the filing of pupils without a national number. Agree on them with the archivists; the example of the archive shows the message.',
    },
  },
  'school.contact': {
    title: { nb: 'Hvem man kontakter', nn: 'Kven ein kontaktar', en: 'Whom to contact' },
    text: {
      nb: 'Navn og telefon som foresatte blir vist til når noe ikke kan gjøres i systemet.',
      nn: 'Namn og telefon som føresette blir viste til når noko ikkje kan gjerast i systemet.',
      en: 'The name and telephone of the contact for guardians when something cannot be done in the system.',
    },
  },
  'school.closedDays': {
    title: { nb: 'Stengte dager', nn: 'Stengde dagar', en: 'Closed days' },
    text: {
      nb: 'Dager skolen er stengt i skoleåret, som planleggingsdager. Første og siste dag regnes med.',
      nn: 'Dagar skulen er stengd i skuleåret, som planleggingsdagar. Første og siste dag blir rekna med.',
      en: 'Days when the school is closed during the year, such as planning days. First and last day included.',
    },
  },
  'school.goLiveDay': {
    title: { nb: 'Tas i bruk fra', nn: 'Blir teken i bruk frå', en: 'Goes live on' },
    text: {
      nb: 'Fra hvilken dag timer skal bekreftes og fravær følges opp. Eldre timer kan føres, men ingen blir minnet om dem. Tomt er dagen skolens første import kom.',
      nn: 'Frå kva dag timar skal stadfestast og fråvær følgjast opp. Eldre timar kan førast, men ingen blir minte om dei. Tomt er dagen den første importen til skulen kom.',
      en: 'The first day whose lessons must be confirmed and whose absence is followed up. Older lessons can be registered, but nobody is reminded of them. Empty is the day of the school’s first import.',
    },
  },
  'roster.maxEndedShare': {
    title: { nb: 'Største andel avsluttet', nn: 'Største del avslutta', en: 'Largest share ended' },
    text: {
      nb: 'Hvor mange prosent av oppføringene én import kan avslutte før hele importen blir avvist.',
      nn: 'Kor mange prosent av oppføringane éin import kan avslutte før heile importen blir avvist.',
      en: 'How many percent of the records one import may end before the whole import is refused.',
    },
  },
  language: {
    title: { nb: 'Målform', nn: 'Målform', en: 'Form of Norwegian' },
    text: {
      nb: 'Målformen i brev og beskjeder når mottakeren ikke har valgt selv.',
      nn: 'Målforma i brev og beskjedar når mottakaren ikkje har valt sjølv.',
      en: 'The form of Norwegian in letters and notices when the recipient has chosen none.',
    },
  },
} satisfies Explanations<typeof ownerSettings>;
