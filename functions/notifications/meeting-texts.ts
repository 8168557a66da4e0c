import type { Texts } from '../shared/texts/language.ts';

/** Titles of inbox items about meetings, talks and documents. */
export const meetingTexts: Texts = {
  'inbox.meeting-planned': {
    nb: 'Foreldremøte: si fra om du kommer',
    nn: 'Foreldremøte: sei frå om du kjem',
    en: 'Parents’ meeting: say whether you come',
  },
  'inbox.meeting-changed': {
    nb: 'Et foreldremøte er endret: ny dag, ny tid eller nytt sted',
    nn: 'Eit foreldremøte er endra: ny dag, ny tid eller ny stad',
    en: 'A parents’ meeting was changed: another day, time or place',
  },
  'inbox.meeting-cancelled': {
    nb: 'Et foreldremøte er avlyst',
    nn: 'Eit foreldremøte er avlyst',
    en: 'A parents’ meeting was cancelled',
  },
  'inbox.meeting-reminder': {
    nb: 'Påminnelse: si fra om du kommer på foreldremøtet',
    nn: 'Påminning: sei frå om du kjem på foreldremøtet',
    en: 'Reminder: say whether you come to the parents’ meeting',
  },
  'inbox.document-shared': {
    nb: 'En kollega har delt et dokument med deg',
    nn: 'Ein kollega har delt eit dokument med deg',
    en: 'A colleague has shared a document with you',
  },
  'inbox.document-handed-over': {
    nb: 'Du har blitt eier av et dokument, siden eieren har sluttet ved skolen',
    nn: 'Du har blitt eigar av eit dokument, sidan eigaren har slutta ved skulen',
    en: 'You have become the owner of a document, since its owner has left the school',
  },
  'inbox.document-asked': {
    nb: 'Et dokument venter på at du godkjenner',
    nn: 'Eit dokument ventar på at du godkjenner',
    en: 'A document waits for your approval',
  },
  'inbox.document-approved': {
    nb: 'Et dokument du eier, er godkjent',
    nn: 'Eit dokument du eig, er godkjent',
    en: 'A document that you own was approved',
  },
  'inbox.document-returned': {
    nb: 'Et dokument du eier, er sendt tilbake',
    nn: 'Eit dokument du eig, er sendt tilbake',
    en: 'A document that you own was sent back',
  },
  'inbox.document-published': {
    nb: 'Skolen har publisert et dokument',
    nn: 'Skulen har publisert eit dokument',
    en: 'The school has published a document',
  },
  'inbox.conference-opened': {
    nb: 'Det blir utviklingssamtaler: se når du kan bestille tid',
    nn: 'Det blir utviklingssamtalar: sjå når du kan bestille tid',
    en: 'There will be development talks: see when you can book a time',
  },
  'inbox.talk-asked': {
    nb: 'En lærer ønsker en utviklingssamtale med dere',
    nn: 'Ein lærar ønskjer ein utviklingssamtale med dykk',
    en: 'A teacher asks you for a development talk',
  },
  'inbox.talk-booked': {
    nb: 'Dere har fått tid til en utviklingssamtale',
    nn: 'De har fått tid til ein utviklingssamtale',
    en: 'You have a time for a development talk',
  },
  'inbox.talk-moved': {
    nb: 'En utviklingssamtale er flyttet til en annen tid',
    nn: 'Ein utviklingssamtale er flytt til ei anna tid',
    en: 'A development talk was moved to another time',
  },
  'inbox.talk-cancelled': {
    nb: 'En utviklingssamtale er avlyst',
    nn: 'Ein utviklingssamtale er avlyst',
    en: 'A development talk was cancelled',
  },
  'inbox.talk-interpreter-set': {
    nb: 'Nytt om tolk til en utviklingssamtale',
    nn: 'Nytt om tolk til ein utviklingssamtale',
    en: 'News of the interpreter for a development talk',
  },
  'inbox.talk-reminder': {
    nb: 'Påminnelse: utviklingssamtale i morgen',
    nn: 'Påminning: utviklingssamtale i morgon',
    en: 'Reminder: a development talk tomorrow',
  },
  'inbox.talk-offered': {
    nb: 'En tid fra ventelisten er ledig for dere en stund: si ja eller nei',
    nn: 'Ei tid frå ventelista er ledig for dykk ei stund: sei ja eller nei',
    en: 'A time from the waiting list is kept for you for a while: say yes or no',
  },
  'inbox.own-talk-moved': {
    nb: 'En familie har flyttet en samtale med deg',
    nn: 'Ein familie har flytt ein samtale med deg',
    en: 'A family has moved a talk with you',
  },
  'inbox.own-talk-moved-at': {
    nb: 'En familie har flyttet en samtale med deg til {day} kl. {from}',
    nn: 'Ein familie har flytt ein samtale med deg til {day} kl. {from}',
    en: 'A family has moved a talk with you to {day} at {from}',
  },
  'inbox.own-talk-cancelled-at': {
    nb: 'En familie har avlyst samtalen med deg {day} kl. {from}',
    nn: 'Ein familie har avlyst samtalen med deg {day} kl. {from}',
    en: 'A family has cancelled the talk with you on {day} at {from}',
  },
  'inbox.own-talk-cancelled': {
    nb: 'En familie har avlyst en samtale med deg',
    nn: 'Ein familie har avlyst ein samtale med deg',
    en: 'A family has cancelled a talk with you',
  },
};
