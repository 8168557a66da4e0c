import * as z from 'zod/mini';
import { time } from '../shared/schema.ts';
import type { TimeOfDay } from '../shared/time.ts';
import { type Explanations, kind, oneOf, setting, wholeNumber, yesOrNo } from './definition.ts';
import { PURPOSES, REFUSAL_REASONS } from './leave-lists.ts';
import { hours, periodList, reasonList } from './values.ts';

/** Part of a day in Oslo civil time: `from` included, `to` not. */
type Hours = { readonly from: TimeOfDay; readonly to: TimeOfDay };

/** The settings of lessons, leave and notices. */
export const daySettings = {
  /** True where minutes late count as absence; else late arrivals are counted separately (B8). */
  'lessons.lateCounts': setting(yesOrNo, { default: false, perSchool: true }),
  /** When guardians get a notice of late arrival: never, in the daily digest, or at once (B8). */
  'lessons.lateNotice': setting(oneOf('off', 'digest', 'now'), { default: 'off', perSchool: true }),
  /** When teachers get a reminder of unconfirmed lessons; `''` is never (B4). */
  'lessons.reminderAt': setting(kind<TimeOfDay | ''>(z.union([z.literal(''), time]), 'a time as HH:MM, or `""`'), {
    default: '08:00',
    perSchool: false,
  }),
  /** The purposes of leave: guardians choose from the list, they write nothing. */
  'leave.purposes': setting(reasonList, { default: PURPOSES, perSchool: false }),
  /** School days of leave that a contact teacher may grant; above it the principal decides (A10). */
  'leave.contactTeacherMaxDays': setting(wholeNumber(0, 10), { default: 3, perSchool: true }),
  /** Days on which the owner grants no leave. Both ends included. */
  'leave.blockedPeriods': setting(periodList, { default: [], perSchool: true }),
  /** The reasons to refuse leave. */
  'leave.refusalReasons': setting(reasonList, { default: REFUSAL_REASONS, perSchool: false }),
  /** The hours in which notices may leave (F3). */
  'notices.window': setting(kind<Hours>(hours, '`{"from", "to"}`, times as HH:MM'), {
    default: { from: '07:00', to: '21:00' },
    perSchool: true,
  }),
  /** When the daily digest leaves. */
  'notices.digestAt': setting(kind<TimeOfDay>(time, 'a time as HH:MM'), { default: '16:00', perSchool: true }),
  /** Hours after which an e-mail follows a push that nobody opened; 0 is never (F4). */
  'notices.fallbackHours': setting(wholeNumber(0, 72), { default: 12, perSchool: true }),
  /** Days of retention of an inbox item. */
  'notices.inboxDays': setting(wholeNumber(30, 1830), { default: 400, perSchool: false }),
};

/** The title and explanation of each setting. */
export const dayTexts = {
  'lessons.lateCounts': {
    title: { nb: 'Forsentkomming teller som fravær', nn: 'Forseinkoming tel som fråvær', en: 'Late arrival counts' },
    text: {
      nb: 'Om minuttene en elev kommer for sent, regnes som timefravær. Ellers telles forsentkomming for seg.',
      nn: 'Om minutta ein elev kjem for seint, blir rekna som timefråvær. Elles blir forseinkoming talt for seg.',
      en: 'Whether minutes late count as hour absence. If not, late arrivals are counted separately.',
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
      en: 'The time on school days at which teachers get a reminder of lessons they have not confirmed. Empty is never.',
    },
  },
  'leave.purposes': {
    title: { nb: 'Formål med permisjon', nn: 'Føremål med permisjon', en: 'Purposes of leave' },
    text: {
      nb: 'Listen foresatte velger fra når de søker om permisjon. De skriver ingenting selv.',
      nn: 'Lista føresette vel frå når dei søkjer om permisjon. Dei skriv ingenting sjølve.',
      en: 'The list that guardians choose from when they apply for leave. They write nothing.',
    },
  },
  'leave.contactTeacherMaxDays': {
    title: { nb: 'Permisjon fra kontaktlærer', nn: 'Permisjon frå kontaktlærar', en: 'Leave by the contact teacher' },
    text: {
      nb: 'Hvor mange skoledager permisjon kontaktlæreren kan innvilge. Lengre permisjon avgjør rektor.',
      nn: 'Kor mange skuledagar permisjon kontaktlæraren kan innvilge. Lengre permisjon avgjer rektor.',
      en: 'How many school days of leave the contact teacher may grant. The principal decides on longer leave.',
    },
  },
  'leave.blockedPeriods': {
    title: { nb: 'Perioder uten permisjon', nn: 'Periodar utan permisjon', en: 'Periods without leave' },
    text: {
      nb: 'Dager det ikke innvilges permisjon, som eksamensuker. Første og siste dag regnes med.',
      nn: 'Dagar det ikkje blir innvilga permisjon, som eksamensveker. Første og siste dag blir rekna med.',
      en: 'Days on which no leave is granted, such as weeks of exams. First and last day included.',
    },
  },
  'leave.refusalReasons': {
    title: { nb: 'Årsaker til avslag', nn: 'Årsaker til avslag', en: 'Reasons to refuse leave' },
    text: {
      nb: 'Listen den som avslår en søknad om permisjon, velger årsaken fra.',
      nn: 'Lista den som avslår ein søknad om permisjon, vel årsaka frå.',
      en: 'The list of reasons to choose from when an application for leave is refused.',
    },
  },
  'notices.window': {
    title: { nb: 'Når beskjeder kan sendes', nn: 'Når beskjedar kan sendast', en: 'When notices may leave' },
    text: {
      nb: 'Klokkeslettene beskjeder på telefon og e-post kan sendes mellom. Det som skjer utenom, venter til vinduet åpner.',
      nn: 'Klokkesletta beskjedar på telefon og e-post kan sendast mellom. Det som skjer utanom, ventar til vindauget opnar.',
      en: 'The times between which pushes and e-mails may leave. Other notices wait until the window opens.',
    },
  },
  'notices.digestAt': {
    title: { nb: 'Når samlebeskjeden går', nn: 'Når samlebeskjeden går', en: 'When the digest leaves' },
    text: {
      nb: 'Klokkeslettet de som har valgt én samlet beskjed om dagen, får den.',
      nn: 'Klokkeslettet då dei som har valt éin samla beskjed om dagen, får beskjeden.',
      en: 'The time at which people who chose a daily digest get it.',
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
      nn: 'Kor mange timar etter ein beskjed på telefon som ingen har opna, det blir sendt e-post. 0 er aldri.',
      en: 'How many hours after an unopened push an e-mail follows. 0 is never.',
    },
  },
  'notices.inboxDays': {
    title: { nb: 'Hvor lenge innboksen huskes', nn: 'Kor lenge innboksen blir hugsa', en: 'How long inboxes are kept' },
    text: {
      nb: 'Hvor mange dager en beskjed ligger i innboksen før den slettes. Det den forteller om, slettes ikke.',
      nn: 'Kor mange dagar ein beskjed ligg i innboksen før han blir sletta. Det han fortel om, blir ikkje sletta.',
      en: 'How many days an item stays in an inbox before it is deleted. The record behind the item is not deleted.',
    },
  },
} satisfies Explanations<typeof daySettings>;
