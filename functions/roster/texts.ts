import type { Texts } from '../shared/problems.ts';

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
  'work.protection-unknown': {
    nb: 'Adressesperre er ikke kjent for eleven. Avklar med Folkeregisteret; inntil da regnes eleven som beskyttet.',
    nn: 'Adressesperre er ikkje kjend for eleven. Avklar med Folkeregisteret; til då vert eleven rekna som verna.',
    en: 'Address protection is not known for the pupil. Settle it with the population register; until then the pupil counts as protected.',
  },
  'work.protection-lowered': {
    nb: 'En fil vil senke elevens adressesperre. Den står til noen har bekreftet det.',
    nn: 'Ei fil vil senke adressesperra til eleven. Ho står til nokon har stadfesta det.',
    en: 'A file would lower the pupil’s address protection. It stays until somebody has confirmed it.',
  },
  'work.basis-unknown': {
    nb: 'Grunnlaget for relasjonen er ikke kjent; foresatte har ingen tilgang før det er avklart.',
    nn: 'Grunnlaget for relasjonen er ikkje kjent; føresette har ingen tilgang før det er avklart.',
    en: 'The basis of the relation is not known; the guardian has no access until it is settled.',
  },
  'work.guardian-protection-lowered': {
    nb: 'En fil vil senke adressesperren til en foresatt. Den står til noen har bekreftet det.',
    nn: 'Ei fil vil senke adressesperra til ein føresett. Ho står til nokon har stadfesta det.',
    en: 'A file would lower a guardian’s address protection. It stays until somebody has confirmed it.',
  },
  'work.guardian-protection-unknown': {
    nb: 'Adressesperre er ikke kjent for en foresatt. Avklar med Folkeregisteret.',
    nn: 'Adressesperre er ikkje kjend for ein føresett. Avklar med Folkeregisteret.',
    en: 'Address protection is not known for a guardian. Settle it with the population register.',
  },
  'work.basis-differs': {
    nb: 'Kildene oppgir ulikt grunnlag for relasjonen. Velg hva som gjelder.',
    nn: 'Kjeldene oppgir ulikt grunnlag for relasjonen. Vel kva som gjeld.',
    en: 'The sources give different bases for the relation. Choose which holds.',
  },
  'work.same-person': {
    nb: 'To registreringer har samme nummer eller innlogging. Slå dem sammen, eller si at det er to personer.',
    nn: 'To registreringar har same nummer eller innlogging. Slå dei saman, eller sei at det er to personar.',
    en: 'Two records share a number or a login. Join them, or say that they are two people.',
  },
  'work.birth-date-unlikely': {
    nb: 'Fødselsdatoen kan ikke være en elevs. Rett den i kilden.',
    nn: 'Fødselsdatoen kan ikkje vere ein elev sin. Rett han i kjelda.',
    en: 'No pupil is born on this day. Correct it at its source.',
  },
  'work.email-unreachable': {
    nb: 'E-postadressen kan ikke brukes. Be om en som virker, og rett den i kilden.',
    nn: 'E-postadressa kan ikkje brukast. Be om ei som verkar, og rett henne i kjelda.',
    en: 'No mail can be sent to the e-mail address. Ask for one that works and correct it at its source.',
  },
  'work.timetable-unmatched': {
    nb: 'Timeplanen nevner noen eller noe som ikke finnes her. Rett navnet, eller legg det til i nøkkelfilen.',
    nn: 'Timeplanen nemner nokon eller noko som ikkje finst her. Rett namnet, eller legg det til i nøkkelfila.',
    en: 'The timetable names somebody or something that is not held here. Correct the name, or add it to the key file.',
  },
};
