import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of messages. */
export const refusals = {
  'messages.pupil-of-age': {
    kind: 'forbidden',
    nb: 'Eleven er myndig og skriver selv med skolen. Kontakt {contact} om det er noe du må si fra om.',
    nn: 'Eleven er myndig og skriv sjølv med skulen. Kontakt {contact} om det er noko du må seie frå om.',
    en: 'The pupil is of age and writes with the school alone. Contact {contact} if there is something you must tell.',
  },
  'messages.pupil-not-of-age': {
    kind: 'forbidden',
    nb: 'Før du fyller 18, er det foresatte som skriver med skolen her. Snakk med læreren din på skolen.',
    nn: 'Før du fyller 18, er det føresette som skriv med skulen her. Snakk med læraren din på skulen.',
    en: 'Until you turn 18, your guardians write with the school here. Talk with your teacher at school.',
  },
  'messages.off': {
    kind: 'forbidden',
    nb: 'Skolen bruker ikke samtaler her nå. Kontakt {contact}.',
    nn: 'Skulen brukar ikkje samtalar her no. Kontakt {contact}.',
    en: 'The school does not use messages here now. Contact {contact}.',
  },
  'messages.not-available': {
    kind: 'invalid',
    nb: 'Du kan ikke skrive til denne personen om eleven. Hent skjemaet på nytt og velg en som står der.',
    nn: 'Du kan ikkje skrive til denne personen om eleven. Hent skjemaet på nytt og vel ein som står der.',
    en: 'You cannot write to this person about the pupil. Fetch the form again and choose somebody in it.',
  },
  'messages.nobody-left': {
    kind: 'conflict',
    nb: 'Ingen andre i samtalen har tilgang lenger. Begynn en ny samtale.',
    nn: 'Ingen andre i samtalen har tilgang lenger. Begynn ein ny samtale.',
    en: 'Nobody else in the conversation has access any more. Start a new conversation.',
  },
  'messages.closed': {
    kind: 'conflict',
    nb: 'Samtalen er avsluttet. Begynn en ny samtale.',
    nn: 'Samtalen er avslutta. Begynn ein ny samtale.',
    en: 'The conversation is closed. Start a new conversation.',
  },
  'messages.paused': {
    kind: 'conflict',
    nb: 'Skolens ledelse har satt samtalen på pause. Ingen kan skrive i den nå. Kontakt {contact}.',
    nn: 'Leiinga ved skulen har sett samtalen på pause. Ingen kan skrive i han no. Kontakt {contact}.',
    en: 'The school’s leaders have paused the conversation. Nobody can write in it now. Contact {contact}.',
  },
  'messages.paused-until': {
    kind: 'conflict',
    nb: 'Skolens ledelse har satt samtalen på pause til og med {lastDay}. Ingen kan skrive i den nå. Kontakt {contact}.',
    nn: 'Leiinga ved skulen har sett samtalen på pause til og med {lastDay}. Ingen kan skrive i han no. Kontakt {contact}.',
    en: 'The school’s leaders have paused the conversation up to and including {lastDay}. Nobody can write in it now. Contact {contact}.',
  },
  'messages.homes-apart': {
    kind: 'conflict',
    nb: 'Ingen kan skrive i denne samtalen lenger. Begynn en ny samtale.',
    nn: 'Ingen kan skrive i denne samtalen lenger. Begynn ein ny samtale.',
    en: 'Nobody can write in this conversation any more. Start a new conversation.',
  },
  'messages.too-many': {
    kind: 'conflict',
    nb: 'Du har skrevet svært mange meldinger den siste timen. Vent en stund, eller kontakt {contact}.',
    nn: 'Du har skrive svært mange meldingar den siste timen. Vent ei stund, eller kontakt {contact}.',
    en: 'You have written very many messages in the last hour. Wait a while, or contact {contact}.',
  },
  'messages.author-withdraws': {
    kind: 'forbidden',
    nb: 'Bare den som skrev meldingen, kan trekke den.',
    nn: 'Berre den som skreiv meldinga, kan trekkje ho.',
    en: 'Only the author of a message can withdraw it.',
  },
  'messages.already-read': {
    kind: 'conflict',
    nb: 'Meldingen er lest og kan ikke trekkes. Skriv en ny melding som retter den.',
    nn: 'Meldinga er lesen og kan ikkje trekkjast. Skriv ei ny melding som rettar ho.',
    en: 'The message has been read and cannot be withdrawn. Write a new message that corrects it.',
  },
  'messages.no-colleague': {
    kind: 'invalid',
    nb: 'Denne personen arbeider ikke ved elevens skole nå. Velg en kollega ved skolen.',
    nn: 'Denne personen arbeider ikkje ved skulen til eleven no. Vel ein kollega ved skulen.',
    en: 'This person does not work at the pupil’s school now. Choose a colleague of the school.',
  },
  'messages.already-in': {
    kind: 'conflict',
    nb: 'Denne personen er allerede med i samtalen.',
    nn: 'Denne personen er alt med i samtalen.',
    en: 'This person is already in the conversation.',
  },
  'messages.too-many-people': {
    kind: 'conflict',
    nb: 'Det er så mange med i samtalen at det ikke er plass til flere. Avslutt tilgangen for en kollega først.',
    nn: 'Det er så mange med i samtalen at det ikkje er plass til fleire. Avslutt tilgangen for ein kollega først.',
    en: 'The conversation holds no more people. End a colleague’s access first.',
  },
  'messages.last-day': {
    kind: 'invalid',
    nb: 'Velg en siste dag fra i dag til {lastAllowedDay}.',
    nn: 'Vel ein siste dag frå i dag til {lastAllowedDay}.',
    en: 'Choose a last day from today to {lastAllowedDay}.',
  },
  'messages.not-asked': {
    kind: 'conflict',
    nb: 'Det er ikke noe å svare på om denne personen nå. Hent samtalen på nytt.',
    nn: 'Det er ikkje noko å svare på om denne personen no. Hent samtalen på nytt.',
    en: 'There is nothing to answer about this person now. Fetch the conversation again.',
  },
  'messages.attachments-off': {
    kind: 'forbidden',
    nb: 'Her kan du ikke legge ved filer. Fjern dem og send meldingen uten.',
    nn: 'Her kan du ikkje leggje ved filer. Fjern dei og send meldinga utan.',
    en: 'You cannot attach files here. Remove them and send the message without.',
  },
  'messages.attachment-unknown': {
    kind: 'invalid',
    nb: 'Vedlegget finnes ikke lenger, eller er ikke ditt for denne eleven. Fjern det og legg det ved på nytt.',
    nn: 'Vedlegget finst ikkje lenger, eller er ikkje ditt for denne eleven. Fjern det og legg det ved på nytt.',
    en: 'The attachment is gone, or not yours for this pupil. Remove it and attach it again.',
  },
  'messages.attachment-not-ready': {
    kind: 'conflict',
    nb: 'Vedlegget er ikke ferdig kontrollert. Vent litt og send igjen.',
    nn: 'Vedlegget er ikkje ferdig kontrollert. Vent litt og send igjen.',
    en: 'The attachment is still being checked. Wait a moment and send again.',
  },
  'messages.attachment-not-taken': {
    kind: 'invalid',
    nb: 'Vedlegget kan ikke sendes. Fjern det og send meldingen uten.',
    nn: 'Vedlegget kan ikkje sendast. Fjern det og send meldinga utan.',
    en: 'The attachment cannot be sent. Remove it and send the message without.',
  },
  'messages.attachment-used': {
    kind: 'conflict',
    nb: 'Vedlegget er sendt i en annen melding. Legg det ved på nytt.',
    nn: 'Vedlegget er sendt i ei anna melding. Legg det ved på nytt.',
    en: 'The attachment was sent in another message. Attach it again.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
