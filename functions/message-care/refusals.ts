import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of the care for conversations. */
export const refusals = {
  'message-care.own-message': {
    kind: 'conflict',
    nb: 'Du har skrevet denne meldingen selv. Meld fra om det andre har skrevet.',
    nn: 'Du har skrive denne meldinga sjølv. Meld frå om det andre har skrive.',
    en: 'You have written this message yourself. Report what others have written.',
  },
  'message-care.nothing-there': {
    kind: 'conflict',
    nb: 'Meldingen er trukket eller skjult, og teksten er borte for alle. Hent siden på nytt.',
    nn: 'Meldinga er trekt eller skjult, og teksten er borte for alle. Hent sida på nytt.',
    en: 'The message was withdrawn or hidden, and its text is gone for everybody. Fetch the page again.',
  },
  'message-care.too-many-reports': {
    kind: 'conflict',
    nb: 'Du har meldt fra om svært mange meldinger i dag. Kontakt {contact}.',
    nn: 'Du har meldt frå om svært mange meldingar i dag. Kontakt {contact}.',
    en: 'You have reported very many messages today. Contact {contact}.',
  },
  'message-care.already-handled': {
    kind: 'conflict',
    nb: 'Saken er behandlet. Hent siden på nytt.',
    nn: 'Saka er behandla. Hent sida på nytt.',
    en: 'The report has been handled. Fetch the page again.',
  },
  'message-care.already-paused': {
    kind: 'conflict',
    nb: 'Samtalen er allerede satt på pause, eller den er avsluttet. Hent siden på nytt.',
    nn: 'Samtalen er alt sett på pause, eller han er avslutta. Hent sida på nytt.',
    en: 'The conversation is paused already, or it is closed. Fetch the page again.',
  },
  'message-care.not-paused': {
    kind: 'conflict',
    nb: 'Samtalen er ikke på pause nå. Hent siden på nytt.',
    nn: 'Samtalen er ikkje på pause no. Hent sida på nytt.',
    en: 'The conversation is not paused now. Fetch the page again.',
  },
  'message-care.last-day': {
    kind: 'invalid',
    nb: 'Velg en siste dag fra i dag til {lastAllowedDay}, eller ingen.',
    nn: 'Vel ein siste dag frå i dag til {lastAllowedDay}, eller ingen.',
    en: 'Choose a last day from today to {lastAllowedDay}, or none.',
  },
  'message-care.already-held': {
    kind: 'conflict',
    nb: 'Samtalen er allerede sikret mot sletting. Hent siden på nytt.',
    nn: 'Samtalen er alt sikra mot sletting. Hent sida på nytt.',
    en: 'The conversation is on hold already. Fetch the page again.',
  },
  'message-care.unknown-message': {
    kind: 'invalid',
    nb: 'En av meldingene er ikke blant dem du kan se i samtalen. Hent samtalen på nytt og velg igjen.',
    nn: 'Ei av meldingane er ikkje mellom dei du kan sjå i samtalen. Hent samtalen på nytt og vel att.',
    en: 'One of the messages is not among those that you see in the conversation. Fetch it again and choose anew.',
  },
  'message-care.too-long': {
    kind: 'invalid',
    nb: 'Meldingene er for lange til ett dokument. Velg færre, og lag flere dokumenter.',
    nn: 'Meldingane er for lange til eitt dokument. Vel færre, og lag fleire dokument.',
    en: 'The messages are too long for one document. Choose fewer, and make several documents.',
  },
  'message-care.too-many': {
    kind: 'conflict',
    nb: 'Du har skrevet svært mye i samtaler den siste timen. Vent en stund, eller kontakt {contact}.',
    nn: 'Du har skrive svært mykje i samtalar den siste timen. Vent ei stund, eller kontakt {contact}.',
    en: 'You have written very much in conversations in the last hour. Wait a while, or contact {contact}.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
