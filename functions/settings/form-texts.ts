import type { Language, Text } from '../shared/texts/language.ts';

const text = (nb: string, nn: string, en: string): Text => ({ nb, nn, en });

/** The groups of the page of settings, in its order; the first part of a setting's name selects its group. */
const GROUPS: Readonly<Record<string, Text>> = {
  school: text('Skole og skoleeier', 'Skule og skuleeigar', 'School and owner'),
  absence: text('Fravær', 'Fråvær', 'Absence'),
  lessons: text('Timer', 'Timar', 'Lessons'),
  leave: text('Permisjon', 'Permisjon', 'Leave'),
  notices: text('Beskjeder', 'Beskjedar', 'Notices'),
  warnings: text('Varsler', 'Varsel', 'Formal warnings'),
  remarks: text('Anmerkninger', 'Merknader', 'Remarks'),
  messages: text('Samtaler', 'Samtalar', 'Messages'),
  roster: text('Elever og grupper', 'Elevar og grupper', 'Pupils and groups'),
  archive: text('Arkiv', 'Arkiv', 'Archive'),
};
const ELSEWHERE = new Map([
  ['language', 'school'],
  ['deliveries', 'warnings'],
  ['owner', 'school'],
]);

/** The words of choices and fields, by their names in values. */
const WORDS: Readonly<Record<string, Text>> = {
  day: text('Dag', 'Dag', 'Day'),
  monday: text('Mandag', 'Måndag', 'Monday'),
  tuesday: text('Tirsdag', 'Tysdag', 'Tuesday'),
  wednesday: text('Onsdag', 'Onsdag', 'Wednesday'),
  thursday: text('Torsdag', 'Torsdag', 'Thursday'),
  friday: text('Fredag', 'Fredag', 'Friday'),
  saturday: text('Lørdag', 'Laurdag', 'Saturday'),
  sunday: text('Søndag', 'Søndag', 'Sunday'),
  inform: text('Familien får vite det', 'Familien får vite det', 'The family is told'),
  ask: text('Familien må si ja', 'Familien må seie ja', 'The family must agree'),
  'own-key': text('Under vår egen nøkkel', 'Under vår eigen nøkkel', 'Under our own key'),
  wait: text('Vent på et menneske', 'Vent på eit menneske', 'Wait for a person'),
  first: text('Søk først', 'Søk først', 'Search first'),
  never: text('Søk aldri', 'Søk aldri', 'Never search'),
  rule: text('Regel', 'Regel', 'Rule'),
  series: text('Arkivdel', 'Arkivdel', 'Series'),
  folderType: text('Mappetype', 'Mappetype', 'Folder type'),
  folderTitle: text('Mappetittel', 'Mappetittel', 'Folder title'),
  createdBy: text('Opprettet av', 'Oppretta av', 'Created by'),
  pupilSystem: text('Klassifikasjon av elever', 'Klassifikasjon av elevar', 'Class system of pupils'),
  subjectSystem: text('Klassifikasjon av saker', 'Klassifikasjon av saker', 'Class system of subjects'),
  substituteSystem: text(
    'Klassifikasjon uten fødselsnummer',
    'Klassifikasjon utan fødselsnummer',
    'Class system without a national number',
  ),
  withoutNumber: text('Elev uten fødselsnummer', 'Elev utan fødselsnummer', 'Pupil without a national number'),
  partyRole: text('Partsrolle', 'Partsrolle', 'Role of the party'),
  format: text('Format', 'Format', 'Format'),
  search: text('Søk etter mappe', 'Søk etter mappe', 'Search for a folder'),
  administrativeUnit: text('Administrativ enhet', 'Administrativ eining', 'Administrative unit'),
  caseResponsible: text('Saksansvarlig', 'Saksansvarleg', 'Responsible for the case'),
  caseHandler: text('Saksbehandler', 'Saksbehandlar', 'Case handler'),
  none: text('Ingen', 'Ingen', 'None'),
  off: text('Av', 'Av', 'Off'),
  now: text('Straks', 'Straks', 'At once'),
  at: text('Klokkeslett', 'Klokkeslett', 'At a time'),
  digest: text('I daglig oppsummering', 'I dagleg oppsummering', 'In the daily digest'),
  nb: text('Bokmål', 'Bokmål', 'Bokmål'),
  nn: text('Nynorsk', 'Nynorsk', 'Nynorsk'),
  en: text('Engelsk', 'Engelsk', 'English'),
  subject: text('Fag', 'Fag', 'Subject'),
  order: text('Orden', 'Orden', 'Order'),
  conduct: text('Atferd', 'Åtferd', 'Conduct'),
  negative: text('Negativ', 'Negativ', 'Negative'),
  positive: text('Positiv', 'Positiv', 'Positive'),
  X: text(
    'Internt notat uten oppfølging (X)',
    'Internt notat utan oppfølging (X)',
    'Internal note without follow-up (X)',
  ),
  N: text('Internt notat med oppfølging (N)', 'Internt notat med oppfølging (N)', 'Internal note with follow-up (N)'),
  id: text('Id', 'Id', 'Id'),
  name: text('Navn', 'Namn', 'Name'),
  phone: text('Telefon', 'Telefon', 'Telephone'),
  mode: text('Når', 'Når', 'When'),
  from: text('Fra', 'Frå', 'From'),
  to: text('Til', 'Til', 'To'),
  until: text('Til og med', 'Til og med', 'Until'),
  hours: text('Timer', 'Timar', 'Hours'),
  subjectCode: text('Fagkode', 'Fagkode', 'Subject code'),
  ledger: text('Gjelder', 'Gjeld', 'About'),
  polarity: text('Slag', 'Slag', 'Kind'),
  kind: text('Slag', 'Slag', 'Kind'),
  legalBasis: text('Hjemmel', 'Heimel', 'Legal basis'),
  reasons: text('Årsaker', 'Årsaker', 'Reasons'),
  letter: text('Brev', 'Brev', 'Letter'),
  system: text('System', 'System', 'System'),
  restriction: text('Skjermingskode', 'Skjermingskode', 'Restriction code'),
  outgoing: text('Utgående brev', 'Utgåande brev', 'Outgoing letter'),
  internalNote: text('Internt notat', 'Internt notat', 'Internal note'),
  outgoingStatus: text('Status for brev', 'Status for brev', 'Status of letters'),
  noteStatus: text('Status for notat', 'Status for notat', 'Status of notes'),
  documentType: text('Dokumenttype', 'Dokumenttype', 'Document type'),
  folderStatus: text('Status for mappe', 'Status for mappe', 'Status of folders'),
  folderClass: text('Klassering', 'Klassering', 'Classification'),
};

/** A choice or a field in words; its name where it has no words. */
export const wordFor = (word: string, language: Language): string =>
  Object.hasOwn(WORDS, word) ? (WORDS[word]?.[language] ?? word) : word;

/** The group that a setting belongs to. */
export function groupFor(key: string, language: Language): { readonly id: string; readonly title: string } {
  const [part = ''] = key.split('.');
  const id = ELSEWHERE.get(part) ?? part;
  return { id, title: GROUPS[id]?.[language] ?? id };
}
