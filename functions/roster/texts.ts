import type { Texts } from '../shared/problems.ts';
import { workTexts } from './work-texts.ts';

/** Words of the roster: refusals of its routes and lines of the work list. */
export const texts: Texts = {
  'roster.consent-ends-before-it-begins': {
    nb: 'Samtykket må slutte etter i dag ({today}).',
    nn: 'Samtykket må slutte etter i dag ({today}).',
    en: 'The consent must end after today ({today}).',
  },
  'field.roster.consent-ends-before-it-begins': {
    nb: 'må være etter {today}',
    nn: 'må vere etter {today}',
    en: 'must be after {today}',
  },
  'roster.changed-since-seen': {
    nb: 'Dette er endret siden du så det; nå gjelder: {now}. Hent arbeidslisten på nytt, og velg igjen.',
    nn: 'Dette er endra sidan du såg det; no gjeld: {now}. Hent arbeidslista på nytt, og vel igjen.',
    en: 'This has changed since you saw it; what holds now: {now}. Fetch the work list again and choose anew.',
  },
  'roster.seen-missing': {
    nb: 'Valget åpner for innsyn. Hent arbeidslisten, og send med «seen» fra linjen.',
    nn: 'Valet opnar for innsyn. Hent arbeidslista, og send med «seen» frå linja.',
    en: 'The choice gives somebody access. Fetch the work list and send “seen” from the line with it.',
  },
  'field.roster.seen-missing': {
    nb: 'må sendes med; det står i linjen på arbeidslisten',
    nn: 'må sendast med; det står i linja på arbeidslista',
    en: 'must be sent; it stands in the line of the work list',
  },
  'roster.reason-missing': {
    nb: 'Valget åpner for innsyn. Skriv hvorfor, for eksempel hvor det er kontrollert.',
    nn: 'Valet opnar for innsyn. Skriv kvifor, til dømes kvar det er kontrollert.',
    en: 'The choice gives somebody access. Write why, for example where it was checked.',
  },
  'field.roster.reason-missing': {
    nb: 'må fylles ut',
    nn: 'må fyllast ut',
    en: 'must be filled in',
  },
  'roster.too-many-records': {
    nb: 'Det er for mange registreringer til å avgjøre dette på én gang. Rett det i kilden, og les filen inn på nytt.',
    nn: 'Det er for mange registreringar til å avgjere dette på éin gong. Rett det i kjelda, og les fila inn på nytt.',
    en: 'There are too many records to settle this at once. Correct it at its source and import the file again.',
  },
  ...workTexts,
};
