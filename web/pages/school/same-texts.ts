import type { Texts } from '../../words/text.ts';

/** Words for two records that may be the same person. */
export const texts = {
  why: {
    nb: 'Hvorfor, og hvor er det kontrollert?',
    nn: 'Kvifor, og kvar er det kontrollert?',
    en: 'Why, and where was it checked?',
  },
  unknownSystem: { nb: 'ukjent system', nn: 'ukjent system', en: 'unknown system' },
  sameTitle: { nb: 'Samme person?', nn: 'Same person?', en: 'The same person?' },
  sameLead: {
    nb: 'To registreringer har samme nummer eller samme innlogging.',
    nn: 'To registreringar har same nummer eller same innlogging.',
    en: 'Two records share a number or a login.',
  },
  born: { nb: 'Født', nn: 'Fødd', en: 'Born' },
  class: { nb: 'Klasse', nn: 'Klasse', en: 'Class' },
  ends: { nb: 'Slutter', nn: 'Sluttar', en: 'Ends' },
  from: { nb: 'Kommer fra', nn: 'Kjem frå', en: 'Comes from' },
  hasRecords: {
    nb: 'Har egne opplysninger her, og kan bare være den som fortsetter.',
    nn: 'Har eigne opplysningar her, og kan berre vere den som held fram.',
    en: 'Has its own data here, and can only be the record that goes on.',
  },
  gives: {
    nb: 'Rettighetene til én samlet person',
    nn: 'Rettane til éin samla person',
    en: 'The rights of one joined record',
  },
  'gift-relation': { nb: 'Relasjon', nn: 'Relasjon', en: 'Relation' },
  'gift-consent': { nb: 'Samtykke', nn: 'Samtykke', en: 'Consent' },
  'gift-enrolment': { nb: 'Elev i', nn: 'Elev i', en: 'Pupil of' },
  'gift-teaches': { nb: 'Underviser', nn: 'Underviser', en: 'Teaches' },
  'gift-role': { nb: 'Rolle', nn: 'Rolle', en: 'Role' },
  'gift-substitute': { nb: 'Vikar i', nn: 'Vikar i', en: 'Substitute in' },
  elsewhere: { nb: 'ved en annen skole', nn: 'ved ein annan skule', en: 'at another school' },
  decide: { nb: 'Avgjør', nn: 'Avgjer', en: 'Decide' },
  goesOn: { nb: 'Hvilken fortsetter?', nn: 'Kven held fram?', en: 'Which record goes on?' },
  noJoin: {
    nb: 'Begge har egne opplysninger, og kan ikke slås sammen her.',
    nn: 'Begge har eigne opplysningar, og kan ikkje slåast saman her.',
    en: 'Both have data of their own, and cannot be joined here.',
  },
  parted: { nb: 'To personer', nn: 'To personar', en: 'Two people' },
  joined: { nb: 'Slå sammen', nn: 'Slå saman', en: 'Join them' },
  'value-parental-responsibility': { nb: 'foreldreansvar', nn: 'foreldreansvar', en: 'parental responsibility' },
  'value-daily-care': { nb: 'daglig omsorg', nn: 'dagleg omsorg', en: 'daily care' },
  'value-foster-care': { nb: 'fosterforelder', nn: 'fosterforelder', en: 'foster care' },
  'value-child-welfare': { nb: 'barnevernet', nn: 'barnevernet', en: 'child welfare service' },
  'value-legal-guardian': { nb: 'verge', nn: 'verje', en: 'legal guardian' },
  'value-on-request': { nb: 'bare etter forespørsel', nn: 'berre etter førespurnad', en: 'on request only' },
  'value-unknown': { nb: 'ikke kjent', nn: 'ikkje kjent', en: 'not known' },
  'value-teacher': { nb: 'lærer', nn: 'lærar', en: 'teacher' },
  'value-contact-teacher': { nb: 'kontaktlærer', nn: 'kontaktlærar', en: 'contact teacher' },
  'value-office': { nb: 'kontoret', nn: 'kontoret', en: 'office' },
  'value-leader': { nb: 'leder', nn: 'leiar', en: 'leader' },
  'value-principal': { nb: 'rektor', nn: 'rektor', en: 'principal' },
  'value-owner-admin': { nb: 'administrator', nn: 'administrator', en: 'administrator' },
} satisfies Texts;

type Value = keyof typeof texts extends infer Name ? (Name extends `value-${infer Known}` ? Known : never) : never;

/** True for a basis or a role that has a word here; a pupil's place in a group needs none. */
export const isValue = (value: string | null): value is Value => value !== null && `value-${value}` in texts;
