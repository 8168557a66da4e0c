import type { Texts } from '../../words/text.ts';

/** Words of adding a colleague to a conversation, and of the family's answer. */
export const texts = {
  add: { nb: 'Legg til en kollega', nn: 'Legg til ein kollega', en: 'Add a colleague' },
  sees: {
    nb: 'Kollegaen ser det som blir skrevet fra nå av. Familien ser at kollegaen er lagt til.',
    nn: 'Kollegaen ser det som blir skrive frå no av. Familien ser at kollegaen er lagd til.',
    en: 'The colleague sees what is written from now on. The family sees that the colleague was added.',
  },
  findLabel: { nb: 'Søk etter en kollega', nn: 'Søk etter ein kollega', en: 'Find a colleague' },
  findHelp: {
    nb: 'Skriv begynnelsen av navnet. Kollegaen må arbeide ved skolen.',
    nn: 'Skriv starten på namnet. Kollegaen må arbeide ved skulen.',
    en: 'Write the beginning of the name. The colleague must work at the school.',
  },
  findButton: { nb: 'Søk', nn: 'Søk', en: 'Find' },
  choose: { nb: 'Velg en kollega', nn: 'Vel ein kollega', en: 'Choose a colleague' },
  chooseFirst: {
    nb: 'Velg hvem du vil legge til.',
    nn: 'Vel kven du vil leggje til.',
    en: 'Choose whom you want to add.',
  },
  foundNobody: {
    nb: 'Vi fant ingen andre ved skolen med det navnet.',
    nn: 'Vi fann ingen andre ved skulen med det namnet.',
    en: 'We found nobody else at the school by that name.',
  },
  nobodyNear: {
    nb: 'Søk etter navnet til kollegaen.',
    nn: 'Søk etter namnet til kollegaen.',
    en: 'Search for the colleague’s name.',
  },
  foundMore: {
    nb: 'Det finnes flere med det navnet. Skriv mer av navnet.',
    nn: 'Det finst fleire med det namnet. Skriv meir av namnet.',
    en: 'There are more people by that name. Write more of the name.',
  },
  lastDay: { nb: 'Siste dag', nn: 'Siste dag', en: 'Last day' },
  askForEarlier: {
    nb: 'Spør familien om kollegaen også kan se de tidligere meldingene',
    nn: 'Spør familien om kollegaen også kan sjå dei tidlegare meldingane',
    en: 'Ask the family whether the colleague may see the earlier messages too',
  },
  send: { nb: 'Legg til', nn: 'Legg til', en: 'Add' },
  end: { nb: 'Avslutt tilgangen til {name}', nn: 'Avslutt tilgangen til {name}', en: 'End the access of {name}' },
  endOwn: { nb: 'Gå ut av samtalen', nn: 'Gå ut av samtalen', en: 'Leave the conversation' },
  endSure: {
    nb: 'Vil du avslutte tilgangen nå? Alle i samtalen ser det.',
    nn: 'Vil du avslutte tilgangen no? Alle i samtalen ser det.',
    en: 'Do you want to end the access now? Everybody in the conversation sees it.',
  },
  askedToTakePart: {
    nb: 'Kan {name} være med i samtalen til og med {day}? {name} ser det som blir skrevet fra nå av.',
    nn: 'Kan {name} vere med i samtalen til og med {day}? {name} ser det som blir skrive frå no av.',
    en: 'May {name} take part in the conversation until {day}? {name} sees what is written from now on.',
  },
  askedForBoth: {
    nb: 'Kan {name} være med i samtalen til og med {day}, og se de tidligere meldingene også?',
    nn: 'Kan {name} vere med i samtalen til og med {day}, og sjå dei tidlegare meldingane også?',
    en: 'May {name} take part in the conversation until {day}, and see the earlier messages too?',
  },
  askedForEarlier: {
    nb: '{name} er med i samtalen til og med {day}. Kan {name} også se de tidligere meldingene?',
    nn: '{name} er med i samtalen til og med {day}. Kan {name} også sjå dei tidlegare meldingane?',
    en: '{name} is in the conversation until {day}. May {name} see the earlier messages too?',
  },
  yes: { nb: 'Ja', nn: 'Ja', en: 'Yes' },
  no: { nb: 'Nei', nn: 'Nei', en: 'No' },
  keepEarlier: {
    nb: 'Ikke vis {name} de tidligere meldingene lenger',
    nn: 'Ikkje vis {name} dei tidlegare meldingane lenger',
    en: 'Do not show {name} the earlier messages any longer',
  },
} satisfies Texts;
