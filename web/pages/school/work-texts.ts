import type { Texts } from '../../words/text.ts';

/** Words of the work list: open questions about people. */
export const texts = {
  title: { nb: 'Spørsmål om personer', nn: 'Spørsmål om personar', en: 'Questions about people' },
  lead: {
    nb: 'Her er det kildene ikke er enige om, eller ikke vet. Et valg gjelder straks, til en kilde endrer det den sier.',
    nn: 'Her er det kjeldene ikkje er samde om, eller ikkje veit. Eit val gjeld straks, til ei kjelde endrar det ho seier.',
    en: 'What the sources disagree on, or do not know. A choice holds at once, until a source changes its statement.',
  },
  show: { nb: 'Vis', nn: 'Vis', en: 'Show' },
  allKinds: { nb: 'Alle spørsmål', nn: 'Alle spørsmål', en: 'All questions' },
  nothing: { nb: 'Ingen spørsmål er åpne.', nn: 'Ingen spørsmål er opne.', en: 'No question is open.' },
  'protection-unknown': { nb: 'Elevens adressesperre', nn: 'Adressesperra til eleven', en: 'The pupil’s protection' },
  'protection-lowered': {
    nb: 'Elevens adressesperre fjernet',
    nn: 'Adressesperra til eleven fjerna',
    en: 'The pupil’s protection removed',
  },
  'basis-unknown': { nb: 'Grunnlag ikke kjent', nn: 'Grunnlag ikkje kjent', en: 'Basis unknown' },
  'basis-differs': {
    nb: 'Uenige kilder om grunnlag',
    nn: 'Usamde kjelder om grunnlag',
    en: 'Sources differ on the basis',
  },
  'guardian-protection-unknown': {
    nb: 'Foresattes adressesperre',
    nn: 'Adressesperra til føresette',
    en: 'A guardian’s protection',
  },
  'guardian-protection-lowered': {
    nb: 'Foresattes adressesperre fjernet',
    nn: 'Adressesperra til føresette fjerna',
    en: 'A guardian’s protection removed',
  },
  'same-person': { nb: 'Kanskje samme person', nn: 'Kanskje same person', en: 'Perhaps the same person' },
  'birth-date-unlikely': { nb: 'Usannsynlig fødselsdato', nn: 'Usannsynleg fødselsdato', en: 'Unlikely date of birth' },
  'email-unreachable': { nb: 'E-post når ikke fram', nn: 'E-post når ikkje fram', en: 'E-mail does not arrive' },
  'timetable-unmatched': { nb: 'Ukjent i timeplanen', nn: 'Ukjend i timeplanen', en: 'Unknown in the timetable' },
  'contact-missing': {
    nb: 'Skolens kontakt mangler',
    nn: 'Kontakten til skulen manglar',
    en: 'The school has no contact',
  },
  // A kind that a newer server asks about; its own text says the rest.
  otherKind: { nb: 'Et annet spørsmål', nn: 'Eit anna spørsmål', en: 'Another question' },
  protected: { nb: 'Adressesperre', nn: 'Adressesperre', en: 'Protected address' },
  pupil: { nb: 'En elev', nn: 'Ein elev', en: 'A pupil' },
  guardian: { nb: 'En foresatt', nn: 'Ein føresett', en: 'A guardian' },
  staff: { nb: 'En ansatt', nn: 'Ein tilsett', en: 'A member of staff' },
  toPupil: { nb: 'Alt om {name}', nn: 'Alt om {name}', en: 'Everything about {name}' },
  sources: {
    nb: 'Hva kildene sier ({count})',
    nn: 'Kva kjeldene seier ({count})',
    en: 'What the sources say ({count})',
  },
  unknown: { nb: 'ikke kjent', nn: 'ikkje kjent', en: 'unknown' },
  unknownSystem: { nb: 'ukjent system', nn: 'ukjent system', en: 'unknown system' },
  setContact: { nb: 'Sett skolens kontakt', nn: 'Set kontakten til skulen', en: 'Set the school’s contact' },
  choose: { nb: 'Velg …', nn: 'Vel …', en: 'Choose …' },
  why: {
    nb: 'Hvorfor, og hvor er det kontrollert?',
    nn: 'Kvifor, og kvar er det kontrollert?',
    en: 'Why, and where was it checked?',
  },
  save: { nb: 'Lagre valget', nn: 'Lagre valet', en: 'Save the choice' },
  saveOf: { nb: 'Lagre valget for {name}', nn: 'Lagre valet for {name}', en: 'Save the choice for {name}' },
} satisfies Texts;
