import type { Texts } from '../../words/text.ts';

/** Words of a family's announcements. */
export const texts = {
  title: { nb: 'Beskjeder', nn: 'Beskjedar', en: 'Announcements' },
  announcement: { nb: 'Beskjed', nn: 'Beskjed', en: 'Announcement' },
  about: {
    nb: 'Beskjeder fra skolen: {name}',
    nn: 'Beskjedar frå skulen: {name}',
    en: 'Announcements from school: {name}',
  },
  lead: {
    nb: 'Fra skolen til alle i klassen eller gruppen. Svar på en beskjed går bare til den som sendte den.',
    nn: 'Frå skulen til alle i klassen eller gruppa. Svar på ein beskjed går berre til den som sende han.',
    en: 'From the school to everybody in the class or group. An answer reaches the sender only.',
  },
  toMeetings: { nb: 'Foreldremøter', nn: 'Foreldremøte', en: 'Parents’ meetings' },
  none: {
    nb: 'Ingen beskjeder ennå. De kommer hit når skolen sender en til klassen eller en gruppe.',
    nn: 'Ingen beskjedar enno. Dei kjem hit når skulen sender ein til klassen eller ei gruppe.',
    en: 'No announcements yet. They come here when the school sends one to the class or a group.',
  },
  noneMore: { nb: 'Ingen flere beskjeder.', nn: 'Ingen fleire beskjedar.', en: 'No more announcements.' },
  unread: { nb: 'Ulest', nn: 'Ulesen', en: 'Unread' },
  urgent: { nb: 'Haster', nn: 'Hastar', en: 'Urgent' },
  withdrawn: {
    nb: 'Skolen har trukket denne beskjeden.',
    nn: 'Skulen har trekt denne beskjeden.',
    en: 'The school has withdrawn this announcement.',
  },
  someone: { nb: 'Skolen', nn: 'Skulen', en: 'The school' },
  sayOk: { nb: 'OK', nn: 'OK', en: 'OK' },
  okHelp: {
    nb: 'Trykk OK når du har lest. Bare skolen ser det.',
    nn: 'Trykk OK når du har lese. Berre skulen ser det.',
    en: 'Press OK when you have read it. Only the school sees it.',
  },
  saidOk: { nb: 'Du svarte OK.', nn: 'Du svara OK.', en: 'You said OK.' },
  replyTo: { nb: 'Svar til {name}', nn: 'Svar til {name}', en: 'Answer {name}' },
  replyHelp: {
    nb: 'Bare {name} ser svaret. Ingen andre foresatte ser det.',
    nn: 'Berre {name} ser svaret. Ingen andre føresette ser det.',
    en: 'Only {name} sees the answer. No other guardian sees it.',
  },
  sendReply: { nb: 'Send svar', nn: 'Send svar', en: 'Send answer' },
  writeFirst: { nb: 'Skriv svaret først.', nn: 'Skriv svaret først.', en: 'Write the answer first.' },
  earlier: {
    nb: 'Se samtalen med svarene dine',
    nn: 'Sjå samtalen med svara dine',
    en: 'See the conversation with your answers',
  },
} satisfies Texts;
