import { refuseBy } from '../shared/errors.ts';
import type { CodeOf, Refusals } from '../shared/refusals.ts';

/** Refusals of handling. */
export const refusals = {
  'handling.not-yet': {
    kind: 'invalid',
    nb: 'Linje {line}: dagen har ikke vært ennå. Behandle dager til og med {today}.',
    nn: 'Linje {line}: dagen har ikkje vore enno. Handsam dagar til og med {today}.',
    en: 'Line {line}: the day is still to come. Handle days up to and including {today}.',
  },
  'handling.no-code-set': {
    kind: 'invalid',
    nb: 'Det finnes ingen fraværskoder for {date}. Velg en senere dag, eller be skoleeieren legge inn koder for tiden.',
    nn: 'Det finst ingen fråværskodar for {date}. Vel ein seinare dag, eller be skuleeigaren leggje inn kodar for tida.',
    en: 'There are no absence codes for {date}. Choose a later day, or ask the school owner to enter codes for that time.',
  },
  'handling.unknown-code': {
    kind: 'invalid',
    nb: 'Linje {line}: koden gjelder ikke {date}. Velg en av: {allowed}.',
    nn: 'Linje {line}: koden gjeld ikkje {date}. Vel ein av: {allowed}.',
    en: 'Line {line}: the code is not valid on {date}. Choose one of: {allowed}.',
  },
  'handling.whole-day-of-what': {
    kind: 'invalid',
    nb: 'Linje {line}: bare en hel dag med en kode kan telle som dag. Fjern lessonId eller wholeDay.',
    nn: 'Linje {line}: berre ein heil dag med ein kode kan telje som dag. Ta bort lessonId eller wholeDay.',
    en: 'Line {line}: only a whole day with a code can count as a day. Remove lessonId or wholeDay.',
  },
  'handling.unknown-reason': {
    kind: 'invalid',
    nb: 'Linje {line}: årsaken er ikke på listen. Velg en av: {allowed}, eller ingen.',
    nn: 'Linje {line}: årsaka er ikkje på lista. Vel ei av: {allowed}, eller ingen.',
    en: 'Line {line}: the reason is not on the list. Choose one of: {allowed}, or none.',
  },
  'handling.nothing-to-decide': {
    kind: 'invalid',
    nb: 'Linje {line}: {date} er det verken meldt, innvilget eller ført noe å avgjøre. Før fraværet i timen først, eller fjern linjen.',
    nn: 'Linje {line}: {date} er det verken meldt, innvilga eller ført noko å avgjere. Før fråværet i timen først, eller ta bort linja.',
    en: 'Line {line}: nothing was reported, granted or registered on {date}. Register the absence in the lesson first, or remove the line.',
  },
  'handling.difference-required': {
    kind: 'invalid',
    nb: 'Linje {line}: avgjørelsen for {date} sier noe annet enn det som er meldt, ført eller avgjort før, eller retter et halvår som er over. Velg hvorfor.',
    nn: 'Linje {line}: avgjerda for {date} seier noko anna enn det som er meldt, ført eller avgjort før, eller rettar eit halvår som er over. Vel kvifor.',
    en: 'Line {line}: the decision for {date} differs from the report, the entry or an earlier decision, or corrects a half-year that has ended. Choose the reason for the difference.',
  },
  'handling.line-twice': {
    kind: 'invalid',
    nb: 'Linje {line}: det samme er nevnt før. Fjern den ene linjen.',
    nn: 'Linje {line}: det same er nemnt før. Ta bort den eine linja.',
    en: 'Line {line}: an earlier line names the same. Remove one of the lines.',
  },
  'handling.stale': {
    kind: 'conflict',
    nb: 'Linje {line}: noen har avgjort {date} siden du så det. Hent fraværet på nytt og se hva som står der nå.',
    nn: 'Linje {line}: nokon har avgjort {date} sidan du såg det. Hent fråværet på nytt og sjå kva som står der no.',
    en: 'Line {line}: somebody has decided on {date} since you saw it. Fetch the absences again and see the present decision.',
  },
  'handling.report-stale': {
    kind: 'conflict',
    nb: 'Melding {line} er endret eller behandlet siden du så den. Hent køen på nytt og les den igjen.',
    nn: 'Melding {line} er endra eller handsama sidan du såg henne. Hent køen på nytt og les henne igjen.',
    en: 'Report {line} was changed or handled after you saw it. Fetch the queue again and read it once more.',
  },
  'handling.report-open': {
    kind: 'conflict',
    nb: 'Melding {line} er fortsatt åpen. Behandle den når siste dag er kjent; dagene som har vært, kan avgjøres nå.',
    nn: 'Melding {line} er framleis open. Handsam henne når siste dag er kjend; dagane som har vore, kan avgjerast no.',
    en: 'Report {line} is still open-ended. Handle it when its last day is known; days that have passed can be decided on now.',
  },
  'handling.report-withdrawn': {
    kind: 'conflict',
    nb: 'Melding {line} er trukket. Fjern den, og avgjør dagen etter det som er ført.',
    nn: 'Melding {line} er trekt. Ta henne bort, og avgjer dagen etter det som er ført.',
    en: 'Report {line} was withdrawn. Remove it, and decide on the day by what is registered.',
  },
  'handling.range-turned': {
    kind: 'invalid',
    nb: 'Siste dag ({to}) er før første ({from}). Bytt om dagene.',
    nn: 'Siste dag ({to}) er før første ({from}). Byt om dagane.',
    en: 'The last day ({to}) is before the first ({from}). Swap the days.',
  },
  'handling.range-too-long': {
    kind: 'invalid',
    nb: 'Spør om høyst {maxDays} {maxDays|dag|dager} om gangen, her til og med {last}.',
    nn: 'Spør om høgst {maxDays} {maxDays|dag|dagar} om gongen, her til og med {last}.',
    en: 'Ask about at most {maxDays} {maxDays|day|days} at a time, here up to and including {last}.',
  },
  'handling.nothing-asked': {
    kind: 'invalid',
    nb: 'Forespørselen har verken avgjørelser eller meldinger. Ta med minst én.',
    nn: 'Førespurnaden har verken avgjerder eller meldingar. Ta med minst éi.',
    en: 'The request holds neither decisions nor reports. Include at least one.',
  },
  'handling.too-many-pupils': {
    kind: 'invalid',
    nb: 'Forespørselen gjelder for mange elever. Send høyst {maxPupils} om gangen.',
    nn: 'Førespurnaden gjeld for mange elevar. Send høgst {maxPupils} om gongen.',
    en: 'The request concerns too many pupils. Send at most {maxPupils} at a time.',
  },
  'handling.not-in-class': {
    kind: 'field',
    nb: 'Linje {line}: eleven går ikke i klassen nå. Den som er kontaktlærer i dag, avgjør; fjern linjen.',
    nn: 'Linje {line}: eleven går ikkje i klassen no. Den som er kontaktlærar i dag, avgjer; ta bort linja.',
    en: 'Line {line}: the pupil is not in the class now. Today’s contact teacher decides; remove the line.',
  },
  'handling.no-such-report': {
    kind: 'field',
    nb: 'Melding {line} finnes ikke for denne eleven. Hent køen på nytt.',
    nn: 'Melding {line} finst ikkje for denne eleven. Hent køen på nytt.',
    en: 'There is no report {line} about this pupil. Fetch the queue again.',
  },
  'decisions-are-codes': {
    kind: 'field',
    nb: 'Fravær avgjøres med en kode og en årsak fra listene, uten tekst og uten diagnose. Fjern feltet.',
    nn: 'Fråvær blir avgjort med ein kode og ei årsak frå listene, utan tekst og utan diagnose. Ta bort feltet.',
    en: 'Absence is decided by a code and a reason from the lists, without text and without diagnosis. Remove the field.',
  },
} satisfies Refusals;

export type RefusalCode = CodeOf<typeof refusals>;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
