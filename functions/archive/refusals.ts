import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of the archive’s queue. */
export const refusals = {
  'archive.already-archived': {
    kind: 'conflict',
    nb: 'Varselet er i arkivet. Det er ikke mer å gjøre; hent listen på nytt.',
    nn: 'Varselet er i arkivet. Det er ikkje meir å gjere; hent lista på nytt.',
    en: 'The warning is in the archive. There is nothing more to do; fetch the list again.',
  },
  'archive.already-given-up': {
    kind: 'conflict',
    nb: 'Overleveringen er alt oppgitt. Prøv på nytt hvis varselet likevel skal til arkivet.',
    nn: 'Overleveringa er alt oppgitt. Prøv på nytt om varselet likevel skal til arkivet.',
    en: 'The hand-over has already been given up. Try again if the warning must still go to the archive.',
  },
  'archive.not-failed': {
    kind: 'conflict',
    nb: 'Overleveringen er i gang og har ikke mislyktes. Vent på arkivet, eller hent listen på nytt.',
    nn: 'Overleveringa er i gang og er ikkje mislukka. Vent på arkivet, eller hent lista på nytt.',
    en: 'The hand-over is under way and has not failed. Wait for the archive, or fetch the list again.',
  },
  'archive.callback-unsigned': {
    kind: 'unauthenticated',
    nb: 'Kvitteringen er ikke signert med skoleeierens nøkkel. Kontroller nøkkelen og hva som signeres, og send på nytt.',
    nn: 'Kvitteringa er ikkje signert med nøkkelen til skuleeigaren. Kontroller nøkkelen og kva som blir signert, og send på nytt.',
    en: 'The receipt is not signed with the owner’s key. Check the key and the signed content, and send it again.',
  },
  'archive.callback-stale': {
    kind: 'unauthenticated',
    nb: 'Kvitteringen er signert for mer enn fem minutter siden, eller klokka går feil. Still klokka, signer på nytt og send.',
    nn: 'Kvitteringa er signert for meir enn fem minutt sidan, eller klokka går feil. Still klokka, signer på nytt og send.',
    en: 'The receipt was signed more than five minutes ago, or a clock is wrong. Set the clock, sign it again and send it.',
  },
  'archive.no-receipt': {
    kind: 'invalid',
    nb: 'Innholdet er ingen kvittering. Send arkivmeldingKvittering fra Fiks Arkiv, som base64; svar på søk legges i bøtta.',
    nn: 'Innhaldet er inga kvittering. Send arkivmeldingKvittering frå Fiks Arkiv, som base64; svar på søk blir lagde i bøtta.',
    en: 'The content is no receipt. Send arkivmeldingKvittering of Fiks Arkiv, as base64; answers to questions go into the bucket.',
  },
  'archive.other-key': {
    kind: 'invalid',
    nb: 'Kvitteringen gjelder et annet varsel enn det som er oppgitt. Ingenting er endret; send den for riktig varsel.',
    nn: 'Kvitteringa gjeld eit anna varsel enn det som er oppgitt. Ingenting er endra; send kvitteringa for rett varsel.',
    en: 'The receipt belongs to another warning than the named warning. Nothing was changed; send it for the right warning.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
