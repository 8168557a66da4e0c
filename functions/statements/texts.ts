import type { Text, Texts } from '../shared/texts/language.ts';

/** Refusals that name a field: the same sentence stands for the whole request and beside the field. */
const atField: Readonly<Record<string, Text>> = {
  'statements.half-year-not-begun': {
    nb: 'Halvåret begynner {from}. Velg et halvår som har begynt.',
    nn: 'Halvåret byrjar {from}. Vel eit halvår som har byrja.',
    en: 'The half-year begins on {from}. Choose one that has begun.',
  },
  'statements.span-turned': {
    nb: 'Siste dag er før første dag. Rett datoene.',
    nn: 'Siste dag er før første dag. Rett datoane.',
    en: 'The last day is before the first. Correct the dates.',
  },
  'statements.span-not-over': {
    nb: 'Bare fravær som er over, kan strykes. Siste dag kan ikke være etter {today}.',
    nn: 'Berre fråvær som er over, kan strykast. Siste dag kan ikkje vere etter {today}.',
    en: 'Only absence that is over can be left out. The last day cannot be after {today}.',
  },
  'statements.span-over-two-years': {
    nb: 'Tidsrommet går over to skoleår. Del det, med {lastAllowedDay} som siste dag i det første.',
    nn: 'Tidsrommet går over to skuleår. Del det, med {lastAllowedDay} som siste dag i det første.',
    en: 'The span covers two school years. Split it, with {lastAllowedDay} as the last day of the first part.',
  },
  'statements.cause-not-here': {
    nb: 'Denne årsaken gir ikke strykning på dette skoleslaget. Velg en av: {allowed}.',
    nn: 'Denne årsaka gir ikkje stryking på dette skuleslaget. Vel ei av: {allowed}.',
    en: 'This cause leaves nothing out in this type of school. Choose one of: {allowed}.',
  },
  'statements.day-one-for-health-only': {
    nb: 'Strykning fra første dag på grunn av risiko gjelder bare helsefravær. Fjern feltet.',
    nn: 'Stryking frå første dag på grunn av risiko gjeld berre helsefråvær. Ta bort feltet.',
    en: 'Leaving out from day one because of a risk is for sickness only. Remove the field.',
  },
  'statements.below-eighth-grade': {
    nb: 'Fravær føres på vitnemål fra {year}. trinn. Det er ingenting å stryke for denne eleven ennå.',
    nn: 'Fråvær blir ført på vitnemål frå {year}. trinn. Det er ingenting å stryke for denne eleven enno.',
    en: 'The diploma shows absence from year {year} on. There is nothing to leave out for this pupil yet.',
  },
  'statements.not-documented': {
    nb: 'Fraværet {day} er ikke dokumentert slik årsaken krever. Sett koden først, eller velg et annet tidsrom.',
    nn: 'Fråværet {day} er ikkje dokumentert slik årsaka krev. Set koden først, eller vel eit anna tidsrom.',
    en: 'The absence on {day} is not documented as the cause demands. Set its code first, or choose another span.',
  },
  'statements.too-short': {
    nb: 'Helsefravær kan strykes fra dag {fromDay}. Dette varte {days} {days|skoledag|skoledager}. Uten dokumentert risiko er det ingenting å stryke.',
    nn: 'Helsefråvær kan strykast frå dag {fromDay}. Dette varte {days} {days|skuledag|skuledagar}. Utan dokumentert risiko er det ingenting å stryke.',
    en: 'Sickness can be left out from day {fromDay} on. This lasted {days} {days|school day|school days}. Without a documented risk there is nothing to leave out.',
  },
  'statements.no-rules': {
    nb: 'Det er ikke satt fraværskoder som gjelder {day}. Be skoleeieren sette dem først.',
    nn: 'Det er ikkje sett fråværskodar som gjeld {day}. Be skuleeigaren setje dei først.',
    en: 'No absence codes hold on {day}. Ask the school owner to set them first.',
  },
};

/** Texts of statements for people. */
export const texts: Texts = {
  ...atField,
  ...Object.fromEntries(Object.entries(atField).map(([code, text]) => [`field.${code}`, text])),
  'statements.span-taken': {
    nb: 'Noe av tidsrommet er alt strøket ({firstDay} til {lastDay}). Trekk det tilbake først, eller velg andre dager.',
    nn: 'Noko av tidsrommet er alt stroke ({firstDay} til {lastDay}). Trekk det tilbake først, eller vel andre dagar.',
    en: 'Part of the span is left out already ({firstDay} to {lastDay}). Withdraw that first, or choose other days.',
  },
  'statements.days-used-up': {
    nb: 'Alle {maxDays} dagene i skoleåret er brukt. Trekk tilbake en strykning først.',
    nn: 'Alle dei {maxDays} dagane i skuleåret er brukte. Trekk tilbake ei stryking først.',
    en: 'All {maxDays} {maxDays|day|days} of the school year are used. Withdraw a strike-out first.',
  },
  'statements.pupil-of-age': {
    nb: 'Eleven har fylt 18 år og bestemmer selv. Be eleven gi deg innsyn.',
    nn: 'Eleven har fylt 18 år og avgjer sjølv. Be eleven gi deg innsyn.',
    en: 'The pupil has turned 18 and decides. Ask the pupil to let you read.',
  },
};

/** The words of the table of a class (C6). */
export const columns = {
  pupil: { nb: 'Elev', nn: 'Elev', en: 'Pupil' },
  born: { nb: 'Født', nn: 'Fødd', en: 'Born' },
  halfYear: { nb: 'Halvår', nn: 'Halvår', en: 'Half-year' },
  asOf: { nb: 'Fastsatt', nn: 'Fastsett', en: 'Settled' },
  days: { nb: 'Dager på vitnemål', nn: 'Dagar på vitnemål', en: 'Days on the diploma' },
  minutes: { nb: 'Minutter på vitnemål', nn: 'Minutt på vitnemål', en: 'Minutes on the diploma' },
  leftOutDays: { nb: 'Strøkne dager', nn: 'Strokne dagar', en: 'Days left out' },
  leftOutMinutes: { nb: 'Strøkne minutter', nn: 'Strokne minutt', en: 'Minutes left out' },
  sha256: { nb: 'Kontrollsum', nn: 'Kontrollsum', en: 'Checksum' },
  protectedLeftOut: {
    nb: 'Utelatt på grunn av beskyttet identitet: {count}',
    nn: 'Utelatne på grunn av verna identitet: {count}',
    en: 'Left out because of protected identity: {count}',
  },
} as const satisfies Readonly<Record<string, Text>>;
