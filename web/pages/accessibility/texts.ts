import type { Texts } from '../../words/text.ts';

export const texts = {
  title: { nb: 'Tilgjengelighet', nn: 'Tilgjenge', en: 'Accessibility' },
  lead: {
    nb: 'Skolebro skal kunne brukes av alle. Her står hvert av de 47 kravene til offentlige nettsteder, og hvordan det prøves.',
    nn: 'Skolebro skal kunne brukast av alle. Her står kvart av dei 47 krava til offentlege nettstader, og korleis det blir prøvd.',
    en: 'Everybody should be able to use Skolebro. Here is each of the 47 requirements for public web sites, and how it is tested.',
  },
  sum: {
    nb: 'Vi kjenner ikke til brudd på noe av de {all} kravene.',
    nn: 'Vi kjenner ikkje til brot på noko av dei {all} krava.',
    en: 'We know of no breach of any of the {all} requirements.',
  },
  complain: {
    nb: 'Er noe vanskelig å bruke? Si fra til skolen eller kommunen. Du kan også klage til Tilsynet for universell utforming av IKT.',
    nn: 'Er noko vanskeleg å bruke? Sei frå til skulen eller kommunen. Du kan òg klage til Tilsynet for universell utforming av IKT.',
    en: 'Is something hard to use? Tell the school or the municipality. You can also complain to the Norwegian authority for accessible ICT.',
  },
  caption: { nb: 'Kravene', nn: 'Krava', en: 'The requirements' },
  requirement: { nb: 'Krav', nn: 'Krav', en: 'Requirement' },
  proof: { nb: 'Hvordan det prøves', nn: 'Korleis det blir prøvd', en: 'How it is tested' },
  axe: {
    nb: 'Automatisk på hver side, i hver tilstand',
    nn: 'Automatisk på kvar side, i kvar tilstand',
    en: 'Automatically on every page, in every state',
  },
  test: {
    nb: 'Egen prøve i nettleser',
    nn: 'Eiga prøve i nettlesar',
    en: 'A test of its own in a browser',
  },
} satisfies Texts;
