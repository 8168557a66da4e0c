import type { Explanation } from './notice-texts.ts';
import type { SettingKey } from './rules.ts';

/** The settings of what goes to the archive. */
export const archiveExplanations = {
  'archive.codes': {
    title: { nb: 'Koder i arkivet', nn: 'Kodar i arkivet', en: 'Codes of the archive' },
    text: {
      nb: 'Kodene som arkivet vil ha for tilgang, hjemmel, dokumenttyper og statuser. Avtal dem med arkivtjenesten; de gjelder brev som overføres etterpå.',
      nn: 'Kodane som arkivet vil ha for tilgang, heimel, dokumenttypar og statusar. Avtal dei med arkivtenesta; dei gjeld brev som blir overførte etterpå.',
      en: 'The codes that the archive wants for access, legal basis, types of documents and states. Agree on them with the archivists; they count for letters handed over afterwards.',
    },
  },
  'archive.filing': {
    title: { nb: 'Plassering i arkivet', nn: 'Plassering i arkivet', en: 'Where the archive files letters' },
    text: {
      nb: 'Arkivdel, mappetype, regel, enhet, ansvarlige og klassesystemer som brevene skal få, om arkivet skal søke etter elevmappen først, og hva som skjer med elever uten fødselsnummer. Avtal det med arkivtjenesten; eksempelet under arkiv viser hva som blir sendt.',
      nn: 'Arkivdel, mappetype, regel, eining, ansvarlege og klassesystem som breva skal få, om arkivet skal søkje etter elevmappa først, og kva som skjer med elevar utan fødselsnummer. Avtal det med arkivtenesta; dømet under arkiv viser kva som blir sendt.',
      en: 'The series, type of folder, rule, unit, people and class systems that letters get, whether the archive is asked for the pupil’s folder first, and what becomes of pupils without a national number. Agree on it with the archivists; the example of the archive shows what is sent.',
    },
  },
} as const satisfies { readonly [Key in Extract<SettingKey, `archive.${string}`>]: Explanation };
