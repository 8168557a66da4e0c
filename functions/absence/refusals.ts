import { refuseBy } from '../shared/errors.ts';
import type { CodeOf, Refusals } from '../shared/refusals.ts';

/** Refusals of absence reporting. */
export const refusals = {
  'absence.past': {
    kind: 'invalid',
    nb: 'Fravær kan ikke meldes bakover i tid. Første dag du kan melde, er {firstAllowedDay}.',
    nn: 'Fråvær kan ikkje meldast bakover i tid. Første dagen du kan melde, er {firstAllowedDay}.',
    en: 'Absence cannot be reported for past days. The first day you can report is {firstAllowedDay}.',
  },
  'absence.too-far-ahead': {
    kind: 'invalid',
    nb: 'Fravær kan meldes inntil {windowDays} {windowDays|dag|dager} fram. Siste dag du kan melde, er {lastAllowedDay}.',
    nn: 'Fråvær kan meldast inntil {windowDays} {windowDays|dag|dagar} fram. Siste dagen du kan melde, er {lastAllowedDay}.',
    en: 'Absence can be reported up to {windowDays} {windowDays|day|days} ahead. The last day you can report is {lastAllowedDay}.',
  },
  'absence.too-long': {
    kind: 'invalid',
    nb: 'En melding kan gjelde høyst {maxDays} {maxDays|dag|dager}. Sett siste dag til {lastAllowedDay} eller tidligere, eller søk om permisjon.',
    nn: 'Ei melding kan gjelde høgst {maxDays} {maxDays|dag|dagar}. Set siste dag til {lastAllowedDay} eller tidlegare, eller søk om permisjon.',
    en: 'One report can span at most {maxDays} {maxDays|day|days}. Set the last day to {lastAllowedDay} or earlier, or apply for leave.',
  },
  'absence.from-after-to': {
    kind: 'invalid',
    nb: 'Slutten må komme etter begynnelsen. Rett dag eller klokkeslett.',
    nn: 'Slutten må kome etter byrjinga. Rett dag eller klokkeslett.',
    en: 'The end must come after the beginning. Correct the day or the time.',
  },
  'absence.to-without-last-day': {
    kind: 'invalid',
    nb: 'Et åpent fravær har ikke noe sluttidspunkt. Fjern det, eller oppgi siste dag.',
    nn: 'Eit ope fråvær har ikkje noko sluttidspunkt. Ta det bort, eller oppgi siste dag.',
    en: 'An open-ended absence has no end time. Remove it, or give the last day.',
  },
  'absence.no-school-day': {
    kind: 'invalid',
    nb: 'Det er ikke skole i dette tidsrommet. Neste skoledag er {nextSchoolDay}.',
    nn: 'Det er ikkje skule i dette tidsrommet. Neste skuledag er {nextSchoolDay}.',
    en: 'There is no school in this period. The next school day is {nextSchoolDay}.',
  },
  'absence.calendar-unknown': {
    kind: 'invalid',
    nb: 'Skoleruten for dette tidsrommet er ikke lagt inn ennå. Den som er kjent, går til {knownUntil}; meld når den neste er klar.',
    nn: 'Skuleruta for dette tidsrommet er ikkje lagd inn enno. Den som er kjend, går til {knownUntil}; meld når den neste er klar.',
    en: 'The school calendar for this period is not known yet. The current calendar ends on {knownUntil}; report when the next calendar is ready.',
  },
  'absence.unknown-reason': {
    kind: 'invalid',
    nb: 'Årsaken er ikke på listen. Velg en av: {allowed}, eller ingen.',
    nn: 'Årsaka er ikkje på lista. Vel ei av: {allowed}, eller ingen.',
    en: 'The reason is not on the list. Choose one of: {allowed}, or none.',
  },
  'absence.overlap': {
    kind: 'conflict',
    nb: 'Fraværet overlapper en melding fra {firstDay}. Endre den meldingen hvis den fortsatt kan endres, eller meld bare dagene rundt.',
    nn: 'Fråværet overlappar ei melding frå {firstDay}. Endre den meldinga om ho framleis kan endrast, eller meld berre dagane rundt.',
    en: 'The absence overlaps a report from {firstDay}. Change that report if it can still be changed, or report only the days around it.',
  },
  'absence.over': {
    kind: 'invalid',
    nb: 'Fraværet er over; siste dag var {lastDay}. Kontakt {contact} hvis noe er feil.',
    nn: 'Fråværet er over; siste dag var {lastDay}. Kontakt {contact} om noko er feil.',
    en: 'The absence is over; its last day was {lastDay}. Contact {contact} if something is wrong.',
  },
  'absence.begun': {
    kind: 'invalid',
    nb: 'Fraværet begynte {firstDay}, og begynnelsen kan ikke endres. Endre siste dag, eller trekk meldingen.',
    nn: 'Fråværet byrja {firstDay}, og byrjinga kan ikkje endrast. Endre siste dag, eller trekk meldinga.',
    en: 'The absence began on {firstDay} and its beginning cannot be changed. Change the last day, or withdraw the report.',
  },
  'absence.not-a-guardian': {
    kind: 'invalid',
    nb: 'Den som ringte, er ikke registrert som foresatt for eleven. Velg en foresatt, eller la feltet stå tomt.',
    nn: 'Den som ringde, er ikkje registrert som føresett for eleven. Vel ein føresett, eller la feltet stå tomt.',
    en: 'The caller is not registered as a guardian of the pupil. Choose a guardian, or leave the field out.',
  },
  'absence.withdrawn': {
    kind: 'conflict',
    nb: 'Meldingen er trukket. Meld fraværet på nytt hvis eleven likevel blir borte.',
    nn: 'Meldinga er trekt. Meld fråværet på nytt om eleven likevel blir borte.',
    en: 'The report was withdrawn. Report the absence again if the pupil will be away after all.',
  },
  'absence.still-open': {
    kind: 'conflict',
    nb: 'Fraværet er fortsatt åpent. Merk det som sett, og behandle det når siste dag er kjent.',
    nn: 'Fråværet er framleis ope. Merk det som sett, og handsam det når siste dag er kjend.',
    en: 'The absence is still open. Mark it as seen, and handle it when its last day is known.',
  },
  'absence.too-many-at-once': {
    kind: 'invalid',
    nb: 'Meldingen gjelder for mange dager på én gang. For {children} barn er grensen {maxDays} {maxDays|skoledag|skoledager} til sammen; send færre barn eller dager om gangen.',
    nn: 'Meldinga gjeld for mange dagar på éin gong. For {children} barn er grensa {maxDays} {maxDays|skuledag|skuledagar} til saman; send færre barn eller dagar om gongen.',
    en: 'The request covers too many days. The limit for {children} {children|child|children} is {maxDays} {maxDays|school day|school days} in all. Send fewer children or days at a time.',
  },
  'absence.pupil-of-age': {
    kind: 'forbidden',
    nb: 'Eleven er myndig og melder fravær selv.',
    nn: 'Eleven er myndig og melder fråvær sjølv.',
    en: 'The pupil is of age and reports absence without you.',
  },
  'absence.pupil-not-of-age': {
    kind: 'forbidden',
    nb: 'Du kan melde fravær selv fra du er 18 år. Be en foresatt melde det.',
    nn: 'Du kan melde fråvær sjølv frå du er 18 år. Be ein føresett melde det.',
    en: 'You can report absence yourself from the age of 18. Ask a guardian to report it.',
  },
  'absence.handled': {
    kind: 'conflict',
    nb: 'Skolen har behandlet fraværet, og det kan ikke endres her. Kontakt {contact}.',
    nn: 'Skulen har handsama fråværet, og det kan ikkje endrast her. Kontakt {contact}.',
    en: 'The school has handled the absence, and it cannot be changed here. Contact {contact}.',
  },
  'absence.not-open': {
    kind: 'conflict',
    nb: 'Fraværet har fått en siste dag, og det er ikke noe å svare på. Endre meldingen hvis dagen er feil.',
    nn: 'Fråværet har fått ein siste dag, og det er ikkje noko å svare på. Endre meldinga om dagen er feil.',
    en: 'The absence now has a last day, so there is no question to answer. Change the report if that day is wrong.',
  },
  'absence.not-asked': {
    kind: 'conflict',
    nb: 'Det er ikke spurt om {day}. Hent meldingen på nytt og svar for dagen som står der.',
    nn: 'Det er ikkje spurt om {day}. Hent meldinga på nytt og svar for dagen som står der.',
    en: 'There is no question about {day}. Fetch the report again and answer for the day it names.',
  },
  'absence.too-late': {
    kind: 'conflict',
    nb: '{day} er over. Svar for i dag; kontakt {contact} om dagen som var.',
    nn: '{day} er over. Svar for i dag; kontakt {contact} om dagen som var.',
    en: '{day} is over. Answer for today; contact {contact} about the past day.',
  },
  'guardians-report-facts': {
    kind: 'field',
    nb: 'Foresatte melder bare når eleven er borte. Om fraværet er gyldig og hva det skyldes, er skolens vurdering. Fjern feltet.',
    nn: 'Føresette melder berre når eleven er borte. Om fråværet er gyldig og kva det kjem av, vurderer skulen. Ta bort feltet.',
    en: 'Guardians report only when the pupil is away. Whether it is valid, and its cause, is for the school to judge. Remove the field.',
  },
  'no-free-text': {
    kind: 'field',
    nb: 'En fraværsmelding har ingen fritekst. Velg en årsak fra listen (reasonId), eller fjern feltet.',
    nn: 'Ei fråværsmelding har ingen fritekst. Vel ei årsak frå lista (reasonId), eller ta bort feltet.',
    en: 'An absence report has no free text. Choose a reason from the list (reasonId), or remove the field.',
  },
  'child-twice': {
    kind: 'field',
    nb: 'Samme barn står to ganger. Send en melding per tidsrom.',
    nn: 'Same barn står to gonger. Send ei melding per tidsrom.',
    en: 'The same child is named twice. Send one request per period.',
  },
} satisfies Refusals;

export type RefusalCode = CodeOf<typeof refusals>;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
