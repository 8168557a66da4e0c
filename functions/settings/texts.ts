import { archiveExplanations } from './archive-texts.ts';
import { deliveryExplanations } from './delivery-texts.ts';
import { type Explanation, noticeExplanations } from './notice-texts.ts';
import { remarkExplanations } from './remark-texts.ts';
import type { SettingKey } from './rules.ts';
import { warningExplanations } from './warning-texts.ts';
/** What each setting is called and what it does, for those who are to change it. */
export const explanations: { readonly [Key in SettingKey]: Explanation } = {
  ...noticeExplanations,
  ...warningExplanations,
  ...deliveryExplanations,
  ...remarkExplanations,
  ...archiveExplanations,
  'absence.windowDays': {
    title: { nb: 'Hvor langt fram', nn: 'Kor langt fram', en: 'How far ahead' },
    text: {
      nb: 'Hvor mange dager fram foresatte kan melde fravær. Grensen vises før skjemaet fylles ut.',
      nn: 'Kor mange dagar fram føresette kan melde fråvær. Grensa blir vist før skjemaet blir fylt ut.',
      en: 'How many days ahead guardians may report absence. The limit is shown before the form is filled in.',
    },
  },
  'absence.maxDays': {
    title: { nb: 'Lengste melding', nn: 'Lengste melding', en: 'Longest report' },
    text: {
      nb: 'Hvor mange kalenderdager én fraværsmelding kan gjelde. Lengre fravær er en søknad om permisjon.',
      nn: 'Kor mange kalenderdagar éi fråværsmelding kan gjelde. Lengre fråvær er ein søknad om permisjon.',
      en: 'How many calendar days one absence report may span. Longer absence is an application for leave.',
    },
  },
  'absence.reasons': {
    title: { nb: 'Årsaker', nn: 'Årsaker', en: 'Reasons' },
    text: {
      nb: 'Listen foresatte kan velge årsak fra. Skriv aldri noe som røper helse eller om fraværet er gyldig.',
      nn: 'Lista føresette kan velje årsak frå. Skriv aldri noko som røper helse eller om fråværet er gyldig.',
      en: 'The list that guardians choose a reason from. Never name illness or whether the absence is valid.',
    },
  },
  'absence.defaultReason': {
    title: { nb: 'Standardårsak', nn: 'Standardårsak', en: 'Default reason' },
    text: {
      nb: 'Årsaken i meldinger der ingen er valgt: en id fra listen over årsaker, eller tom.',
      nn: 'Årsaka i meldingar der inga er vald: ein id frå lista over årsaker, eller tom.',
      en: 'The reason of reports that name none: an id from the list of reasons, or empty.',
    },
  },
  'absence.openEndedMaxDays': {
    title: { nb: 'Åpent fravær uten svar', nn: 'Ope fråvær utan svar', en: 'Open-ended absence without an answer' },
    text: {
      nb: 'Etter hvor mange skoledager uten svar på «fortsatt borte?» et åpent fravær slutter å gi nye dager.',
      nn: 'Etter kor mange skuledagar utan svar på «framleis borte?» eit ope fråvær sluttar å gi nye dagar.',
      en: 'After how many school days without an answer to “still away?” an open-ended absence adds no more days.',
    },
  },
  'absence.codeSets': {
    title: { nb: 'Fraværskoder', nn: 'Fråværskodar', en: 'Absence codes' },
    text: {
      nb: 'Kodene lærerne setter, per skoleslag og fra hvilken dag, og hva hver kode teller mot.',
      nn: 'Kodane lærarane set, per skuleslag og frå kva dag, og kva kvar kode tel mot.',
      en: 'The codes that teachers set, per type of school and from which day, and what each counts towards.',
    },
  },
  'absence.annualHours': {
    title: { nb: 'Årstimer per fag', nn: 'Årstimar per fag', en: 'Yearly hours per subject' },
    text: {
      nb: 'Fagets timer på 60 minutter i året, for fag der filen med elever og grupper ikke sier det. Uten tall vises ingen prosent.',
      nn: 'Timane i faget på 60 minutt i året, for fag der fila med elevar og grupper ikkje seier det. Utan tal blir ingen prosent vist.',
      en: 'The subject’s hours of 60 minutes a year, where the roster file does not say. Without a number no percentage is shown.',
    },
  },
  'absence.limitWarnings': {
    title: { nb: 'Tidlige beskjeder om grensen', nn: 'Tidlege beskjedar om grensa', en: 'Early warnings of the limit' },
    text: {
      nb: 'Ved hvor mange prosent av fagets årstimer lærer og elev ser at eleven nærmer seg fraværsgrensen.',
      nn: 'Ved kor mange prosent av årstimane i faget lærar og elev ser at eleven nærmar seg fråværsgrensa.',
      en: 'At how many percent of a subject’s yearly hours teacher and pupil see that the limit comes near.',
    },
  },
  'lessons.lateCounts': {
    title: { nb: 'Forsentkomming teller som fravær', nn: 'Forseinkoming tel som fråvær', en: 'Late arrival counts' },
    text: {
      nb: 'Om minuttene en elev kommer for sent, regnes som timefravær. Ellers telles forsentkomming for seg.',
      nn: 'Om minutta ein elev kjem for seint, blir rekna som timefråvær. Elles blir forseinkoming talt for seg.',
      en: 'Whether minutes late count as hour absence. Else late arrivals are counted by themselves.',
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
      en: 'The list that whoever refuses an application for leave chooses the reason from.',
    },
  },
  'owner.name': {
    title: { nb: 'Skoleeierens navn', nn: 'Namnet på skuleeigaren', en: 'Name of the owner' },
    text: {
      nb: 'Navnet som står øverst i brev, for eksempel kommunen. Uten navn står bare skolen der.',
      nn: 'Namnet som står øvst i brev, til dømes kommunen. Utan namn står berre skulen der.',
      en: 'The name at the top of letters, such as the municipality. Without one, only the school stands there.',
    },
  },
  'school.contact': {
    title: { nb: 'Hvem man kontakter', nn: 'Kven ein kontaktar', en: 'Whom to contact' },
    text: {
      nb: 'Navn og telefon som foresatte blir vist til når noe ikke kan gjøres i systemet.',
      nn: 'Namn og telefon som føresette blir viste til når noko ikkje kan gjerast i systemet.',
      en: 'Name and telephone that guardians are sent to when something cannot be done in the system.',
    },
  },
  'school.closedDays': {
    title: { nb: 'Stengte dager', nn: 'Stengde dagar', en: 'Closed days' },
    text: {
      nb: 'Dager skolen er stengt i skoleåret, som planleggingsdager. Første og siste dag regnes med.',
      nn: 'Dagar skulen er stengd i skuleåret, som planleggingsdagar. Første og siste dag blir rekna med.',
      en: 'Days when the school is closed during the year, such as planning days. First and last day included.',
    },
  },
  'school.goLiveDay': {
    title: { nb: 'Tas i bruk fra', nn: 'Blir teken i bruk frå', en: 'Goes live on' },
    text: {
      nb: 'Fra hvilken dag timer skal bekreftes og fravær følges opp. Eldre timer kan føres, men ingen blir minnet om dem. Tomt er dagen skolens første import kom.',
      nn: 'Frå kva dag timar skal stadfestast og fråvær følgjast opp. Eldre timar kan førast, men ingen blir minte om dei. Tomt er dagen den første importen til skulen kom.',
      en: 'From which day lessons are to be confirmed and absence followed up. Older lessons can be registered, but nobody is reminded of them. Empty is the day of the school’s first import.',
    },
  },
  'roster.maxEndedShare': {
    title: { nb: 'Største andel avsluttet', nn: 'Største del avslutta', en: 'Largest share ended' },
    text: {
      nb: 'Hvor mange prosent av oppføringene én import kan avslutte før hele importen blir avvist.',
      nn: 'Kor mange prosent av oppføringane éin import kan avslutte før heile importen blir avvist.',
      en: 'How many percent of the records one import may end before the whole import is refused.',
    },
  },
  language: {
    title: { nb: 'Målform', nn: 'Målform', en: 'Form of Norwegian' },
    text: {
      nb: 'Målformen i brev og beskjeder når mottakeren ikke har valgt selv.',
      nn: 'Målforma i brev og beskjedar når mottakaren ikkje har valt sjølv.',
      en: 'The form of Norwegian in letters and notices when the recipient has chosen none.',
    },
  },
};
