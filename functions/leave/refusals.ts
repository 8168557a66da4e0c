import { refuseBy } from '../shared/errors.ts';
import type { CodeOf, Refusals } from '../shared/refusals.ts';

/** Refusals of leave. */
export const refusals = {
  'leave.past': {
    kind: 'invalid',
    nb: 'Det kan ikke søkes om permisjon bakover i tid. Første dag du kan søke for, er {firstAllowedDay}.',
    nn: 'Det kan ikkje søkjast om permisjon bakover i tid. Første dagen du kan søkje for, er {firstAllowedDay}.',
    en: 'Leave cannot be applied for back in time. The first day you can apply for is {firstAllowedDay}.',
  },
  'leave.last-before-first': {
    kind: 'invalid',
    nb: 'Siste dag kan ikke være før første dag ({firstDay}). Rett én av dem.',
    nn: 'Siste dag kan ikkje vere før første dag ({firstDay}). Rett éin av dei.',
    en: 'The last day cannot be before the first ({firstDay}). Correct one of them.',
  },
  'leave.too-far-ahead': {
    kind: 'invalid',
    nb: 'Det kan søkes om permisjon inntil {daysAhead} {daysAhead|dag|dager} fram. Siste dag du kan søke for, er {lastAllowedDay}.',
    nn: 'Det kan søkjast om permisjon inntil {daysAhead} {daysAhead|dag|dagar} fram. Siste dagen du kan søkje for, er {lastAllowedDay}.',
    en: 'Leave can be applied for up to {daysAhead} {daysAhead|day|days} ahead. The last day you can apply for is {lastAllowedDay}.',
  },
  'leave.unknown-purpose': {
    kind: 'invalid',
    nb: 'Formålet er ikke på listen. Velg ett av: {allowed}.',
    nn: 'Føremålet er ikkje på lista. Vel eitt av: {allowed}.',
    en: 'The purpose is not on the list. Choose one of: {allowed}.',
  },
  'leave.no-school-day': {
    kind: 'invalid',
    nb: 'Det er ikke skole i dette tidsrommet, så det trengs ingen permisjon. Neste skoledag er {nextSchoolDay}.',
    nn: 'Det er ikkje skule i dette tidsrommet, så det trengst ingen permisjon. Neste skuledag er {nextSchoolDay}.',
    en: 'There is no school in this period, so no leave is needed. The next school day is {nextSchoolDay}.',
  },
  'leave.calendar-unknown': {
    kind: 'invalid',
    nb: 'Skoleruten for dette tidsrommet er ikke lagt inn ennå. Den som er kjent, går til {knownUntil}; søk når den neste er klar.',
    nn: 'Skuleruta for dette tidsrommet er ikkje lagd inn enno. Den som er kjend, går til {knownUntil}; søk når den neste er klar.',
    en: 'The school calendar for this period is not known yet. The present one ends on {knownUntil}; apply when the next is ready.',
  },
  'leave.blocked-period': {
    kind: 'invalid',
    nb: 'Det gis ikke permisjon i perioden «{name}» fra {from} til {to}. Velg dager utenfor den.',
    nn: 'Det blir ikkje gitt permisjon i perioden «{name}» frå {from} til {to}. Vel dagar utanfor han.',
    en: 'No leave is granted in the period “{name}” from {from} to {to}. Choose days outside it.',
  },
  'leave.too-long': {
    kind: 'invalid',
    nb: 'En søknad kan gjelde høyst {maxDays} {maxDays|skoledag|skoledager}. Sett siste dag til {lastAllowedDay} eller tidligere, eller kontakt {contact}.',
    nn: 'Ein søknad kan gjelde høgst {maxDays} {maxDays|skuledag|skuledagar}. Set siste dag til {lastAllowedDay} eller tidlegare, eller kontakt {contact}.',
    en: 'An application can hold at most {maxDays} {maxDays|school day|school days}. Set the last day to {lastAllowedDay} or earlier, or contact {contact}.',
  },
  'leave.overlap': {
    kind: 'conflict',
    nb: 'Det er allerede søkt om permisjon fra {firstDay} til {lastDay}. Trekk den søknaden først, eller velg andre dager.',
    nn: 'Det er alt søkt om permisjon frå {firstDay} til {lastDay}. Trekk den søknaden først, eller vel andre dagar.',
    en: 'Leave from {firstDay} to {lastDay} has already been applied for. Withdraw that application first, or choose other days.',
  },
  'leave.grant-takes-no-reason': {
    kind: 'invalid',
    nb: 'Årsak hører bare til et avslag. Ta bort årsaken, eller avslå søknaden.',
    nn: 'Årsak høyrer berre til eit avslag. Ta bort årsaka, eller avslå søknaden.',
    en: 'A reason belongs to a refusal only. Remove the reason, or refuse the application.',
  },
  'leave.refusal-reason-missing': {
    kind: 'invalid',
    nb: 'Et avslag må ha en årsak. Velg en av: {allowed}.',
    nn: 'Eit avslag må ha ei årsak. Vel ei av: {allowed}.',
    en: 'A refusal must give a reason. Choose one of: {allowed}.',
  },
  'leave.unknown-refusal-reason': {
    kind: 'invalid',
    nb: 'Årsaken er ikke på listen. Velg en av: {allowed}.',
    nn: 'Årsaka er ikkje på lista. Vel ei av: {allowed}.',
    en: 'The reason is not on the list. Choose one of: {allowed}.',
  },
  'leave.pupil-of-age': {
    kind: 'forbidden',
    nb: 'Eleven er myndig og søker om permisjon selv.',
    nn: 'Eleven er myndig og søkjer om permisjon sjølv.',
    en: 'The pupil is of age and applies for leave without you.',
  },
  'leave.pupil-not-of-age': {
    kind: 'forbidden',
    nb: 'Du kan søke om permisjon selv fra du er 18 år. Be en foresatt søke.',
    nn: 'Du kan søkje om permisjon sjølv frå du er 18 år. Be ein føresett søkje.',
    en: 'You can apply for leave yourself from the age of 18. Ask a guardian to apply.',
  },
  'leave.already-granted': {
    kind: 'conflict',
    nb: 'Søknaden er allerede innvilget og kan ikke avgjøres på nytt. Skal permisjonen likevel ikke gjelde, må familien trekke den; kontakt {contact}.',
    nn: 'Søknaden er alt innvilga og kan ikkje avgjerast på nytt. Skal permisjonen likevel ikkje gjelde, må familien trekkje han; kontakt {contact}.',
    en: 'The application has already been granted and cannot be decided again. If the leave is not to hold, the family must withdraw it; contact {contact}.',
  },
  'leave.already-refused': {
    kind: 'conflict',
    nb: 'Søknaden er avslått og kan ikke endres her. Kontakt {contact}.',
    nn: 'Søknaden er avslått og kan ikkje endrast her. Kontakt {contact}.',
    en: 'The application has been refused and cannot be changed here. Contact {contact}.',
  },
  'leave.already-withdrawn': {
    kind: 'conflict',
    nb: 'Søknaden er trukket. Det må søkes på nytt hvis eleven likevel skal ha permisjon.',
    nn: 'Søknaden er trekt. Det må søkjast på nytt om eleven likevel skal ha permisjon.',
    en: 'The application has been withdrawn. A new one is needed if the pupil is to have leave after all.',
  },
  'leave.begun': {
    kind: 'conflict',
    nb: 'Permisjonen begynte {firstDay} og kan ikke trekkes her. Kontakt {contact}.',
    nn: 'Permisjonen byrja {firstDay} og kan ikkje trekkjast her. Kontakt {contact}.',
    en: 'The leave began on {firstDay} and cannot be withdrawn here. Contact {contact}.',
  },
  'leave.not-decider': {
    kind: 'forbidden',
    nb: 'Kontaktlæreren eller rektor avgjør søknaden. Du kan lese den, men ikke avgjøre den.',
    nn: 'Kontaktlæraren eller rektor avgjer søknaden. Du kan lese han, men ikkje avgjere han.',
    en: 'The contact teacher or the principal decides. You can read the application but not decide on it.',
  },
  'leave.principal-decides': {
    kind: 'forbidden',
    nb: 'Søknaden gjelder {schoolDays} {schoolDays|skoledag|skoledager}, og da er det rektor som avgjør. Si fra til rektor.',
    nn: 'Søknaden gjeld {schoolDays} {schoolDays|skuledag|skuledagar}, og då er det rektor som avgjer. Sei frå til rektor.',
    en: 'The application holds {schoolDays} {schoolDays|school day|school days}, so only the principal can decide. Let the principal know.',
  },
  'applicants-state-days': {
    kind: 'field',
    nb: 'En søknad sier bare hvilke dager det gjelder, og formålet fra listen. Gyldighet og helse hører ikke hjemme her. Fjern feltet.',
    nn: 'Ein søknad seier berre kva dagar det gjeld, og føremålet frå lista. Gyldigheit og helse høyrer ikkje heime her. Ta bort feltet.',
    en: 'An application states only the days and the purpose from the list. Validity and health do not belong here. Remove the field.',
  },
  'application-no-text': {
    kind: 'field',
    nb: 'Søknaden tar ikke imot fritekst. Velg et formål fra listen, og kontakt {contact} hvis noe må forklares.',
    nn: 'Søknaden tek ikkje imot fritekst. Vel eit føremål frå lista, og kontakt {contact} om noko må forklarast.',
    en: 'An application takes no free text. Choose a purpose from the list, and contact {contact} if something must be explained.',
  },
} satisfies Refusals;

export type RefusalCode = CodeOf<typeof refusals>;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
