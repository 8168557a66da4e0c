import type { Texts } from '../../words/text.ts';

/** Words of the page about the person's own calendar. */
export const texts = {
  calendar: { nb: 'Kalender', nn: 'Kalender', en: 'Calendar' },
  lead: {
    nb: 'Få samtaler og foreldremøter inn i kalenderen på telefonen. Kalenderen henter dem fra en adresse som er din alene.',
    nn: 'Få samtalar og foreldremøte inn i kalenderen på telefonen. Kalenderen hentar dei frå ei adresse som er di åleine.',
    en: 'Get talks and parents’ meetings into the calendar of your phone. It fetches them from an address of your own.',
  },
  address: { nb: 'Adressen', nn: 'Adressa', en: 'The address' },
  noFeed: {
    nb: 'Du har ingen adresse ennå.',
    nn: 'Du har inga adresse enno.',
    en: 'You have no address yet.',
  },
  make: { nb: 'Lag adresse', nn: 'Lag adresse', en: 'Make an address' },
  shownOnce: {
    nb: 'Adressen vises bare nå. Den som har den, ser avtalene dine uten å logge inn. Ikke del den.',
    nn: 'Adressa blir vist berre no. Den som har adressa, ser avtalane dine utan å logge inn. Ikkje del adressa.',
    en: 'The address is shown only now. Whoever has it sees your appointments without signing in. Do not share it.',
  },
  yourAddress: { nb: 'Adressen til kalenderen', nn: 'Adressa til kalenderen', en: 'The calendar’s address' },
  copy: { nb: 'Kopier adressen', nn: 'Kopier adressa', en: 'Copy the address' },
  copied: { nb: 'Adressen er kopiert.', nn: 'Adressa er kopiert.', en: 'The address is copied.' },
  notCopied: {
    nb: 'Nettleseren lar oss ikke kopiere. Marker adressen og kopier den selv.',
    nn: 'Nettlesaren lèt oss ikkje kopiere. Marker adressa og kopier sjølv.',
    en: 'The browser does not let us copy. Select the address and copy it yourself.',
  },
  madeOn: {
    nb: 'Du laget en adresse {day}. Vi viser den ikke igjen: lag en ny hvis du har mistet den.',
    nn: 'Du laga ei adresse {day}. Vi viser ikkje adressa igjen: lag ei ny om du har mista den gamle.',
    en: 'You made an address on {day}. We do not show it again: make a new one if you have lost it.',
  },
  makeNew: { nb: 'Lag ny adresse', nn: 'Lag ny adresse', en: 'Make a new address' },
  makeNewSure: {
    nb: 'Den gamle adressen slutter å virke med en gang. Kalendere som bruker den, får ikke flere avtaler.',
    nn: 'Den gamle adressa sluttar å verke med ein gong. Kalendrar som bruker den gamle, får ikkje fleire avtalar.',
    en: 'The old address stops working at once. Calendars that use it get no more appointments.',
  },
  end: { nb: 'Slett adressen', nn: 'Slett adressa', en: 'Delete the address' },
  endSure: {
    nb: 'Ingen kalender får flere avtaler fra adressen. Avtaler som ligger i en kalender, må du slette der.',
    nn: 'Ingen kalender får fleire avtalar frå adressa. Avtalar som ligg i ein kalender, må du slette der.',
    en: 'No calendar gets more appointments from the address. Delete there what a calendar has already.',
  },
  ended: { nb: 'Adressen er slettet.', nn: 'Adressa er sletta.', en: 'The address is deleted.' },
  shows: { nb: 'Hva kalenderen viser', nn: 'Kva kalenderen viser', en: 'What the calendar shows' },
  showsLead: {
    nb: 'Kalenderen viser dine egne samtaler og foreldremøter, aldri navn på barn.',
    nn: 'Kalenderen viser dine eigne samtalar og foreldremøte, aldri namn på barn.',
    en: 'The calendar shows your own talks and parents’ meetings, never the name of a child.',
  },
  details: { nb: 'Vis hva avtalen er, og hvor', nn: 'Vis kva avtalen er, og kvar', en: 'Show what it is, and where' },
  detailsOff: {
    nb: 'Nå heter alle avtaler «Skolebro-avtale», uten sted.',
    nn: 'No heiter alle avtalar «Skolebro-avtale», utan stad.',
    en: 'Now every appointment is called “Skolebro appointment”, without a place.',
  },
  detailsOn: {
    nb: 'Nå står det «Utviklingssamtale» eller «Foreldremøte», og stedet.',
    nn: 'No står det «Utviklingssamtale» eller «Foreldremøte», og staden.',
    en: 'Now it says “Development talk” or “Parents’ meeting”, and the place.',
  },
  saved: { nb: 'Valget er lagret.', nn: 'Valet er lagra.', en: 'The choice is saved.' },
  how: { nb: 'Slik legger du til kalenderen', nn: 'Slik legg du til kalenderen', en: 'How to add the calendar' },
  iphone: { nb: 'iPhone og iPad', nn: 'iPhone og iPad', en: 'iPhone and iPad' },
  iphoneHow: {
    nb: 'Åpne Kalender og trykk Kalendere nederst, så Legg til kalender, så Legg til kalenderabonnement. Lim inn adressen.',
    nn: 'Opne Kalender og trykk Kalendrar nedst, så Legg til kalender, så Legg til kalenderabonnement. Lim inn adressa.',
    en: 'Open Calendar and tap Calendars at the bottom, then Add Calendar, then Add Subscription Calendar. Paste the address.',
  },
  google: { nb: 'Google Kalender', nn: 'Google Kalender', en: 'Google Calendar' },
  googleHow: {
    nb: 'Åpne calendar.google.com på en datamaskin. Velg pluss ved «Andre kalendere», så «Fra nettadresse», og lim inn adressen. Google henter sjelden: det kan gå et døgn før en endring vises.',
    nn: 'Opne calendar.google.com på ei datamaskin. Vel pluss ved «Andre kalendrar», så «Frå nettadresse», og lim inn adressa. Google hentar sjeldan: det kan gå eit døgn før ei endring viser.',
    en: 'Open calendar.google.com on a computer. Choose the plus beside “Other calendars”, then “From URL”, and paste the address. Google fetches seldom: a change may take a day to show.',
  },
  outlook: { nb: 'Outlook', nn: 'Outlook', en: 'Outlook' },
  outlookHow: {
    nb: 'Velg «Legg til kalender» i kalenderen, så «Abonner fra nettet», og lim inn adressen.',
    nn: 'Vel «Legg til kalender» i kalenderen, så «Abonner frå nettet», og lim inn adressa.',
    en: 'Choose “Add calendar” in the calendar, then “Subscribe from web”, and paste the address.',
  },
} satisfies Texts;
