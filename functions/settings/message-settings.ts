import * as z from 'zod/mini';
import { time } from '../shared/schema.ts';
import { WEEKDAYS, type WeekdayHours } from '../shared/time.ts';
import { type Explanations, kind, oneOf, setting, wholeNumber, yesOrNo } from './definition.ts';

const answerHours = z
  .array(
    z
      .strictObject({ day: z.enum(WEEKDAYS), from: time, to: time })
      .check(z.refine(({ from, to }) => from < to, { error: 'wrong-format', path: ['to'] })),
  )
  .check(z.maxLength(14));

/** The default: the working hours of a school. */
const OFFICE_HOURS: readonly WeekdayHours[] = WEEKDAYS.slice(0, 5).map((day) => ({ day, from: '07:30', to: '16:00' }));

/** The settings of conversations between home and school (G1–G3). */
export const messageSettings = {
  /** True where guardians and teachers can write to each other. */
  'messages.enabled': setting(yesOrNo, { default: true, perSchool: true }),
  /** The hours in which staff get messages of families; an empty list is always (G3). */
  'messages.answerHours': setting(
    kind<readonly WeekdayHours[]>(
      answerHours,
      'up to 14 of `{"day", "from", "to"}`, days as `"monday"` to `"sunday"`, times as HH:MM; an empty list is always',
    ),
    { default: OFFICE_HOURS, perSchool: true },
  ),
  /** Whether a guardian must be asked before a colleague is added, or is only told (G2). */
  'messages.colleagues': setting(oneOf('inform', 'ask'), { default: 'inform', perSchool: true }),
  /** True where files can be attached to messages. */
  'messages.attachments': setting(yesOrNo, { default: true, perSchool: true }),
  /** How long a conversation is kept after its last message, and an announcement after it was sent, in months (G5). */
  'messages.keepMonths': setting(wholeNumber(6, 120), { default: 24, perSchool: false }),
};

/** The title and explanation of each setting. */
export const messageTexts = {
  'messages.enabled': {
    title: { nb: 'Samtaler mellom hjem og skole', nn: 'Samtalar mellom heim og skule', en: 'Messages with families' },
    text: {
      nb: 'Om foresatte og lærere kan skrive til hverandre. Slås det av, kan samtaler som finnes, fortsatt leses. Nye beskjeder til grupper og innkallinger til foreldremøter slås av sammen med dem.',
      nn: 'Om føresette og lærarar kan skrive til kvarandre. Blir det slått av, kan samtalar som finst, framleis lesast. Nye beskjedar til grupper og innkallingar til foreldremøte blir slått av saman med dei.',
      en: 'Whether guardians and teachers can write to each other. Turned off, existing conversations can still be read. New announcements to groups and invitations to parents’ meetings are turned off with them.',
    },
  },
  'messages.answerHours': {
    title: { nb: 'Svartider', nn: 'Svartider', en: 'Answer hours' },
    text: {
      nb: 'Når de ansatte får meldinger fra familier. Det som skrives utenom, leveres neste gang svartiden begynner på en skoledag, og avsenderen ser det før han sender. En tom liste er alltid.',
      nn: 'Når dei tilsette får meldingar frå familiar. Det som blir skrive utanom, blir levert neste gong svartida tek til på ein skuledag, og avsendaren ser det før han sender. Ei tom liste er alltid.',
      en: 'When staff get messages from families. What is written outside waits for the next answer hours on a school day, and its author sees that before sending. An empty list is always.',
    },
  },
  'messages.colleagues': {
    title: { nb: 'En kollega blir lagt til', nn: 'Ein kollega blir lagd til', en: 'A colleague is added' },
    text: {
      nb: 'Om familien bare får vite det når en lærer legger til en kollega i samtalen, eller må si ja først. Tidligere meldinger ser kollegaen bare når familien sier ja.',
      nn: 'Om familien berre får vite det når ein lærar legg til ein kollega i samtalen, eller må seie ja først. Tidlegare meldingar ser kollegaen berre når familien seier ja.',
      en: 'Whether the family is only told when a teacher adds a colleague to the conversation, or must say yes first. The colleague sees earlier messages only when the family says yes.',
    },
  },
  'messages.attachments': {
    title: { nb: 'Vedlegg i samtaler', nn: 'Vedlegg i samtalar', en: 'Attachments to messages' },
    text: {
      nb: 'Om bilder og PDF-er kan legges ved. Hver fil kontrolleres for skadelig innhold, og bilder mister data om sted. Slås det av, kan vedlegg som er sendt, fortsatt hentes.',
      nn: 'Om bilete og PDF-ar kan leggjast ved. Kvar fil blir kontrollert for skadeleg innhald, og bilete mistar data om stad. Blir det slått av, kan vedlegg som er sende, framleis hentast.',
      en: 'Whether images and PDFs can be attached. Each file is checked for harmful content, and images lose data about the place. Turned off, files that were sent can still be fetched.',
    },
  },
  'messages.keepMonths': {
    title: {
      nb: 'Hvor lenge samtaler beholdes',
      nn: 'Kor lenge samtalar blir tekne vare på',
      en: 'How long conversations are kept',
    },
    text: {
      nb: 'Hvor mange måneder en samtale beholdes etter siste melding. Deretter slettes den for alle, også samtaler som finnes når tallet endres. Det som er sikret av ledelsen, slettes ikke, og det som er tatt med i et dokument, beholdes. En beskjed til en gruppe slettes så mange måneder etter at den ble sendt, og et foreldremøte så mange måneder etter møtedagen, etter tallet som gjaldt da.',
      nn: 'Kor mange månader ein samtale blir teken vare på etter siste melding. Deretter blir han sletta for alle, også samtalar som finst når talet blir endra. Det som er sikra av leiinga, blir ikkje sletta, og det som er teke med i eit dokument, blir teke vare på. Ein beskjed til ei gruppe blir sletta så mange månader etter at han blei send, og eit foreldremøte så mange månader etter møtedagen, etter talet som galdt då.',
      en: 'How many months a conversation is kept after its last message. Then it is deleted for everybody, existing conversations too when the number changes. What the leaders have put on hold is not deleted, and what was lifted into a document stays. An announcement to a group is deleted as many months after it was sent, and a parents’ meeting as many after its day, by the number of that day.',
    },
  },
} satisfies Explanations<typeof messageSettings>;
