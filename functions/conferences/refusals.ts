import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of conferences: each names the condition that failed. */
export const refusals = {
  'conferences.slot-taken': {
    kind: 'conflict',
    nb: 'Tiden er ikke ledig lenger. De nærmeste ledige tidene er: {nearest}.',
    nn: 'Tida er ikkje ledig lenger. Dei næraste ledige tidene er: {nearest}.',
    en: 'The time is not free any more. The nearest free times are: {nearest}.',
  },
  'conferences.all-taken': {
    kind: 'conflict',
    nb: 'Tiden er ikke ledig lenger, og læreren har ingen andre ledige tider. Kontakt {contact}.',
    nn: 'Tida er ikkje ledig lenger, og læraren har ingen andre ledige tider. Kontakt {contact}.',
    en: 'The time is not free any more, and the teacher has no other free times. Contact {contact}.',
  },
  'conferences.no-long-time': {
    kind: 'conflict',
    nb: 'Tiden og den neste er ikke ledige begge to. De nærmeste lange tidene begynner: {nearest}.',
    nn: 'Tida og den neste er ikkje ledige begge to. Dei næraste lange tidene byrjar: {nearest}.',
    en: 'The time and the next one are not both free. The nearest long times begin: {nearest}.',
  },
  'conferences.no-long-times': {
    kind: 'conflict',
    nb: 'Læreren har ikke to ledige tider etter hverandre. Velg en vanlig tid, eller kontakt {contact}.',
    nn: 'Læraren har ikkje to ledige tider etter kvarandre. Vel ei vanleg tid, eller kontakt {contact}.',
    en: 'The teacher has no two free times one after the other. Choose a single time, or contact {contact}.',
  },
  'conferences.not-your-pupil': {
    kind: 'invalid',
    nb: 'Læreren underviser ikke alle elevene nå, eller en av dem er ikke med i samtalerunden.',
    nn: 'Læraren underviser ikkje alle elevane no, eller ein av dei er ikkje med i samtalerunden.',
    en: 'The teacher does not teach all the pupils now, or one of them is not in the conference.',
  },
  'conferences.times-free': {
    kind: 'conflict',
    nb: 'Læreren har ledige tider som passer. Bestill en av dem.',
    nn: 'Læraren har ledige tider som passar. Bestill ei av dei.',
    en: 'The teacher has free times that suit. Book one of them.',
  },
  'conferences.already-waiting': {
    kind: 'conflict',
    nb: 'Du står allerede på ventelisten til denne læreren.',
    nn: 'Du står alt på ventelista til denne læraren.',
    en: 'You are already on the waiting list of this teacher.',
  },
  'conferences.line-full': {
    kind: 'conflict',
    nb: 'Ventelisten er full. Kontakt {contact}.',
    nn: 'Ventelista er full. Kontakt {contact}.',
    en: 'The waiting list is full. Contact {contact}.',
  },
  'conferences.no-offer': {
    kind: 'conflict',
    nb: 'Du har ikke fått tilbud om en tid ennå.',
    nn: 'Du har ikkje fått tilbod om ei tid enno.',
    en: 'You have not been offered a time yet.',
  },
  'conferences.offer-over': {
    kind: 'conflict',
    nb: 'Tilbudet om denne tiden er over, og tiden har gått videre til neste på ventelisten.',
    nn: 'Tilbodet om denne tida er over, og tida har gått vidare til neste på ventelista.',
    en: 'The offer of this time is over, and the time has gone to the next on the waiting list.',
  },
  'conferences.already-booked': {
    kind: 'conflict',
    nb: 'Du har allerede en samtale med denne læreren. Flytt den hvis du vil ha en annen tid.',
    nn: 'Du har alt ein samtale med denne læraren. Flytt han om du vil ha ei anna tid.',
    en: 'You already have a talk with this teacher. Move it if you want another time.',
  },
  'conferences.own-overlap': {
    kind: 'conflict',
    nb: 'Du har en annen samtale på denne tiden. Velg en annen tid.',
    nn: 'Du har ein annan samtale på denne tida. Vel ei anna tid.',
    en: 'You have another talk at this time. Choose another time.',
  },
  'conferences.other-overlap': {
    kind: 'conflict',
    nb: 'En annen av dere har en samtale på denne tiden. Velg en annen tid, eller kom alene.',
    nn: 'Ein annan av dykk har ein samtale på denne tida. Vel ei anna tid, eller kom åleine.',
    en: 'Another of you has a talk at this time. Choose another time, or come alone.',
  },
  'conferences.no-row': {
    kind: 'conflict',
    nb: 'Lærerne har ingen ledige tider rett etter hverandre for alle barna. Velg en tid for hvert barn.',
    nn: 'Lærarane har ingen ledige tider rett etter kvarandre for alle barna. Vel ei tid for kvart barn.',
    en: 'The teachers have no free times one after the other for all the children. Choose a time for each child.',
  },
  'conferences.not-your-teacher': {
    kind: 'invalid',
    nb: 'Læreren underviser ikke barnet nå.',
    nn: 'Læraren underviser ikkje barnet no.',
    en: 'The teacher does not teach the child now.',
  },
  'conferences.not-open': {
    kind: 'conflict',
    nb: 'Samtalene er ikke åpne for bestilling. Kontakt {contact}.',
    nn: 'Samtalane er ikkje opne for bestilling. Kontakt {contact}.',
    en: 'The talks are not open for booking. Contact {contact}.',
  },
  'conferences.not-yet': {
    kind: 'conflict',
    nb: 'Du kan bestille fra {from}.',
    nn: 'Du kan bestille frå {from}.',
    en: 'You can book from {from}.',
  },
  'conferences.too-late': {
    kind: 'conflict',
    nb: 'Fristen for å bestille er over. Kontakt {contact}.',
    nn: 'Fristen for å bestille er over. Kontakt {contact}.',
    en: 'The deadline for booking is over. Contact {contact}.',
  },
  'conferences.talk-too-near': {
    kind: 'conflict',
    nb: 'Det er for kort tid til samtalen. Kontakt {contact}.',
    nn: 'Det er for kort tid til samtalen. Kontakt {contact}.',
    en: 'The talk is too near. Contact {contact}.',
  },
  'conferences.talk-over': {
    kind: 'conflict',
    nb: 'Samtalen er avlyst eller holdt og kan ikke endres.',
    nn: 'Samtalen er avlyst eller halden og kan ikkje endrast.',
    en: 'The talk is cancelled or held and cannot be changed.',
  },
  'conferences.talk-begun': {
    kind: 'conflict',
    nb: 'Tiden har begynt eller er over. Velg en tid som kommer.',
    nn: 'Tida har byrja eller er over. Vel ei tid som kjem.',
    en: 'The time has begun or is over. Choose a time to come.',
  },
  'conferences.talk-not-begun': {
    kind: 'conflict',
    nb: 'Samtalen har ikke begynt ennå. Registrer etterpå om den ble holdt.',
    nn: 'Samtalen har ikkje byrja enno. Registrer etterpå om han vart halden.',
    en: 'The talk has not begun yet. Record afterwards whether it was held.',
  },
  'conferences.family-booked': {
    kind: 'conflict',
    nb: 'Familien har allerede en samtale med læreren. Flytt den hvis den skal ha en annen tid.',
    nn: 'Familien har alt ein samtale med læraren. Flytt han om han skal ha ei anna tid.',
    en: 'The family already has a talk with the teacher. Move it if it should have another time.',
  },
  'conferences.family-busy': {
    kind: 'conflict',
    nb: 'En av de voksne har en annen samtale på denne tiden. Velg en annen tid.',
    nn: 'Ein av dei vaksne har ein annan samtale på denne tida. Vel ei anna tid.',
    en: 'An adult of the family has another talk at this time. Choose another time.',
  },
  'conferences.unknown-adult': {
    kind: 'invalid',
    nb: 'En av de voksne kan ikke bestille for eleven nå. En elev som er myndig, kommer alene.',
    nn: 'Ein av dei vaksne kan ikkje bestille for eleven no. Ein elev som er myndig, kjem åleine.',
    en: 'One of the adults cannot book for the pupil now. A pupil who is of age comes alone.',
  },
  'conferences.nobody-named': {
    kind: 'invalid',
    nb: 'Velg hvem som kommer. Familien kan bestille selv, og skal få vite om samtalen.',
    nn: 'Vel kven som kjem. Familien kan bestille sjølv, og skal få vite om samtalen.',
    en: 'Choose who comes. The family can book itself, and must learn of the talk.',
  },
  'conferences.not-one-home': {
    kind: 'invalid',
    nb: 'De voksne er ikke ett hjem. Bestill en samtale for hver av dem.',
    nn: 'Dei vaksne er ikkje éin heim. Bestill ein samtale for kvar av dei.',
    en: 'The adults are not one home. Book a talk for each of them.',
  },
  'conferences.pupil-of-age': {
    kind: 'forbidden',
    nb: 'Eleven er myndig og bestiller selv.',
    nn: 'Eleven er myndig og bestiller sjølv.',
    en: 'The pupil is of age and books alone.',
  },
  'conferences.pupil-not-of-age': {
    kind: 'forbidden',
    nb: 'Foresatte bestiller for deg til du er 18 år.',
    nn: 'Føresette bestiller for deg til du er 18 år.',
    en: 'Your guardians book for you until you are 18.',
  },
  'conferences.bad-plan': {
    kind: 'invalid',
    nb: 'Planen for tidene kan ikke brukes: {fault}.',
    nn: 'Planen for tidene kan ikkje brukast: {fault}.',
    en: 'The plan of times cannot be used: {fault}.',
  },
  'conferences.bad-period': {
    kind: 'invalid',
    nb: 'Bestillingen må slutte etter at den begynner, og i fremtiden.',
    nn: 'Bestillinga må slutte etter at ho byrjar, og i framtida.',
    en: 'The booking must end after it begins, and in the future.',
  },
  'conferences.booking-begun': {
    kind: 'conflict',
    nb: 'Bestillingen har begynt, så starten kan ikke endres. Behold den, og endre slutten.',
    nn: 'Bestillinga har begynt, så starten kan ikkje endrast. Behald han, og endre slutten.',
    en: 'The booking has begun, so its start cannot be changed. Keep it, and change the end.',
  },
  'conferences.unknown-group': {
    kind: 'invalid',
    nb: 'En av gruppene finnes ikke ved skolen nå.',
    nn: 'Ei av gruppene finst ikkje ved skulen no.',
    en: 'One of the groups does not exist at the school now.',
  },
  'conferences.unknown-teacher': {
    kind: 'invalid',
    nb: 'En av lærerne arbeider ikke ved skolen nå.',
    nn: 'Ein av lærarane arbeider ikkje ved skulen no.',
    en: 'One of the teachers does not work at the school now.',
  },
  'conferences.no-times': {
    kind: 'conflict',
    nb: 'Ingen lærer har ledige tider ennå. Lag tider først.',
    nn: 'Ingen lærar har ledige tider enno. Lag tider først.',
    en: 'No teacher has free times yet. Make times first.',
  },
  'conferences.wrong-state': {
    kind: 'conflict',
    nb: 'Dette kan ikke gjøres med samtalerunden nå.',
    nn: 'Dette kan ikkje gjerast med samtalerunden no.',
    en: 'This cannot be done with the conference now.',
  },
  'conferences.slot-in-use': {
    kind: 'conflict',
    nb: 'Tiden er bestilt, tilbudt eller avlyst. Avlys samtalen først hvis den er bestilt.',
    nn: 'Tida er bestilt, tilboden eller avlyst. Avlys samtalen først om ho er bestilt.',
    en: 'The time is booked, offered or cancelled. If it is booked, cancel the talk first.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
