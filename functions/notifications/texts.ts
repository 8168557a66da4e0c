import type { Texts } from '../shared/texts/language.ts';
import { meetingTexts } from './meeting-texts.ts';

/** Titles of inbox items, shown after login. */
export const texts: Texts = {
  ...meetingTexts,
  'inbox.absence-reported': { nb: 'Fravær er meldt', nn: 'Fråvær er meldt', en: 'Absence was reported' },
  'inbox.absence-changed': {
    nb: 'En fraværsmelding er endret',
    nn: 'Ei fråværsmelding er endra',
    en: 'An absence report was changed',
  },
  'inbox.absence-withdrawn': {
    nb: 'En fraværsmelding er trukket',
    nn: 'Ei fråværsmelding er trekt',
    en: 'An absence report was withdrawn',
  },
  'inbox.absence-still-away-asked': {
    nb: 'Fortsatt borte i dag? Svar ja eller nei',
    nn: 'Framleis borte i dag? Svar ja eller nei',
    en: 'Still away today? Answer yes or no',
  },
  'inbox.absence-still-away-answered': {
    nb: 'Spørsmålet «fortsatt borte?» er besvart',
    nn: 'Spørsmålet «framleis borte?» er svart på',
    en: 'The question “still away?” was answered',
  },
  'inbox.absence-lapsed': {
    nb: 'En fraværsmelding uten sluttdato er avsluttet fordi ingen svarte',
    nn: 'Ei fråværsmelding utan sluttdato er avslutta fordi ingen svara',
    en: 'An open-ended absence report ended because nobody answered',
  },
  'inbox.absence-reason-changed': {
    nb: 'Skolen har endret årsaken til et fravær',
    nn: 'Skulen har endra årsaka til eit fråvær',
    en: 'The school changed the reason for an absence',
  },
  'inbox.absence-unexplained': {
    nb: 'Fravær som ikke er meldt. Meld fraværet hvis barnet er borte',
    nn: 'Fråvær som ikkje er meldt. Meld fråværet om barnet er borte',
    en: 'Absence that nobody has reported. Please report it if the child is away',
  },
  'inbox.late-arrival': {
    nb: 'Forsentkomming er ført',
    nn: 'Forseinkoming er ført',
    en: 'A late arrival was registered',
  },
  'inbox.absence-threshold-reached': {
    nb: 'Fraværet i et fag har nådd en varslingsgrense',
    nn: 'Fråværet i eit fag har nådd ei varslingsgrense',
    en: 'Absence in a subject has reached a warning threshold',
  },
  'inbox.warning-sent': {
    nb: 'Et varsel er sendt',
    nn: 'Eit varsel er sendt',
    en: 'A formal warning has been sent',
  },
  'inbox.delivery-reminder-due': {
    nb: 'Påminnelse: du har et varsel du ikke har åpnet',
    nn: 'Påminning: du har eit varsel du ikkje har opna',
    en: 'Reminder: there is a formal warning you have not opened',
  },
  'inbox.paper-task-made': {
    nb: 'Et varsel må leveres på papir',
    nn: 'Eit varsel må leverast på papir',
    en: 'A formal warning must be delivered on paper',
  },
  'inbox.warning-ended': {
    nb: 'Et varsel gjelder ikke lenger',
    nn: 'Eit varsel gjeld ikkje lenger',
    en: 'A formal warning is no longer in force',
  },
  'inbox.warning-approval-asked': {
    nb: 'Et varsel venter på godkjenning fra deg',
    nn: 'Eit varsel ventar på godkjenning frå deg',
    en: 'A formal warning waits for your approval',
  },
  'inbox.warning-approved': {
    nb: 'Et varsel er godkjent og kan sendes',
    nn: 'Eit varsel er godkjent og kan sendast',
    en: 'A formal warning was approved and can be sent',
  },
  'inbox.warning-returned': {
    nb: 'Rektor har sendt et varsel tilbake til deg',
    nn: 'Rektor har sendt eit varsel tilbake til deg',
    en: 'The principal has returned a formal warning to you',
  },
  'inbox.remark-published': {
    nb: 'En lærer har skrevet en anmerkning',
    nn: 'Ein lærar har skrive ein merknad',
    en: 'A teacher has written a remark',
  },
  'inbox.remark-corrected': {
    nb: 'En anmerkning er rettet',
    nn: 'Ein merknad er retta',
    en: 'A remark was corrected',
  },
  'inbox.remark-withdrawn': {
    nb: 'En anmerkning er trukket',
    nn: 'Ein merknad er trekt',
    en: 'A remark was withdrawn',
  },
  'inbox.message-reported': {
    nb: 'En melding i en samtale er meldt til ledelsen',
    nn: 'Ei melding i ein samtale er meld til leiinga',
    en: 'A message in a conversation was reported to the leaders',
  },
  'inbox.message-received': {
    nb: 'Nytt i en samtale',
    nn: 'Nytt i ein samtale',
    en: 'News in a conversation',
  },
  'inbox.announcement-sent': { nb: 'Ny beskjed fra skolen', nn: 'Ny beskjed frå skulen', en: 'A new announcement' },
  'inbox.urgent-announcement': {
    nb: 'Beskjed fra skolen som haster',
    nn: 'Beskjed frå skulen som hastar',
    en: 'An urgent announcement',
  },
  'inbox.leave-applied': {
    nb: 'Det er søkt om permisjon',
    nn: 'Det er søkt om permisjon',
    en: 'Leave was applied for',
  },
  'inbox.leave-waiting': {
    nb: 'En permisjonssøknad venter på deg',
    nn: 'Ein permisjonssøknad ventar på deg',
    en: 'An application for leave waits for you',
  },
  'inbox.long-leave-waiting': {
    nb: 'En permisjonssøknad venter på rektor',
    nn: 'Ein permisjonssøknad ventar på rektor',
    en: 'An application for leave waits for the principal',
  },
  'inbox.leave-granted': {
    nb: 'En permisjonssøknad er innvilget',
    nn: 'Ein permisjonssøknad er innvilga',
    en: 'An application for leave was granted',
  },
  'inbox.leave-refused': {
    nb: 'En permisjonssøknad er avslått',
    nn: 'Ein permisjonssøknad er avslått',
    en: 'An application for leave was refused',
  },
  'inbox.leave-withdrawn': {
    nb: 'En permisjonssøknad er trukket',
    nn: 'Ein permisjonssøknad er trekt',
    en: 'An application for leave was withdrawn',
  },
  'inbox.lessons-unconfirmed': {
    nb: 'Du har timer som ikke er bekreftet',
    nn: 'Du har timar som ikkje er stadfesta',
    en: 'You have lessons that are not confirmed',
  },
};
