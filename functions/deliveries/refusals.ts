import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of warnings to families. */
export const refusals = {
  'deliveries.pupil-of-age': {
    kind: 'forbidden',
    nb: 'Eleven er over 18 år og bestemmer selv hvem som får lese. Eleven kan gi deg tilgang.',
    nn: 'Eleven er over 18 år og bestemmer sjølv kven som får lese. Eleven kan gi deg tilgang.',
    en: 'The pupil is over 18 and decides who may read the warnings. The pupil can give you access.',
  },
  'deliveries.not-a-recipient': {
    kind: 'conflict',
    nb: 'Varselet ble ikke sendt til deg, så du kan lese det, men ikke bekrefte at det er lest.',
    nn: 'Varselet blei ikkje sendt til deg, så du kan lese det, men ikkje stadfeste at det er lese.',
    en: 'The warning was not sent to you: you may read it, but not acknowledge it.',
  },
  'deliveries.no-paper-needed': {
    kind: 'conflict',
    nb: 'Varselet trenger ikke leveres på papir lenger: det er åpnet, levert, avsluttet, eller mottakeren skal ikke ha det mer.',
    nn: 'Varselet treng ikkje leverast på papir lenger: det er opna, levert, avslutta, eller mottakaren skal ikkje ha det meir.',
    en: 'The warning no longer needs a letter on paper: it was opened, delivered or ended, or its recipient has lost the right to it.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
