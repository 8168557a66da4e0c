import type { Text, Texts } from '../shared/texts/language.ts';

const advice: Readonly<Record<string, Text>> = {
  'advice-silent': {
    nb: 'Enheten har ikke tatt imot noe på over en måned. Åpne appen på den, og slå av strømsparing for appen.',
    nn: 'Eininga har ikkje teke imot noko på over ein månad. Opne appen på eininga, og slå av straumsparing for appen.',
    en: 'The device has accepted no notice for more than a month. Open the app on it, and switch off battery saving for the app.',
  },
  'advice-failed': {
    nb: 'Enheten tar ikke imot beskjeder lenger. Åpne appen på den og slå på beskjeder på nytt.',
    nn: 'Eininga tek ikkje imot beskjedar lenger. Opne appen på eininga og slå på beskjedar på nytt.',
    en: 'The device no longer accepts notices. Open the app on it and switch notifications on again.',
  },
  'advice-untried': {
    nb: 'Ingen beskjed er sendt til enheten ennå. Prøv «Test beskjedene mine».',
    nn: 'Ingen beskjed er send til eininga enno. Prøv «Test beskjedane mine».',
    en: 'No notice has been sent to the device yet. Try “Test my notices”.',
  },
  'advice-email-bounced': {
    nb: 'E-posten kom i retur. Rett adressen der skolen eller kontaktregisteret henter den.',
    nn: 'E-posten kom i retur. Rett adressa i kjelda til skulen eller i kontaktregisteret.',
    en: 'The e-mail came back. Correct the address at its source, the school’s or the contact register’s.',
  },
  'advice-email-complained': {
    nb: 'En e-post herfra ble meldt som søppelpost, så det sendes ikke flere. Kontakt {contact} hvis det var en feil.',
    nn: 'Ein e-post herifrå blei meld som søppelpost, så det blir ikkje sendt fleire. Kontakt {contact} om det var ein feil.',
    en: 'An e-mail from here was reported as spam, so no more are sent. Contact {contact} if that was a mistake.',
  },
  'advice-email-rejected': {
    nb: 'Adressen kan ikke brukes. Rett den der skolen eller kontaktregisteret henter den.',
    nn: 'Adressa kan ikkje brukast. Rett adressa i kjelda til skulen eller i kontaktregisteret.',
    en: 'The address cannot be used. Correct it at its source, the school’s or the contact register’s.',
  },
  'silence-no-channel': {
    nb: 'Du får ingen beskjeder på telefon eller e-post. Installer appen, eller kontakt {contact} og oppgi en e-postadresse.',
    nn: 'Du får ingen beskjedar på telefon eller e-post. Installer appen, eller kontakt {contact} og oppgi ei e-postadresse.',
    en: 'You get no notices by phone or e-mail. Install the app, or contact {contact} and give an e-mail address.',
  },
  'silence-all-failed': {
    nb: 'Ingen av kanalene dine virker. Følg rådene ved hver av dem.',
    nn: 'Ingen av kanalane dine verkar. Følg råda ved kvar av dei.',
    en: 'None of your channels works. Follow the advice beside each.',
  },
  'silence-all-muted': {
    nb: 'Du har slått av alle beskjeder som kan slås av. Innboksen har alt.',
    nn: 'Du har slått av alle beskjedar som kan slåast av. Innboksen har alt.',
    en: 'You have switched off every notice that can be switched off. The inbox holds everything.',
  },
  'do-call': {
    nb: 'Ring når det haster, og be om en e-postadresse eller at appen tas i bruk.',
    nn: 'Ring når det hastar, og be om ei e-postadresse eller at appen blir teken i bruk.',
    en: 'Call when it is urgent, and ask the family for an e-mail address or to use the app.',
  },
  'do-ask-for-contact': {
    nb: 'Skolen har ikke noe telefonnummer. Be om telefon og e-post, og rett det i systemet elevopplysningene kommer fra.',
    nn: 'Skulen har ikkje noko telefonnummer. Be om telefon og e-post, og rett det i systemet elevopplysningane kjem frå.',
    en: 'The school holds no telephone number. Ask for telephone and e-mail, and correct them in the roster’s source system.',
  },
  'do-see-card': {
    nb: 'Familien har eller kan ha adressesperre. Navn og telefonnummer står bare på elevkortet.',
    nn: 'Familien har eller kan ha adressesperre. Namn og telefonnummer står berre på elevkortet.',
    en: 'The family’s address is or may be protected. Only the pupil’s card shows names and telephone numbers.',
  },
  'family-no-channel': {
    nb: 'Har verken app eller e-postadresse. Be om en adresse, eller ring når det haster.',
    nn: 'Har verken app eller e-postadresse. Be om ei adresse, eller ring når det hastar.',
    en: 'Has neither app nor e-mail address. Ask for an address, or call when it is urgent.',
  },
  'family-all-failed': {
    nb: 'Kanalene virker ikke: adressen eller enheten tar ikke imot. Be om en ny adresse.',
    nn: 'Kanalane verkar ikkje: adressa eller eininga tek ikkje imot. Be om ei ny adresse.',
    en: 'The channels do not work: neither address nor device accepts notices. Ask for a new address.',
  },
  'family-all-muted': {
    nb: 'Har slått av beskjedene. Bare det skolen har plikt til å sende, kommer fram.',
    nn: 'Har slått av beskjedane. Berre det skulen har plikt til å sende, kjem fram.',
    en: 'Has switched notices off. Only notices that the school is obliged to send get through.',
  },
};

/** Texts of channels: refusals, advice, names of areas. */
export const texts: Texts = {
  ...Object.fromEntries(Object.entries(advice).map(([code, text]) => [`channels.${code}`, text])),
  'channels.area-absence': { nb: 'Fravær', nn: 'Fråvær', en: 'Absence' },
  'channels.area-leave': { nb: 'Permisjon', nn: 'Permisjon', en: 'Leave' },
  'channels.area-lessons': {
    nb: 'Timer og forsentkomming',
    nn: 'Timar og forseinkoming',
    en: 'Lessons and late arrival',
  },
  'channels.area-figures': { nb: 'Fraværsgrensen', nn: 'Fråværsgrensa', en: 'The absence limit' },
  'channels.area-remarks': { nb: 'Anmerkninger', nn: 'Merknader', en: 'Remarks' },
  'channels.area-messages': { nb: 'Samtaler', nn: 'Samtalar', en: 'Messages' },
  'channels.area-meetings': {
    nb: 'Foreldremøter og utviklingssamtaler',
    nn: 'Foreldremøte og utviklingssamtalar',
    en: 'Parents’ meetings and development talks',
  },
  'channels.area-documents': {
    nb: 'Dokumenter fra skolen',
    nn: 'Dokument frå skulen',
    en: 'Documents from the school',
  },
  'channels.area-warnings': {
    nb: 'Oppfølging av sendte varsler',
    nn: 'Oppfølging av sende varsel',
    en: 'Formal warnings: events after sending',
  },
  'channels.locked': {
    nb: 'Beskjeder skolen har plikt til å sende, som varsler, kommer alltid.',
    nn: 'Beskjedar skulen har plikt til å sende, som varsel, kjem alltid.',
    en: 'Notices that the school is obliged to send, such as warnings, always come.',
  },
};
