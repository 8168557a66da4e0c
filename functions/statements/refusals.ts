import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of statements. */
export const refusals = {
  'statements.half-year-not-begun': {
    kind: 'invalid',
    nb: 'Halvåret begynner {from}. Velg et halvår som har begynt.',
    nn: 'Halvåret byrjar {from}. Vel eit halvår som har byrja.',
    en: 'The half-year begins on {from}. Choose a half-year that has begun.',
  },
  'statements.span-turned': {
    kind: 'invalid',
    nb: 'Siste dag er før første dag. Rett datoene.',
    nn: 'Siste dag er før første dag. Rett datoane.',
    en: 'The last day is before the first. Correct the dates.',
  },
  'statements.span-not-over': {
    kind: 'invalid',
    nb: 'Bare fravær som er over, kan strykes. Siste dag kan ikke være etter {today}.',
    nn: 'Berre fråvær som er over, kan strykast. Siste dag kan ikkje vere etter {today}.',
    en: 'Only absence that is over can be left out. The last day cannot be after {today}.',
  },
  'statements.span-over-two-years': {
    kind: 'invalid',
    nb: 'Tidsrommet går over to skoleår. Del det, med {lastAllowedDay} som siste dag i det første.',
    nn: 'Tidsrommet går over to skuleår. Del det, med {lastAllowedDay} som siste dag i det første.',
    en: 'The span covers two school years. Split it, with {lastAllowedDay} as the last day of the first part.',
  },
  'statements.cause-not-here': {
    kind: 'invalid',
    nb: 'Denne årsaken gir ikke strykning på dette skoleslaget. Velg en av: {allowed}.',
    nn: 'Denne årsaka gir ikkje stryking på dette skuleslaget. Vel ei av: {allowed}.',
    en: 'This type of school cannot leave absence out for this cause. Choose one of: {allowed}.',
  },
  'statements.day-one-for-health-only': {
    kind: 'invalid',
    nb: 'Strykning fra første dag på grunn av risiko gjelder bare helsefravær. Fjern feltet.',
    nn: 'Stryking frå første dag på grunn av risiko gjeld berre helsefråvær. Ta bort feltet.',
    en: 'Only sickness with a documented risk can be left out from day one. Remove the field.',
  },
  'statements.below-eighth-grade': {
    kind: 'invalid',
    nb: 'Fravær føres på vitnemål fra {year}. trinn. Det er ingenting å stryke for denne eleven ennå.',
    nn: 'Fråvær blir ført på vitnemål frå {year}. trinn. Det er ingenting å stryke for denne eleven enno.',
    en: 'The diploma shows absence from year {year} on. There is nothing to leave out for this pupil yet.',
  },
  'statements.not-documented': {
    kind: 'invalid',
    nb: 'Fraværet {day} er ikke dokumentert slik årsaken krever. Sett koden først, eller velg et annet tidsrom.',
    nn: 'Fråværet {day} er ikkje dokumentert slik årsaka krev. Set koden først, eller vel eit anna tidsrom.',
    en: 'The absence on {day} is not documented as the cause demands. Set its code first, or choose another span.',
  },
  'statements.too-short': {
    kind: 'invalid',
    nb: 'Helsefravær kan strykes fra dag {fromDay}. Dette varte {days} {days|skoledag|skoledager}. Uten dokumentert risiko er det ingenting å stryke.',
    nn: 'Helsefråvær kan strykast frå dag {fromDay}. Dette varte {days} {days|skuledag|skuledagar}. Utan dokumentert risiko er det ingenting å stryke.',
    en: 'Sickness can be left out from day {fromDay} on. This lasted {days} {days|school day|school days}. Without a documented risk there is nothing to leave out.',
  },
  'statements.no-rules': {
    kind: 'invalid',
    nb: 'Det er ikke satt fraværskoder som gjelder {day}. Be skoleeieren sette dem først.',
    nn: 'Det er ikkje sett fråværskodar som gjeld {day}. Be skuleeigaren setje dei først.',
    en: 'There are no absence codes for {day}. Ask the school owner to set them first.',
  },
  'statements.span-taken': {
    kind: 'conflict',
    nb: 'Noe av tidsrommet er alt strøket ({firstDay} til {lastDay}). Trekk det tilbake først, eller velg andre dager.',
    nn: 'Noko av tidsrommet er alt stroke ({firstDay} til {lastDay}). Trekk det tilbake først, eller vel andre dagar.',
    en: 'Part of the span is left out already ({firstDay} to {lastDay}). Withdraw that first, or choose other days.',
  },
  'statements.days-used-up': {
    kind: 'conflict',
    nb: 'Alle {maxDays} dagene i skoleåret er brukt. Trekk tilbake en strykning først.',
    nn: 'Alle dei {maxDays} dagane i skuleåret er brukte. Trekk tilbake ei stryking først.',
    en: 'All {maxDays} {maxDays|day|days} of the school year are used. Withdraw a strike-out first.',
  },
  'statements.pupil-of-age': {
    kind: 'forbidden',
    nb: 'Eleven har fylt 18 år og bestemmer selv. Be eleven gi deg innsyn.',
    nn: 'Eleven har fylt 18 år og avgjer sjølv. Be eleven gi deg innsyn.',
    en: 'The pupil has turned 18 and decides. Ask the pupil to let you read.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
