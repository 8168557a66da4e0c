import type { Text } from '../shared/texts/language.ts';
import type { SettingKey } from './rules.ts';

/** What a setting is called and what it does. */
export type Explanation = { readonly title: Text; readonly text: Text };

/** The settings of who is told of what, and when. */
export const noticeExplanations = {
  'absence.unexplainedNotice': {
    title: {
      nb: 'Beskjed om fravær som ikke er meldt',
      nn: 'Beskjed om fråvær som ikkje er meldt',
      en: 'Notice of unreported absence',
    },
    text: {
      nb: 'Når foresatte til mindreårige får vite at barnet er ført borte uten melding: aldri, med en gang, eller på et klokkeslett.',
      nn: 'Når føresette til mindreårige får vite at barnet er ført borte utan melding: aldri, med ein gong, eller på eit klokkeslett.',
      en: 'When guardians of minors learn that the child was registered away without a report: never, at once, or at a time of day.',
    },
  },
  'lessons.lateNotice': {
    title: { nb: 'Beskjed om forsentkomming', nn: 'Beskjed om forseinkoming', en: 'Notice of late arrival' },
    text: {
      nb: 'Om foresatte får beskjed når forsentkomming er ført: ikke, i dagens samlebeskjed, eller med en gang. De ser den uansett på barnets side.',
      nn: 'Om føresette får beskjed når forseinkoming er ført: ikkje, i samlebeskjeden for dagen, eller med ein gong. Dei ser ho uansett på sida til barnet.',
      en: 'Whether guardians get a notice of late arrival: not at all, in the daily digest, or at once. They see it on the child’s page in any case.',
    },
  },
  'lessons.reminderAt': {
    title: {
      nb: 'Påminnelse om ubekreftede timer',
      nn: 'Påminning om timar som ikkje er stadfesta',
      en: 'Reminder of unconfirmed lessons',
    },
    text: {
      nb: 'Klokkeslettet da lærere på skoledager blir minnet om timer de ikke har bekreftet. Tomt er aldri.',
      nn: 'Klokkeslettet då lærarar på skuledagar blir minte om timar dei ikkje har stadfesta. Tomt er aldri.',
      en: 'The time on school days at which teachers are reminded of lessons they have not confirmed. Empty is never.',
    },
  },
  'notices.window': {
    title: { nb: 'Når beskjeder kan sendes', nn: 'Når meldingar kan sendast', en: 'When notices may leave' },
    text: {
      nb: 'Klokkeslettene beskjeder på telefon og e-post kan sendes mellom. Det som skjer utenom, venter til vinduet åpner.',
      nn: 'Klokkesletta meldingar på telefon og e-post kan sendast mellom. Det som skjer utanom, ventar til vindauget opnar.',
      en: 'The times between which pushes and e-mails may leave. What happens outside waits until the window opens.',
    },
  },
  'notices.digestAt': {
    title: { nb: 'Når samlebeskjeden går', nn: 'Når samlemeldinga går', en: 'When the digest leaves' },
    text: {
      nb: 'Klokkeslettet de som har valgt én samlet beskjed om dagen, får den.',
      nn: 'Klokkeslettet dei som har valt éi samla melding om dagen, får ho.',
      en: 'The time at which those who chose one digest a day get it.',
    },
  },
  'notices.fallbackHours': {
    title: {
      nb: 'E-post når telefonen er stille',
      nn: 'E-post når telefonen er still',
      en: 'E-mail when a phone is silent',
    },
    text: {
      nb: 'Hvor mange timer etter en beskjed på telefon som ingen har åpnet, det sendes e-post. 0 er aldri.',
      nn: 'Kor mange timar etter ei melding på telefon som ingen har opna, det blir sendt e-post. 0 er aldri.',
      en: 'How many hours after a push that nobody opened an e-mail is sent. 0 is never.',
    },
  },
  'notices.inboxDays': {
    title: { nb: 'Hvor lenge innboksen huskes', nn: 'Kor lenge innboksen blir hugsa', en: 'How long inboxes are kept' },
    text: {
      nb: 'Hvor mange dager en beskjed ligger i innboksen før den slettes. Det den forteller om, slettes ikke.',
      nn: 'Kor mange dagar ei melding ligg i innboksen før ho blir sletta. Det ho fortel om, blir ikkje sletta.',
      en: 'How many days an item stays in an inbox before it is deleted. What it tells of is not deleted.',
    },
  },
  'absence.noticeOnChangedReason': {
    title: { nb: 'Beskjed om endret årsak', nn: 'Melding om endra årsak', en: 'Notice of a changed reason' },
    text: {
      nb: 'Om foresatte skal få beskjed når læreren endrer årsaken til et fravær.',
      nn: 'Om føresette skal få melding når læraren endrar årsaka til eit fråvær.',
      en: 'Whether guardians get a notice when a teacher changes the reason of an absence.',
    },
  },
} as const satisfies Partial<Readonly<Record<SettingKey, Explanation>>>;
