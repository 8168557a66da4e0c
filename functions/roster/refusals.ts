import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of the roster. */
export const refusals = {
  'roster.consent-ends-before-it-begins': {
    kind: 'invalid',
    nb: 'Samtykket må slutte etter i dag ({today}).',
    nn: 'Samtykket må slutte etter i dag ({today}).',
    en: 'The consent must end after today ({today}).',
    field: {
      nb: 'Samtykket må slutte etter {today}.',
      nn: 'Samtykket må slutte etter {today}.',
      en: 'The consent must end after {today}.',
    },
  },
  'roster.changed-since-seen': {
    kind: 'conflict',
    nb: 'Dette er endret siden du så det; nå gjelder: {now}. Hent arbeidslisten på nytt, og velg igjen.',
    nn: 'Dette er endra sidan du såg det; no gjeld: {now}. Hent arbeidslista på nytt, og vel igjen.',
    en: 'This has changed since you saw it. The present value is: {now}. Fetch the work list again and choose anew.',
  },
  'roster.seen-missing': {
    kind: 'invalid',
    nb: 'Valget åpner for innsyn. Send med «seen» fra arbeidslisten eller sammenligningen.',
    nn: 'Valet opnar for innsyn. Send med «seen» frå arbeidslista eller samanlikninga.',
    en: 'The choice gives somebody access. Send “seen” from the work list or the comparison with it.',
    field: {
      nb: 'må sendes med; det står på arbeidslisten eller i sammenligningen',
      nn: 'må sendast med; det står på arbeidslista eller i samanlikninga',
      en: 'must be sent; copy it from the work list or the comparison',
    },
  },
  'roster.reason-missing': {
    kind: 'invalid',
    nb: 'Valget åpner for innsyn. Skriv hvorfor, for eksempel hvor det er kontrollert.',
    nn: 'Valet opnar for innsyn. Skriv kvifor, til dømes kvar det er kontrollert.',
    en: 'The choice gives somebody access. Write why, for example where it was checked.',
    field: {
      nb: 'må fylles ut',
      nn: 'må fyllast ut',
      en: 'must be filled in',
    },
  },
  'roster.too-many-records': {
    kind: 'conflict',
    nb: 'Det er for mange registreringer til å avgjøre dette på én gang. Rett det i kilden, og les filen inn på nytt.',
    nn: 'Det er for mange registreringar til å avgjere dette på éin gong. Rett det i kjelda, og les fila inn på nytt.',
    en: 'There are too many records to settle this at once. Correct it at its source and import the file again.',
  },
  'roster.heir-missing': {
    kind: 'invalid',
    nb: 'Si hvilken av de to som skal stå igjen.',
    nn: 'Sei kven av dei to som skal stå att.',
    en: 'Name the record of the two that goes on.',
    field: {
      nb: 'må være en av de to',
      nn: 'må vere ein av dei to',
      en: 'must be one of the two',
    },
  },
  'roster.both-have-records': {
    kind: 'conflict',
    nb: 'Begge har egne registreringer (fravær, meldinger eller annet), og de kan ikke slås sammen her. Rett i kilden slik at bare én er i bruk, og avslutt den andre der.',
    nn: 'Begge har eigne registreringar (fråvær, meldingar eller anna), og dei kan ikkje slåast saman her. Rett i kjelda slik at berre éin er i bruk, og avslutt den andre der.',
    en: 'Both have records of their own (absence, messages or other), and they cannot be joined here. Correct it at the source so that only one is in use, and end the other there.',
  },
  'roster.other-goes-on': {
    kind: 'conflict',
    nb: 'Den andre har egne registreringer eller er den som fortsatt gjelder. Velg den som den som skal stå igjen.',
    nn: 'Den andre har eigne registreringar eller er den som framleis gjeld. Vel den som den som skal stå att.',
    en: 'The other has records of its own, or is the one that still holds. Choose that one to go on.',
  },
  'roster.bases-differ': {
    kind: 'conflict',
    nb: 'Grunnlaget for en relasjon er avgjort ulikt for de to. Avgjør det likt først.',
    nn: 'Grunnlaget for ein relasjon er avgjort ulikt for dei to. Avgjer det likt først.',
    en: 'The basis of a relation has been settled differently for the two. Settle it alike first.',
  },
  'roster.import-first': {
    kind: 'conflict',
    nb: 'Registreringen er fra en eldre import. Les filen inn på nytt, og slå sammen etterpå.',
    nn: 'Registreringa er frå ein eldre import. Les fila inn på nytt, og slå saman etterpå.',
    en: 'The record is from an older import. Import the file again, and join afterwards.',
  },
  'roster.compare-again': {
    kind: 'conflict',
    nb: 'De to er endret siden du sammenlignet dem. Sammenlign dem på nytt.',
    nn: 'Dei to er endra sidan du samanlikna dei. Samanlikn dei på nytt.',
    en: 'The two have changed since you compared them. Compare them again.',
  },
  'roster.protected-apart': {
    kind: 'conflict',
    nb: 'Eleven eller en av de to er skjermet, og da nevner skolen dem ikke for hverandre. Er det feil, så rett skjermingen i kilden eller på arbeidslisten først.',
    nn: 'Eleven eller ein av dei to er skjerma, og då nemner skulen dei ikkje for kvarandre. Er det feil, så rett skjerminga i kjelda eller på arbeidslista først.',
    en: 'The pupil or one of the two is protected, so the school does not name them to each other. If the protection is wrong, correct it at its source or on the work list first.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
