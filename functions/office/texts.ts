import type { Language, Texts } from '../shared/texts/language.ts';
/** Words of the office's pages: bases, notes, actions, waiting work. */
export const texts: Texts = {
  'office.basis.parental-responsibility': {
    nb: 'Foreldreansvar',
    nn: 'Foreldreansvar',
    en: 'Parental responsibility',
  },
  'office.basis.daily-care': { nb: 'Daglig omsorg', nn: 'Dagleg omsorg', en: 'Daily care' },
  'office.basis.foster-care': { nb: 'Fosterforelder', nn: 'Fosterforelder', en: 'Foster care' },
  'office.basis.child-welfare': { nb: 'Barnevernet', nn: 'Barnevernet', en: 'Child welfare service' },
  'office.basis.legal-guardian': { nb: 'Verge', nn: 'Verje', en: 'Legal guardian' },
  'office.basis.on-request': { nb: 'Bare etter forespørsel', nn: 'Berre etter førespurnad', en: 'On request only' },
  'office.basis.unknown': { nb: 'Ikke kjent', nn: 'Ikkje kjent', en: 'Not known' },
  'office.not-called.no-access': {
    nb: 'Grunnlaget for relasjonen gir ikke innsyn. Ikke gi opplysninger om eleven; avklar grunnlaget på arbeidslisten.',
    nn: 'Grunnlaget for relasjonen gir ikkje innsyn. Ikkje gi opplysningar om eleven; avklar grunnlaget på arbeidslista.',
    en: 'The basis of the relation gives no access. Say nothing about the pupil; settle the basis on the work list.',
  },
  'office.not-called.of-age': {
    nb: 'Eleven er myndig og har ikke gitt samtykke. Snakk med eleven selv.',
    nn: 'Eleven er myndig og har ikkje gitt samtykke. Snakk med eleven sjølv.',
    en: 'The pupil is of age and has given no consent. Speak with the pupil.',
  },
  'office.left-out.protected': {
    nb: 'Foresatte til elever med adressesperre står bare på elevkortet.',
    nn: 'Føresette til elevar med adressesperre står berre på elevkortet.',
    en: 'Only the pupil’s card shows guardians of pupils with protected addresses.',
  },
  'office.left-out.not-yours': {
    nb: 'Foresatte og telefonnumre vises for kontaktlærer, kontor og ledelse. Spør en av dem.',
    nn: 'Føresette og telefonnummer blir viste for kontaktlærar, kontor og leiing. Spør ein av dei.',
    en: 'Guardians and telephone numbers are shown to contact teacher, office and leaders. Ask one of them.',
  },
  'office.do.report-absence': { nb: 'Meld fravær', nn: 'Meld fråvær', en: 'Report absence' },
  'office.do.see-absence-reports': {
    nb: 'Se, endre og trekk fraværsmeldinger',
    nn: 'Sjå, endre og trekk fråværsmeldingar',
    en: 'See, change and withdraw absence reports',
  },
  'office.do.see-figures': { nb: 'Se fravær i tall', nn: 'Sjå fråvær i tal', en: 'See absence in figures' },
  'office.do.see-absences': { nb: 'Se fravær dag for dag', nn: 'Sjå fråvær dag for dag', en: 'See absence day by day' },
  'office.do.see-statements': {
    nb: 'Se halvårsoversikter',
    nn: 'Sjå halvårsoversikter',
    en: 'See half-year statements',
  },
  'office.do.freeze-statement': {
    nb: 'Frys en halvårsoversikt',
    nn: 'Frys ei halvårsoversikt',
    en: 'Freeze a half-year statement',
  },
  'office.do.see-warnings': { nb: 'Se varsler', nn: 'Sjå varsel', en: 'See formal warnings' },
  'office.do.see-remarks': { nb: 'Se anmerkninger', nn: 'Sjå merknader', en: 'See remarks' },
  'office.waits.leave-decisions': {
    nb: 'Søknader om permisjon som rektor avgjør',
    nn: 'Søknader om permisjon som rektor avgjer',
    en: 'Applications for leave that the principal decides',
  },
  'office.waits.reported-messages': {
    nb: 'Meldte meldinger',
    nn: 'Melde meldingar',
    en: 'Reported messages',
  },
  'office.waits.warning-approvals': {
    nb: 'Varsler som venter på godkjenning',
    nn: 'Varsel som ventar på godkjenning',
    en: 'Formal warnings that wait for approval',
  },
  'office.waits.paper-tasks': {
    nb: 'Brev som må leveres på papir',
    nn: 'Brev som må leverast på papir',
    en: 'Letters that must be delivered on paper',
  },
  'office.waits.work-list': {
    nb: 'Åpne spørsmål på arbeidslisten',
    nn: 'Opne spørsmål på arbeidslista',
    en: 'Open questions on the work list',
  },
};

/** A word of the table. */
export const wordFor = (code: string, language: Language): string => texts[code]?.[language] ?? code;
