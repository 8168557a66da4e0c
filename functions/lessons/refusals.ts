import { refuseBy } from '../shared/errors.ts';
import type { CodeOf, Refusals } from '../shared/refusals.ts';

/** Refusals of the lessons. */
export const refusals = {
  'lessons.not-on-roster': {
    kind: 'invalid',
    nb: 'Eleven var ikke i gruppen {date}. Velg en elev fra listen for timen.',
    nn: 'Eleven var ikkje i gruppa {date}. Vel ein elev frå lista for timen.',
    en: 'The pupil was not in the group on {date}. Choose a pupil from the list of the lesson.',
  },
  'lessons.exempt': {
    kind: 'invalid',
    nb: 'Eleven er fritatt fra opplæringen i gruppen {date}. Ta eleven ut av listen du sender.',
    nn: 'Eleven er friteken frå opplæringa i gruppa {date}. Ta eleven ut av lista du sender.',
    en: 'The pupil is exempt from the teaching of the group on {date}. Take the pupil out of the list you send.',
  },
  'lessons.too-many-minutes': {
    kind: 'invalid',
    nb: 'Timen varer i {lessonMinutes} {lessonMinutes|minutt|minutter}. Sett minuttene til {lessonMinutes} eller færre, eller før hele timen.',
    nn: 'Timen varer i {lessonMinutes} minutt. Set minutta til {lessonMinutes} eller færre, eller før heile timen.',
    en: 'The lesson lasts {lessonMinutes} {lessonMinutes|minute|minutes}. Set the minutes to {lessonMinutes} or fewer, or register the whole lesson.',
  },
  'lessons.minutes-not-asked': {
    kind: 'invalid',
    nb: 'Minutter føres bare for deler av timen og for den som kom for sent. Fjern feltet.',
    nn: 'Minutt blir berre førte for delar av timen og for den som kom for seint. Ta bort feltet.',
    en: 'Minutes are registered only for part of a lesson and for late arrival. Remove the field.',
  },
  'lessons.to-before-from': {
    kind: 'invalid',
    nb: 'Siste dag må være {from} eller senere. Rett dagene.',
    nn: 'Siste dag må vere {from} eller seinare. Rett dagane.',
    en: 'The last day must be {from} or later. Correct the days.',
  },
  'lessons.too-many-days': {
    kind: 'invalid',
    nb: 'Du kan se inntil {maxDays} {maxDays|dag|dager} om gangen. Sett siste dag til {last} eller tidligere.',
    nn: 'Du kan sjå inntil {maxDays} {maxDays|dag|dagar} om gongen. Set siste dag til {last} eller tidlegare.',
    en: 'You can see up to {maxDays} {maxDays|day|days} at a time. Set the last day to {last} or earlier.',
  },
  'lessons.unknown-colleague': {
    kind: 'invalid',
    nb: 'Ingen med dette Feide-navnet er ansatt her fra {from} til {to}. Rett navnet eller dagene.',
    nn: 'Ingen med dette Feide-namnet er tilsett her frå {from} til {to}. Rett namnet eller dagane.',
    en: 'Nobody with this Feide name works here from {from} to {to}. Correct the name or the days.',
  },
  'lessons.grant-to-yourself': {
    kind: 'invalid',
    nb: 'Du kan ikke gi deg selv tilgang. Be en som underviser gruppen, eller en leder, om å gi den.',
    nn: 'Du kan ikkje gi deg sjølv tilgang. Be ein som underviser gruppa, eller ein leiar, om å gi den.',
    en: 'You cannot grant yourself access. Ask a teacher of the group, or a leader, to grant it.',
  },
  'lessons.grant-over': {
    kind: 'invalid',
    nb: 'Siste dag er forbi. Sett den til {today} eller senere.',
    nn: 'Siste dag er forbi. Set han til {today} eller seinare.',
    en: 'The last day has passed. Set it to {today} or later.',
  },
  'lessons.grant-too-long': {
    kind: 'invalid',
    nb: 'Tilgangen kan gjelde inntil {maxDays} {maxDays|dag|dager}. Sett siste dag til {last} eller tidligere, og gi den på nytt siden.',
    nn: 'Tilgangen kan gjelde inntil {maxDays} {maxDays|dag|dagar}. Set siste dag til {last} eller tidlegare, og gi han på nytt sidan.',
    en: 'A grant can last up to {maxDays} {maxDays|day|days}. Set the last day to {last} or earlier, and grant it again later.',
  },
  'lessons.cancelled': {
    kind: 'conflict',
    nb: 'Timen er avlyst og skal verken føres eller bekreftes. Er den holdt likevel, må timeplanen rettes først.',
    nn: 'Timen er avlyst og skal verken førast eller stadfestast. Er han halden likevel, må timeplanen rettast først.',
    en: 'The lesson is cancelled and needs neither entries nor a confirmation. If it was held after all, have the timetable corrected first.',
  },
  'lessons.not-begun': {
    kind: 'conflict',
    nb: 'Timen begynner {date} kl. {from}. Vent til da.',
    nn: 'Timen byrjar {date} kl. {from}. Vent til då.',
    en: 'The lesson begins on {date} at {from}. Wait until then.',
  },
  'lessons.half-year-over': {
    kind: 'conflict',
    nb: 'Halvåret som {date} hører til, er over. Be kontaktlæreren rette fraværet under behandling.',
    nn: 'Halvåret som {date} høyrer til, er over. Be kontaktlæraren rette fråværet under handsaming.',
    en: 'The half-year of {date} is over. Ask the contact teacher to correct the absence in handling.',
  },
  'lessons.unsettled': {
    kind: 'conflict',
    nb: 'Timen er flyttet etter at fravær ble ført. Avgjør først om føringen skal beholdes eller strykes.',
    nn: 'Timen er flytta etter at fråvær blei ført. Avgjer først om føringa skal haldast på eller strykast.',
    en: 'The lesson was moved after absence had been registered. First decide whether to keep or drop the entries.',
  },
  'lessons.has-entries': {
    kind: 'conflict',
    nb: 'Noen er ført borte fra timen, og da er den bekreftet. Før dem som til stede først.',
    nn: 'Nokon er ført borte frå timen, og då er han stadfesta. Før dei som til stades først.',
    en: 'Somebody is registered away, so the lesson is confirmed. Register them as present first.',
  },
  'lessons.nothing-to-settle': {
    kind: 'conflict',
    nb: 'Det er ikke noe å avgjøre: timen står der den sto, eller ingen er ført borte. Hent listen på nytt.',
    nn: 'Det er ikkje noko å avgjere: timen står der han stod, eller ingen er ført borte. Hent lista på nytt.',
    en: 'There is nothing to decide: the lesson is where it was, or nobody is registered away. Fetch the list again.',
  },
  'lessons.time-taken': {
    kind: 'conflict',
    nb: 'Gruppen har nå en annen time fra {from} til {to}. Før elevene der, og stryk føringen her, så ingen minutter telles to ganger.',
    nn: 'Gruppa har no ein annan time frå {from} til {to}. Før elevane der, og stryk føringa her, så ingen minutt blir talde to gonger.',
    en: 'The group now has another lesson from {from} to {to}. Register the pupils there and drop the entries here, so that no minutes count twice.',
  },
  'lessons.no-codes': {
    kind: 'conflict',
    nb: 'Skolen har ingen fraværskoder som gjelder {date}. Be skoleeieren sette dem i innstillingene.',
    nn: 'Skulen har ingen fråværskodar som gjeld {date}. Be skuleeigaren setje dei i innstillingane.',
    en: 'The school has no absence codes that hold on {date}. Ask the school owner to set them.',
  },
  'lessons.too-many-at-once': {
    kind: 'invalid',
    nb: 'Timen har mange lærere, og da er det plass til {most} {most|elev|elever} om gangen. Send færre.',
    nn: 'Timen har mange lærarar, og då er det plass til {most} {most|elev|elevar} om gongen. Send færre.',
    en: 'The lesson has many teachers, which leaves room for {most} {most|pupil|pupils} at a time. Send fewer.',
  },
  'pupil-entered-twice': {
    kind: 'field',
    nb: 'Samme elev står to ganger. Send én linje per elev.',
    nn: 'Same elev står to gonger. Send éi linje per elev.',
    en: 'The same pupil is named twice. Send one line per pupil.',
  },
} satisfies Refusals;

export type RefusalCode = CodeOf<typeof refusals>;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
