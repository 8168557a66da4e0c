import { replyRefusals } from '../messages/lookup.ts';
import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of announcements, and those of a reply. */
export const refusals = {
  ...replyRefusals,
  'announcements.nobody': {
    kind: 'conflict',
    nb: 'Ingen kan lese beskjeden: gruppen har ingen elever nå, eller ingen av dem har foresatte som kan logge inn. Ring hjemmene.',
    nn: 'Ingen kan lese beskjeden: gruppa har ingen elevar no, eller ingen av dei har føresette som kan logge inn. Ring heimane.',
    en: 'Nobody can read the announcement: the group has no pupils now, or none of them has guardians who can sign in. Call the homes.',
  },
  'announcements.leaders-urgent': {
    kind: 'forbidden',
    nb: 'Bare ledelsen ved skolen kan sende en beskjed som haster. Send den som en vanlig beskjed, eller be ledelsen om hjelp.',
    nn: 'Berre leiinga ved skulen kan sende ein beskjed som hastar. Send han som ein vanleg beskjed, eller be leiinga om hjelp.',
    en: 'Only the school’s leaders can send an urgent announcement. Send it as an ordinary one, or ask a leader for help.',
  },
  'announcements.too-many': {
    kind: 'conflict',
    nb: 'Du har sendt svært mange beskjeder den siste timen. Vent en stund.',
    nn: 'Du har sendt svært mange beskjedar den siste timen. Vent ei stund.',
    en: 'You have sent very many announcements in the last hour. Wait a while.',
  },
  'announcements.author-withdraws': {
    kind: 'forbidden',
    nb: 'Bare den som sendte beskjeden, og ledelsen ved skolen kan trekke den.',
    nn: 'Berre den som sende beskjeden, og leiinga ved skulen kan trekkje han.',
    en: 'Only the sender of an announcement and the school’s leaders can withdraw it.',
  },
  'announcements.withdrawn': {
    kind: 'conflict',
    nb: 'Beskjeden er trukket av skolen.',
    nn: 'Beskjeden er trekt av skulen.',
    en: 'The school has withdrawn the announcement.',
  },
  'announcements.no-reply': {
    kind: 'forbidden',
    nb: 'Du kan ikke svare den som sendte denne beskjeden. Skriv til kontaktlæreren under Samtaler, eller kontakt {contact}.',
    nn: 'Du kan ikkje svare den som sende denne beskjeden. Skriv til kontaktlæraren under Samtalar, eller kontakt {contact}.',
    en: 'You cannot answer the sender of this announcement. Write to the contact teacher under Messages, or contact {contact}.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
