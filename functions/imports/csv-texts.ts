import type { Texts } from '../shared/texts/language.ts';

/** Texts on lines and columns of CSV sets: the reason for refusing or changing them, and the remedy. */
export const csvTexts: Texts = {
  'import.file-missing': {
    nb: 'Filen mangler i settet. Eksporter den og send hele settet på nytt.',
    nn: 'Fila manglar i settet. Eksporter fila og send heile settet på nytt.',
    en: 'The file is missing from the set. Export it and send the whole set again.',
  },
  'import.header-missing': {
    nb: 'Kolonnen mangler i overskriften. Ta den med og send settet på nytt.',
    nn: 'Kolonnen manglar i overskrifta. Ta med kolonnen og send settet på nytt.',
    en: 'The column is missing from the header. Include it and send the set again.',
  },
  'import.header-twice': {
    nb: 'Kolonnen står to ganger. Fjern den ene.',
    nn: 'Kolonnen står to gonger. Fjern den eine.',
    en: 'The set has the column twice. Remove one of them.',
  },
  'import.birth-date-missing': {
    nb: 'Fødselsdatoen mangler. Ta med eleven i demographics.csv med birthDate.',
    nn: 'Fødselsdatoen manglar. Ta med eleven i demographics.csv med birthDate.',
    en: 'The birth date is missing. Include the pupil in demographics.csv with a birthDate.',
  },
  'import.school-type-missing': {
    nb: 'Skoleslaget er ikke oppgitt, og trinnene i settet sier det ikke. Skriv grunnskole eller vgs i metadata.schoolType i orgs.csv.',
    nn: 'Skuleslaget er ikkje oppgitt, og trinna i settet seier det ikkje. Skriv grunnskole eller vgs i metadata.schoolType i orgs.csv.',
    en: 'The type of school is not stated, and the levels of the set do not show it. Write grunnskole or vgs in metadata.schoolType of orgs.csv.',
  },
  'import.school-type-unknown': {
    nb: 'Skoleslaget er ukjent. Skriv grunnskole eller vgs i metadata.schoolType i orgs.csv.',
    nn: 'Skuleslaget er ukjent. Skriv grunnskole eller vgs i metadata.schoolType i orgs.csv.',
    en: 'The type of school is unknown. Write grunnskole or vgs in metadata.schoolType of orgs.csv.',
  },
  'import.status-unknown': {
    nb: 'Statusen er ukjent. Bruk active eller tobedeleted; for timer planned, cancelled eller moved.',
    nn: 'Statusen er ukjend. Bruk active eller tobedeleted; for timar planned, cancelled eller moved.',
    en: 'The status is unknown. Use active or tobedeleted; for lessons planned, cancelled or moved.',
  },
  'import.characters-removed': {
    nb: 'Usynlige tegn er tatt bort fra teksten. Fjern dem i kilden.',
    nn: 'Usynlege teikn er tekne bort frå teksten. Fjern dei i kjelda.',
    en: 'Invisible characters were taken out of the text. Remove them at the source.',
  },
  'import.text-too-long': {
    nb: 'Teksten er for lang (høyst 200 tegn). Se etter en forskjøvet kolonne eller et anførselstegn som mangler.',
    nn: 'Teksten er for lang (høgst 200 teikn). Sjå etter ei forskoven kolonne eller eit hermeteikn som manglar.',
    en: 'The text is too long (200 characters at most). Look for a shifted column or a missing quote.',
  },
  'import.word-unknown': {
    nb: 'Ordet er ikke blant dem kolonnen kan ha, så linjen er ikke tatt inn. Rett ordet i kilden og send filen på nytt.',
    nn: 'Ordet er ikkje mellom dei kolonnen kan ha, så linja er ikkje teken inn. Rett ordet i kjelda og send fila på nytt.',
    en: 'The column does not allow the word, so the line was not taken. Correct it at the source and send the file again.',
  },
  'import.number-wrong': {
    nb: 'Tallet kan ikke leses. Skriv timer slik: 113, 56,5 eller 1 131.',
    nn: 'Talet kan ikkje lesast. Skriv timar slik: 113, 56,5 eller 1 131.',
    en: 'The number cannot be read. Write hours like this: 113, 56.5 or 1131.',
  },
  'import.ends-before-it-begins': {
    nb: 'Slutter før eller idet det begynner. Slutten er den første dagen det ikke gjelder lenger. Rett datoene i kilden.',
    nn: 'Sluttar før eller idet det byrjar. Slutten er den første dagen det ikkje gjeld lenger. Rett datoane i kjelda.',
    en: 'The end is before the begin, or the same. The end is the first day on which the record no longer holds. Correct it at the source.',
  },
  'import.ends-when-it-begins': {
    nb: 'Slutter samme dag som det begynner, så det gjelder ingen dag: slutten er den første dagen det ikke gjelder lenger.',
    nn: 'Sluttar same dag som det byrjar, så det gjeld ingen dag: slutten er den første dagen det ikkje gjeld lenger.',
    en: 'The end is the day of the begin, so the record holds on no day: the end is the first day on which it no longer holds.',
  },
  'import.refers-to-refused': {
    nb: 'Viser til en linje som ikke ble tatt inn. Rett den linjen først.',
    nn: 'Viser til ei linje som ikkje blei teken inn. Rett den linja først.',
    en: 'The line refers to a line that was not taken. Correct that line first.',
  },
  'import.hours-none': {
    nb: '0 timer er lest som at timetallet ikke er oppgitt. Uten timetall regnes ingen prosent av fraværet.',
    nn: '0 timar er lese som at timetalet ikkje er oppgitt. Utan timetal blir det ikkje rekna prosent av fråværet.',
    en: '0 hours was read as not stated. Without the number of hours no percentage of absence is worked out.',
  },
  'import.birth-date-future': {
    nb: 'Fødselsdatoen er etter i dag. Rett den i kilden og send filen på nytt.',
    nn: 'Fødselsdatoen er etter i dag. Rett datoen i kjelda og send fila på nytt.',
    en: 'The birth date is after today. Correct it at the source and send the file again.',
  },
  'import.role-no-membership': {
    nb: 'Rollen gir ikke noe medlemskap i gruppen, bare elev og lærer gjør det.',
    nn: 'Rolla gir ikkje noko medlemskap i gruppa, berre elev og lærar gjer det.',
    en: 'The role is no membership of the group; only student and teacher are.',
  },
  'import.contact-teacher-of-no-class': {
    nb: 'Gruppen er ingen klasse eller kontaktgruppe, så læreren er tatt inn som faglærer. Sjekk metadata.kind i classes.csv.',
    nn: 'Gruppa er ingen klasse eller kontaktgruppe, så læraren er teken inn som faglærar. Sjekk metadata.kind i classes.csv.',
    en: 'The group is no class or contact group, so the teacher was taken as a subject teacher. Check metadata.kind in classes.csv.',
  },
  'import.school-type-by-levels': {
    nb: 'Skoleslaget er ikke oppgitt, og er lest av trinnene til klasser og elever. Skriv det i metadata.schoolType i orgs.csv.',
    nn: 'Skuleslaget er ikkje oppgitt, og er lese av trinna til klassar og elevar. Skriv det i metadata.schoolType i orgs.csv.',
    en: 'The type of school is not stated and was read from the levels of classes and pupils. Write it in metadata.schoolType of orgs.csv.',
  },
  'import.term-unknown': {
    nb: 'Viser til en termin som ikke står i academicSessions.csv. Den er ikke regnet med i gruppens periode.',
    nn: 'Viser til ein termin som ikkje står i academicSessions.csv. Han er ikkje rekna med i perioden til gruppa.',
    en: 'The line refers to a session that is not in academicSessions.csv. The period of the group leaves it out.',
  },
  'import.several-schools': {
    nb: 'Eleven har flere skoler. Den første er hjemmeskolen.',
    nn: 'Eleven har fleire skular. Den første er heimeskulen.',
    en: 'The pupil has several schools. The first is the home school.',
  },
  'import.role-not-now': {
    nb: 'En rolle har begynt senere eller er slutt, og gir ingen rett i dag.',
    nn: 'Ei rolle byrjar seinare eller er slutt, og gir ingen rett i dag.',
    en: 'A role begins later or has ended, and gives no right today.',
  },
  'import.role-without-school': {
    nb: 'Rollen gjelder ingen skole i settet og gir derfor ingen rett. Oppgi skolen i orgSourcedIds.',
    nn: 'Rolla gjeld ingen skule i settet og gir difor ingen rett. Oppgi skulen i orgSourcedIds.',
    en: 'The role is at no school of the set, so it gives no right. Name the school in orgSourcedIds.',
  },
  'import.id-type-ignored': {
    nb: 'userIds har et slags id som ikke brukes her. Vi leser fødselsnummer (NIN) og Feide-navn (Feide).',
    nn: 'userIds har eit slags id som ikkje blir brukt her. Vi les fødselsnummer (NIN) og Feide-namn (Feide).',
    en: 'userIds has a kind of id that is not used here. We read identity numbers (NIN) and Feide names (Feide).',
  },
  'import.user-ids-wrong': {
    nb: 'userIds kan ikke leses, eller har to ulike av samme slag. Skriv {NIN:…},{Feide:…}.',
    nn: 'userIds kan ikkje lesast, eller har to ulike av same slag. Skriv {NIN:…},{Feide:…}.',
    en: 'userIds cannot be read, or has two different ones of a kind. Write {NIN:…},{Feide:…}.',
  },
  'import.email-several': {
    nb: 'Flere e-postadresser i samme felt. Den første som kan brukes, er tatt inn.',
    nn: 'Fleire e-postadresser i same felt. Den første som kan brukast, er teken inn.',
    en: 'The field has several e-mail addresses. The first usable address was taken.',
  },
  'import.email-unreachable': {
    nb: 'E-postadressen kan ikke brukes (skrivefeil, eller bokstaver som æ, ø og å foran @). Be om en annen adresse.',
    nn: 'E-postadressa kan ikkje brukast (skrivefeil, eller bokstavar som æ, ø og å framfor @). Be om ei anna adresse.',
    en: 'The e-mail address cannot be used (misspelt, or letters such as æ, ø and å before the @). Ask for another address.',
  },
  'import.phone-wrong': {
    nb: 'Dette er ikke et telefonnummer, og er ikke tatt inn. Rett det i kilden.',
    nn: 'Dette er ikkje eit telefonnummer, og er ikkje teke inn. Rett det i kjelda.',
    en: 'This is no telephone number and was not taken. Correct it at the source.',
  },
  'import.phone-several': {
    nb: 'Flere telefonnumre i samme felt. Det første er tatt inn.',
    nn: 'Fleire telefonnummer i same felt. Det første er teke inn.',
    en: 'The field has several telephone numbers. The first was taken.',
  },
  'import.file-unread': {
    nb: 'Filen hører til OneRoster, men har ikke noe vi bruker, og er ikke lest. La den gjerne være ute.',
    nn: 'Fila høyrer til OneRoster, men har ikkje noko vi bruker, og er ikkje lesen. Fila kan gjerne vere ute.',
    en: 'The file is part of OneRoster but holds nothing we use; it was not read. You may leave it out.',
  },
  'import.file-foreign': {
    nb: 'Filen hører ikke til settet og er ikke lest. Er navnet skrevet feil, så rett det.',
    nn: 'Fila høyrer ikkje til settet og er ikkje lesen. Er namnet skrive feil, så rett det.',
    en: 'The file does not belong to the set and was not read. If its name is misspelt, correct it.',
  },
  'import.header-ignored': {
    nb: 'Kolonnen er ikke lest. La den gjerne være ute.',
    nn: 'Kolonnen er ikkje lesen, og kan gjerne vere ute.',
    en: 'The column was not read. You may leave it out.',
  },
  'import.column-missing': {
    nb: 'Kolonnen er ikke med. Uten den er adressebeskyttelse ukjent (metadata.addressProtection) og ingen er kontaktlærer (metadata.role).',
    nn: 'Kolonnen er ikkje med. Utan han er adressevern ukjent (metadata.addressProtection) og ingen er kontaktlærar (metadata.role).',
    en: 'The column is absent. Without it address protection is unknown (metadata.addressProtection) and nobody is contact teacher (metadata.role).',
  },
  'import.manifest-version': {
    nb: 'manifest.csv har en versjon av OneRoster vi ikke leser. Eksporter som 1.1 eller 1.2.',
    nn: 'manifest.csv har ein versjon av OneRoster vi ikkje les. Eksporter som 1.1 eller 1.2.',
    en: 'manifest.csv has a version of OneRoster that we do not read. Export as 1.1 or 1.2.',
  },
  'import.manifest-delta': {
    nb: 'manifest.csv sier at filen bare har endringer (delta). Eksporter hele settet (bulk) og send det.',
    nn: 'manifest.csv seier at fila berre har endringar (delta). Eksporter heile settet (bulk) og send det.',
    en: 'manifest.csv says that the file has changes only (delta). Export the whole set (bulk) and send that.',
  },
  'import.manifest-absent': {
    nb: 'manifest.csv sier at filen ikke er med, men det er den. Den er lest.',
    nn: 'manifest.csv seier at fila ikkje er med, men det er ho. Fila er lesen.',
    en: 'manifest.csv says that the file is absent, but it is here. It was read.',
  },
};
