import type { Texts } from '../shared/texts/language.ts';

/** Texts on timetables from Untis or WebUntis (decision 027): the fault or note, and the remedy. */
export const timetableTexts: Texts = {
  'import.timetable-only': {
    nb: 'Filen er en timeplan: den endrer bare timer, og avslutter ingen elever, ansatte eller grupper.',
    nn: 'Fila er ein timeplan: ho endrar berre timar, og avsluttar ingen elevar, tilsette eller grupper.',
    en: 'The file is a timetable: it changes lessons only, and ends no pupils, staff or groups.',
  },
  'import.timetable-twice': {
    nb: 'Settet har mer enn én timeplan. Send GPU001.TXT med sine filer, eller én JSON-fil.',
    nn: 'Settet har meir enn éin timeplan. Send GPU001.TXT med filene sine, eller éi JSON-fil.',
    en: 'The set has more than one timetable. Send GPU001.TXT with its files, or one JSON file.',
  },
  'import.file-too-long': {
    nb: 'Filen har flere linjer enn en timeplan kan ha. Eksporter én skole om gangen.',
    nn: 'Fila har fleire linjer enn ein timeplan kan ha. Eksporter éin skule om gongen.',
    en: 'The file has more lines than a timetable can have. Export one school at a time.',
  },
  'import.file-not-json': {
    nb: 'Filen er ikke hel, gyldig JSON. Hent svaret fra WebUntis på nytt.',
    nn: 'Fila er ikkje heil, gyldig JSON. Hent svaret frå WebUntis på nytt.',
    en: 'The file is not complete, valid JSON. Fetch the answer from WebUntis again.',
  },
  'import.json-shape': {
    nb: 'JSON-filen er ikke en timeplan fra WebUntis (getTimetable eller REST timetable). Kanskje er den en feilmelding.',
    nn: 'JSON-fila er ikkje ein timeplan frå WebUntis (getTimetable eller REST timetable). Kanskje er ho ei feilmelding.',
    en: 'The JSON file is no timetable from WebUntis (getTimetable or REST timetable). Perhaps it is an error message.',
  },
  'import.characters-hidden': {
    nb: 'Linjen har usynlige tegn eller er ikke tekst. Eksporter filen på nytt.',
    nn: 'Linja har usynlege teikn eller er ikkje tekst. Eksporter fila på nytt.',
    en: 'The line has invisible characters or is no text. Export the file again.',
  },
  'import.columns-few': {
    nb: 'Linjen har for få kolonner for en eksport fra Untis.',
    nn: 'Linja har for få kolonnar for ein eksport frå Untis.',
    en: 'The line has too few columns for an export from Untis.',
  },
  'import.number-not-whole': {
    nb: 'Verdien er ikke et helt tall.',
    nn: 'Verdien er ikkje eit heilt tal.',
    en: 'The value is not a whole number.',
  },
  'import.weekday-unknown': {
    nb: 'Ukedagen er ukjent (1 er mandag, 7 er søndag).',
    nn: 'Vekedagen er ukjend (1 er måndag, 7 er sundag).',
    en: 'The weekday is unknown (1 is Monday, 7 is Sunday).',
  },
  'import.minutes-mode': {
    nb: 'Timeplanen er laget i minutter. Det støttes ikke; bruk svaret fra WebUntis i stedet.',
    nn: 'Timeplanen er laga i minutt. Det er ikkje støtta; bruk svaret frå WebUntis i staden.',
    en: 'The timetable is in minutes mode. That is not supported; use an answer of WebUntis instead.',
  },
  'import.period-outside-grid': {
    nb: 'Timen mangler i timegrid.csv for denne ukedagen. Legg den til.',
    nn: 'Timen manglar i timegrid.csv for denne vekedagen. Legg han til.',
    en: 'The period is missing from timegrid.csv for this weekday. Add it.',
  },
  'import.period-twice': {
    nb: 'Timen står to ganger for samme dag. Fjern den ene linjen.',
    nn: 'Timen står to gonger for same dag. Fjern den eine linja.',
    en: 'The file has the period twice for the same day. Remove one of the lines.',
  },
  'import.grid-overlap': {
    nb: 'Timen begynner før timen foran er slutt. Rett klokkeslettene.',
    nn: 'Timen byrjar før timen framfor er slutt. Rett klokkesletta.',
    en: 'The period begins before the previous period has ended. Correct the times.',
  },
  'import.weeks-overlap': {
    nb: 'Ukene overlapper linjen foran. Hver dag skal stå én gang.',
    nn: 'Vekene overlappar linja framfor. Kvar dag skal stå éin gong.',
    en: 'The weeks overlap the line before. Give each day once.',
  },
  'import.weeks-too-long': {
    nb: 'Ukene dekker mer enn et skoleår. Send ett skoleår om gangen.',
    nn: 'Vekene dekkjer meir enn eit skuleår. Send eitt skuleår om gongen.',
    en: 'The weeks cover more than a school year. Send one school year at a time.',
  },
  'import.week-unknown': {
    nb: 'Timen gjelder bare noen uker, og weeks.csv har ingen uker med det merket. Skriv merket i kolonnen week.',
    nn: 'Timen gjeld berre nokre veker, og weeks.csv har ingen veker med det merket. Skriv merket i kolonnen week.',
    en: 'The lesson is held in some weeks only, and weeks.csv has none with that label. Write it in the column week.',
  },
  'import.lesson-weeks-differ': {
    nb: 'GPU002.TXT sier ulike uker for samme time, klasse og lærer. Eksporter GPU001.TXT og GPU002.TXT samtidig.',
    nn: 'GPU002.TXT seier ulike veker for same time, klasse og lærar. Eksporter GPU001.TXT og GPU002.TXT samstundes.',
    en: 'GPU002.TXT gives different weeks for the same lesson, class and teacher. Export GPU001.TXT and GPU002.TXT together.',
  },
  'import.key-kind-unknown': {
    nb: 'Ukjent kind i keys.csv (school, class, group, lesson, subject, teacher).',
    nn: 'Ukjend kind i keys.csv (school, class, group, lesson, subject, teacher).',
    en: 'The kind in keys.csv is unknown (school, class, group, lesson, subject, teacher).',
  },
  'import.key-empty': {
    nb: 'Linjen i keys.csv mangler et navn i timetable eller en nøkkel i roster.',
    nn: 'Linja i keys.csv manglar eit namn i timetable eller ein nøkkel i roster.',
    en: 'The line in keys.csv lacks a name in timetable or a key in roster.',
  },
  'import.key-twice': {
    nb: 'Navnet har to ulike nøkler i keys.csv. Behold den rette.',
    nn: 'Namnet har to ulike nøklar i keys.csv. Ta vare på den rette.',
    en: 'The name has two different keys in keys.csv. Keep the right one.',
  },
  'import.lesson-without-class': {
    nb: 'Timen har ingen klasse eller elevgruppe og er utelatt.',
    nn: 'Timen har ingen klasse eller elevgruppe og er utelaten.',
    en: 'The lesson has no class or student group and was left aside.',
  },
  'import.no-lesson': {
    nb: 'Perioder av dette slaget har ingen elever (vakt, møte, kontortid) og er utelatt.',
    nn: 'Periodar av dette slaget har ingen elevar (vakt, møte, kontortid) og er utelatne.',
    en: 'Periods of this kind have no pupils (supervision, meeting, office hour) and were left aside.',
  },
  'import.period-shape': {
    nb: 'Perioden mangler id, dato eller klokkeslett, eller har en verdi vi ikke kjenner.',
    nn: 'Perioden manglar id, dato eller klokkeslett, eller har ein verdi vi ikkje kjenner.',
    en: 'The period lacks its id, date or times, or has a value that we do not know.',
  },
  'import.period-status-unknown': {
    nb: 'Periodens status er ukjent.',
    nn: 'Statusen til perioden er ukjend.',
    en: 'The status of the period is unknown.',
  },
  'import.period-type-unknown': {
    nb: 'Periodens type er ukjent.',
    nn: 'Typen til perioden er ukjend.',
    en: 'The type of the period is unknown.',
  },
  'import.period-without-names': {
    nb: 'Perioden har bare tall for klasse, lærer eller fag. Be WebUntis om navnene (klasseFields, teacherFields, subjectFields).',
    nn: 'Perioden har berre tal for klasse, lærar eller fag. Be WebUntis om namna (klasseFields, teacherFields, subjectFields).',
    en: 'The period has only numbers for class, teacher or subject. Ask WebUntis for the names (klasseFields, teacherFields, subjectFields).',
  },
  'import.group-unmatched': {
    nb: 'Ingen gruppe, eller mer enn én, passer til klassen og faget; timen er ikke tatt inn. Skriv gruppens nøkkel i keys.csv. Har flere skoler samme klassenavn, må keys.csv ha en linje school.',
    nn: 'Inga gruppe, eller meir enn éi, passar til klassen og faget; timen er ikkje teken inn. Skriv nøkkelen til gruppa i keys.csv. Har fleire skular same klassenamn, må keys.csv ha ei linje school.',
    en: 'No group, or more than one, fits the class and subject; the lesson was not taken. Write the group’s key in keys.csv. Where several schools have the same class names, keys.csv needs a line school.',
  },
  'import.teacher-unmatched': {
    nb: 'Ingen ansatt, eller mer enn én, passer til lærerens navn i timeplanen; timene er tatt inn uten læreren. Skriv nøkkelen eller Feide-navnet i keys.csv.',
    nn: 'Ingen tilsett, eller meir enn éin, passar til namnet på læraren i timeplanen; timane er tekne inn utan læraren. Skriv nøkkelen eller Feide-namnet i keys.csv.',
    en: 'Nobody on the staff, or more than one, fits the timetable’s name for the teacher; the lessons were taken without the teacher. Write the key or Feide name in keys.csv.',
  },
};
