import { refuseBy } from '../shared/errors.ts';
import type { CodeOf, Refusals } from '../shared/refusals.ts';

/** Refusals of channels. */
export const refusals = {
  'channels.area-twice': {
    kind: 'invalid',
    nb: 'Samme tema står to ganger. Skriv hvert tema én gang.',
    nn: 'Same tema står to gonger. Skriv kvart tema éin gong.',
    en: 'An area is named twice. Name each area once.',
  },
  'channels.window-empty': {
    kind: 'invalid',
    nb: 'Egne tider må begynne og slutte på ulike klokkeslett, som HH:MM.',
    nn: 'Eigne tider må byrje og slutte på ulike klokkeslett, som HH:MM.',
    en: 'Own hours must begin and end at different times, as HH:MM.',
  },
  'channels.window-outside': {
    kind: 'invalid',
    nb: 'Egne tider må dele minst en halv time med tidene skolen sender i, {from}–{to}. Velg tider innenfor dem.',
    nn: 'Eigne tider må dele minst ein halv time med tidene skulen sender i, {from}–{to}. Vel tider innanfor dei.',
    en: 'Own hours must share at least half an hour with the school’s sending hours, {from}–{to}. Choose hours within them.',
  },
  'channels.push-not-offered': {
    kind: 'conflict',
    nb: 'Beskjeder sendes ikke til denne typen enhet her. Du får dem på e-post og i innboksen.',
    nn: 'Beskjedar blir ikkje sende til denne typen eining her. Du får dei på e-post og i innboksen.',
    en: 'Notices are not pushed to this kind of device here. You get them by e-mail and in the inbox.',
  },
  'channels.token-refused': {
    kind: 'invalid',
    nb: 'Enhetens nøkkel ble ikke godtatt. Åpne appen på nytt, så lager den en ny.',
    nn: 'Nøkkelen til eininga blei ikkje godteken. Opne appen på nytt, så lagar han ein ny.',
    en: 'The device’s token was not accepted. Open the app again to get a new token.',
  },
  'channels.too-many-devices': {
    kind: 'conflict',
    nb: 'Du har allerede {most} {most|enhet|enheter}. Fjern en du ikke bruker først.',
    nn: 'Du har allereie {most} {most|eining|einingar}. Ta bort ei du ikkje brukar først.',
    en: 'You have {most} {most|device|devices} already. Remove one that you do not use first.',
  },
  'channels.tested-lately': {
    kind: 'conflict',
    nb: 'Du kan teste {most} {most|gang|ganger} i timen. Prøv igjen etter {again}.',
    nn: 'Du kan teste {most} {most|gong|gonger} i timen. Prøv igjen etter {again}.',
    en: 'You can test {most} {most|time|times} an hour. Try again after {again}.',
  },
  'channels.nothing-to-test': {
    kind: 'conflict',
    nb: 'Ingen kanal å teste. Installer appen, eller kontakt {contact} og oppgi en e-postadresse.',
    nn: 'Ingen kanal å teste. Installer appen, eller kontakt {contact} og oppgi ei e-postadresse.',
    en: 'There is no channel to test. Install the app, or contact {contact} and give an e-mail address.',
  },
  'legal-is-locked': {
    kind: 'field',
    nb: 'Beskjeder skolen har plikt til å sende, kan ikke slås av. Fjern feltet.',
    nn: 'Beskjedar skulen har plikt til å sende, kan ikkje slåast av. Ta bort feltet.',
    en: 'Notices that the school is obliged to send cannot be switched off. Remove the field.',
  },
} satisfies Refusals;

export type RefusalCode = CodeOf<typeof refusals>;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
