import type { Texts } from '../../words/text.ts';

/** Words of the colleagues who stand in for a group. */
export const texts = {
  title: { nb: 'Vikar', nn: 'Vikar', en: 'Substitute' },
  lead: {
    nb: 'En vikar ser og fører timene i gruppen de dagene du velger.',
    nn: 'Ein vikar ser og fører timane i gruppa dei dagane du vel.',
    en: 'A substitute sees and registers the group’s lessons on the days you choose.',
  },
  now: { nb: 'Vikarer nå og fremover', nn: 'Vikarar no og framover', en: 'Substitutes now and later' },
  none: {
    nb: 'Ingen vikar har gruppen nå. Gi tilgang under.',
    nn: 'Ingen vikar har gruppa no. Gi tilgang under.',
    en: 'No substitute has the group now. Give access below.',
  },
  unnamed: { nb: 'En kollega', nn: 'Ein kollega', en: 'A colleague' },
  end: { nb: 'Avslutt', nn: 'Avslutt', en: 'End' },
  endFor: { nb: 'Avslutt tilgangen til {name}', nn: 'Avslutt tilgangen til {name}', en: 'End the access of {name}' },
  sure: {
    nb: 'Tilgangen slutter med en gang. Det vikaren har ført, blir stående.',
    nn: 'Tilgangen sluttar med ein gong. Det vikaren har ført, blir ståande.',
    en: 'The access ends at once. What the substitute has registered stays.',
  },
  cancel: { nb: 'Avbryt', nn: 'Avbryt', en: 'Cancel' },
  give: { nb: 'Gi en kollega gruppen', nn: 'Gi ein kollega gruppa', en: 'Give a colleague the group' },
  feideName: { nb: 'Feide-navn', nn: 'Feide-namn', en: 'Feide name' },
  feideHelp: { nb: 'For eksempel ola@skole.no', nn: 'Til dømes ola@skule.no', en: 'For example ola@school.no' },
  feideNeeded: {
    nb: 'Skriv kollegaens Feide-navn med @.',
    nn: 'Skriv Feide-namnet til kollegaen med @.',
    en: 'Give the colleague’s Feide name with @.',
  },
  from: { nb: 'Første dag', nn: 'Første dag', en: 'First day' },
  to: { nb: 'Siste dag', nn: 'Siste dag', en: 'Last day' },
  send: { nb: 'Gi tilgang', nn: 'Gi tilgang', en: 'Give access' },
  given: { nb: '{name} har gruppen {days}.', nn: '{name} har gruppa {days}.', en: '{name} has the group {days}.' },
} satisfies Texts;
