import type { Texts } from '../shared/texts/language.ts';
/** Texts of absence reporting; a missing language does not compile. */
export const texts: Texts = {
  'absence.why-empty.relation-not-settled': {
    nb: 'Skolen har ikke avklart grunnlaget for at du er registrert som foresatt. Kontakt {contact} og be om at det blir avklart.',
    nn: 'Skulen har ikkje avklart grunnlaget for at du er registrert som føresett. Kontakt {contact} og be om at det blir avklart.',
    en: 'The school has not settled on what basis you are registered as a guardian. Contact {contact} and ask the school to settle it.',
  },
  'absence.why-empty.pupil-of-age': {
    nb: 'Eleven er myndig og styrer selv hvem som ser opplysningene. Be eleven gi deg tilgang.',
    nn: 'Eleven er myndig og styrer sjølv kven som ser opplysningane. Be eleven gi deg tilgang.',
    en: 'The pupil is of age and decides who sees the records. Ask the pupil to give you access.',
  },
  'absence.why-empty.no-child-here': {
    nb: 'Ingen elev ved disse skolene er knyttet til deg i dag. Mener du det er feil, kontakt {contact}.',
    nn: 'Ingen elev ved desse skulane er knytt til deg i dag. Meiner du det er feil, kontakt {contact}.',
    en: 'No pupil at these schools is connected with you today. If you think that is wrong, contact {contact}.',
  },
};
