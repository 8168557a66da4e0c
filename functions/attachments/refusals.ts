import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of attachments: what each means, and what to do. */
export const refusals = {
  'attachments.off': {
    kind: 'forbidden',
    nb: 'Her kan du ikke legge ved filer. Send meldingen uten, eller kontakt {contact}.',
    nn: 'Her kan du ikkje leggje ved filer. Send meldinga utan, eller kontakt {contact}.',
    en: 'You cannot attach files here. Send the message without them, or contact {contact}.',
  },
  'attachments.too-many': {
    kind: 'conflict',
    nb: 'Du har lagt ved svært mange filer den siste timen. Vent en stund, eller kontakt {contact}.',
    nn: 'Du har lagt ved svært mange filer den siste timen. Vent ei stund, eller kontakt {contact}.',
    en: 'You have attached very many files in the last hour. Wait a while, or contact {contact}.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
