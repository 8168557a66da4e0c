import type { Texts } from '../shared/texts/language.ts';

/** The reason for refusing a line or a file, and the remedy. */
export const fileTexts: Texts = {
  'import.file-unknown': {
    nb: 'Filen hører ikke til settet.',
    nn: 'Fila høyrer ikkje til settet.',
    en: 'The file does not belong to the set.',
  },
  'import.file-form': {
    nb: 'En import er en mappe med CSV-filer, en zip av dem, en XML-fil (PIFU-IMS), eller en timeplan fra Untis (zip) eller WebUntis (JSON).',
    nn: 'Ein import er ei mappe med CSV-filer, ein zip av dei, ei XML-fil (PIFU-IMS), eller ein timeplan frå Untis (zip) eller WebUntis (JSON).',
    en: 'An import is a folder of CSV files, a zip of them, an XML file (PIFU-IMS), or a timetable from Untis (zip) or WebUntis (JSON).',
  },
  'import.folder-mixed': {
    nb: 'Mappen har filer som ikke hører sammen. Oppgi den ene filen som skal leses, eller legg settet i en mappe for seg.',
    nn: 'Mappa har filer som ikkje høyrer saman. Oppgi den eine fila som skal lesast, eller legg settet i ei mappe for seg.',
    en: 'The folder has files that do not belong together. Name the one file to read, or put the set into a folder of its own.',
  },
  'import.file-empty': { nb: 'Filen er tom.', nn: 'Fila er tom.', en: 'The file is empty.' },
  'import.file-not-csv': {
    nb: 'Filen er ikke gyldig CSV fra denne linjen (for eksempel et anførselstegn som ikke lukkes).',
    nn: 'Fila er ikkje gyldig CSV frå denne linja (til dømes eit hermeteikn som ikkje blir lukka).',
    en: 'The file is not valid CSV from this line on (for example a quote that is not closed).',
  },
  'import.file-not-utf8': {
    nb: 'Tegnsettet er feil på denne linjen; lagre filen som UTF-8.',
    nn: 'Teiknsettet er feil på denne linja; lagre fila som UTF-8.',
    en: 'The characters are wrong on this line; save the file as UTF-8.',
  },
  'import.file-not-zip': {
    nb: 'Filen er ikke en hel zip-fil.',
    nn: 'Fila er ikkje ei heil zip-fil.',
    en: 'The file is not a complete zip file.',
  },
  'import.file-not-xml': {
    nb: 'Filen er ikke hel, gyldig XML.',
    nn: 'Fila er ikkje heil, gyldig XML.',
    en: 'The file is not complete, valid XML.',
  },
  'import.file-encoding': {
    nb: 'Tegnsettet støttes ikke; bruk UTF-8.',
    nn: 'Teiknsettet er ikkje støtta; bruk UTF-8.',
    en: 'The encoding is not supported; use UTF-8.',
  },
  'import.record-columns': {
    nb: 'Linjen har et annet antall felter enn overskriften.',
    nn: 'Linja har eit anna tal på felt enn overskrifta.',
    en: 'The line has another number of fields than the header.',
  },
  'import.zip-too-many': {
    nb: 'Zip-filen har for mange filer.',
    nn: 'Zip-fila har for mange filer.',
    en: 'The zip file has too many files.',
  },
  'import.zip-too-large': {
    nb: 'Zip-filen blir for stor når den pakkes ut.',
    nn: 'Zip-fila blir for stor når ho blir pakka ut.',
    en: 'The zip file becomes too large when unpacked.',
  },
  'import.zip-bomb': {
    nb: 'Zip-filen er pakket unaturlig tett og tas ikke imot.',
    nn: 'Zip-fila er pakka unaturleg tett og blir ikkje teken imot.',
    en: 'The zip file is packed unnaturally tight and is not accepted.',
  },
  'import.zip-damaged': {
    nb: 'En fil i zip-filen er skadet eller har en annen størrelse enn den oppgir. Pakk og send på nytt.',
    nn: 'Ei fil i zip-fila er skadd eller har ein annan storleik enn ho seier. Pakk og send på nytt.',
    en: 'A file in the zip is damaged or has another size than it claims. Pack it and send it again.',
  },
  'import.file-not-roster': {
    nb: 'Filen er ikke en PIFU-IMS-fil med alle personer (rotelement enterprise, type full).',
    nn: 'Fila er ikkje ei PIFU-IMS-fil med alle personar (rotelement enterprise, type full).',
    en: 'The file is not a PIFU-IMS file with everybody in it (root element enterprise, type full).',
  },
  'import.contact-of-no-pupil': {
    nb: 'Kontaktpersonen hører til en person som ikke er elev.',
    nn: 'Kontaktpersonen høyrer til ein person som ikkje er elev.',
    en: 'The contact person belongs to a person who is no pupil.',
  },
  'import.marked-deleted': {
    nb: 'Kilden sier at den er slettet; den avsluttes hos oss.',
    nn: 'Kjelda seier at den er sletta; den blir avslutta hjå oss.',
    en: 'The source says that it is deleted; it ends here.',
  },
  'import.zip-encrypted': {
    nb: 'Zip-filen er kryptert. Send den uten passord.',
    nn: 'Zip-fila er kryptert. Send fila utan passord.',
    en: 'The zip file is encrypted. Send it without a password.',
  },
  'import.zip-name-twice': {
    nb: 'Zip-filen har to filer med samme navn.',
    nn: 'Zip-fila har to filer med same namn.',
    en: 'The zip file has two files of the same name.',
  },
  'import.zip-name': {
    nb: 'Et filnavn i zip-filen peker ut av den. Pakk filene på nytt, uten mapper.',
    nn: 'Eit filnamn i zip-fila peikar ut av fila. Pakk filene på nytt, utan mapper.',
    en: 'A file name in the zip points out of it. Pack the files again, without folders.',
  },
  'import.xml-doctype': {
    nb: 'XML med dokumenttype (DTD) tas ikke imot.',
    nn: 'XML med dokumenttype (DTD) blir ikkje teken imot.',
    en: 'XML with a document type (DTD) is not accepted.',
  },
  'import.xml-too-deep': {
    nb: 'XML-en har for mange nivåer.',
    nn: 'XML-en har for mange nivå.',
    en: 'The XML is nested too deeply.',
  },
  'import.xml-too-long': {
    nb: 'Et felt eller en liste i XML-en er for lang.',
    nn: 'Eit felt eller ei liste i XML-en er for lang.',
    en: 'A field or a list in the XML is too long.',
  },
  'import.id-missing': {
    nb: 'Id-en mangler. Ta den med og send filen på nytt.',
    nn: 'Id-en manglar. Ta med id-en og send fila på nytt.',
    en: 'The id is missing. Include it and send the file again.',
  },
  'import.id-twice': {
    nb: 'Id-en står to ganger i filen; den første gjelder.',
    nn: 'Id-en står to gonger i fila; den fyrste gjeld.',
    en: 'The file has the id twice; the first line counts.',
  },
  'import.name-missing': {
    nb: 'Navnet mangler. Ett av fornavn og etternavn er nok.',
    nn: 'Namnet manglar. Eitt av fornamn og etternamn er nok.',
    en: 'The name is missing. One of given name and family name is enough.',
  },
  'import.birth-date-wrong': {
    nb: 'Fødselsdatoen er ikke en dato. Skriv 2015-05-17 eller 17.05.2015.',
    nn: 'Fødselsdatoen er ikkje ein dato. Skriv 2015-05-17 eller 17.05.2015.',
    en: 'The birth date is not a date. Write 2015-05-17 or 17.05.2015.',
  },
  'import.dates-wrong': {
    nb: 'En dato eller et klokkeslett mangler eller kan ikke leses. Skriv 2026-08-17 eller 17.08.2026, og 08:15.',
    nn: 'Ein dato eller eit klokkeslett manglar eller kan ikkje lesast. Skriv 2026-08-17 eller 17.08.2026, og 08:15.',
    en: 'A date or time is missing or cannot be read. Write 2026-08-17 or 17.08.2026, and 08:15.',
  },
  'import.role-unknown': {
    nb: 'Rollen mangler eller er ukjent, så linjen er ikke tatt inn. Rett den i kilden og send filen på nytt.',
    nn: 'Rolla manglar eller er ukjend, så linja er ikkje teken inn. Rett rolla i kjelda og send fila på nytt.',
    en: 'The role is missing or unknown, so the line was not taken. Correct it at the source and send the file again.',
  },
  'import.school-missing': {
    nb: 'Ingen skole å knytte dette til. Oppgi skolen i kilden og send filen på nytt.',
    nn: 'Ingen skule å knyte dette til. Oppgi skulen i kjelda og send fila på nytt.',
    en: 'The line names no school. Name the school at the source and send the file again.',
  },
  'import.refers-to-nothing': {
    nb: 'Viser til noe som ikke finnes i filen og ikke hos oss.',
    nn: 'Viser til noko som ikkje finst i fila og ikkje hos oss.',
    en: 'The line refers to a record that is neither in the file nor in Skolebro.',
  },
  'import.belongs-to-gone': {
    nb: 'Hører til noen, eller en gruppe, som kilden har merket som borte. Det avsluttes hos oss sammen med dem.',
    nn: 'Høyrer til nokon, eller ei gruppe, som kjelda har merkt som borte. Det blir avslutta hos oss saman med dei.',
    en: 'The line belongs to a person or group that the source marks as gone. It ends here with them.',
  },
  'import.teacher-unknown': {
    nb: 'Læreren finnes ikke i filen og ikke hos oss. Timen er tatt inn uten; legg læreren til i kilden.',
    nn: 'Læraren finst ikkje i fila og ikkje hos oss. Timen er teken inn utan; legg læraren til i kjelda.',
    en: 'The teacher is neither in the file nor in Skolebro. The lesson was taken without the teacher; add the teacher at the source.',
  },
  'import.periods-overlap': {
    nb: 'Samme relasjon eller medlemskap står på to linjer for de samme dagene. Begge gjelder; for relasjoner teller det sterkeste grunnlaget.',
    nn: 'Same relasjon eller medlemskap står på to linjer for dei same dagane. Begge gjeld; for relasjonar tel det sterkaste grunnlaget.',
    en: 'Two lines have the same relation or membership for the same days. Both hold; for relations the stronger basis counts.',
  },
  'import.left-out': {
    nb: 'Linjen er tatt inn uten noe den viser til, som ikke finnes i filen og ikke hos oss (lærer eller skole). Legg det til i kilden.',
    nn: 'Linja er teken inn utan noko ho viser til, som ikkje finst i fila og ikkje hos oss (lærar eller skule). Legg det til i kjelda.',
    en: 'The line refers to a teacher or school that is neither in the file nor in Skolebro. It was taken without; add the missing record at the source.',
  },
  'import.login-taken': {
    nb: 'Nummeret eller innloggingen er allerede en annens. Personen er tatt inn uten, og skolen har en linje på arbeidslisten.',
    nn: 'Nummeret eller innlogginga er alt ein annan sin. Personen er teken inn utan, og skulen har ei linje på arbeidslista.',
    en: 'The number or login already belongs to somebody else. The person is taken without it, and the school gets a line on its work list.',
  },
  'import.number-form': {
    nb: 'Identitetsnummeret har feil form; personen er tatt inn uten innlogging.',
    nn: 'Identitetsnummeret har feil form; personen er teken inn utan innlogging.',
    en: 'The identity number has the wrong form; the person is taken without a login.',
  },
  'import.number-check-digits': {
    nb: 'Kontrollsifrene stemmer ikke; personen er tatt inn uten innlogging.',
    nn: 'Kontrollsifra stemmer ikkje; personen er teken inn utan innlogging.',
    en: 'The check digits are wrong; the person is taken without a login.',
  },
  'import.number-synthetic': {
    nb: 'Syntetisk nummer i produksjon; personen er tatt inn uten innlogging.',
    nn: 'Syntetisk nummer i produksjon; personen er teken inn utan innlogging.',
    en: 'The number is synthetic, and this is production; the person is taken without a login.',
  },
  'import.number-real': {
    nb: 'Ekte nummer i et testmiljø; personen er tatt inn uten innlogging.',
    nn: 'Ekte nummer i eit testmiljø; personen er teken inn utan innlogging.',
    en: 'The number is real, and this is a test stage; the person is taken without a login.',
  },
  'import.person-without-role': {
    nb: 'Personen er verken elev, ansatt eller foresatt i filen.',
    nn: 'Personen er korkje elev, tilsett eller føresett i fila.',
    en: 'The person is neither pupil, staff nor guardian in the file.',
  },
  'import.membership-inactive': {
    nb: 'Medlemskapet er merket som ikke aktivt.',
    nn: 'Medlemskapet er merkt som ikkje aktivt.',
    en: 'The membership is marked inactive.',
  },
  'import.member-not-person': {
    nb: 'Medlemmet er en gruppe, ikke en person.',
    nn: 'Medlemmen er ei gruppe, ikkje ein person.',
    en: 'The member is a group, not a person.',
  },
  'import.crashed': {
    nb: 'Importen stanset på grunn av en feil hos oss. Det er trygt å sende filen på nytt.',
    nn: 'Importen stansa på grunn av ein feil hos oss. Det er trygt å sende fila på nytt.',
    en: 'A fault of our system stopped the import. It is safe to send the file again.',
  },
  'import.overtaken': {
    nb: 'En annen import endret de samme opplysningene samtidig, så denne ble stanset. Send filen på nytt når den andre er ferdig.',
    nn: 'Ein annan import endra dei same opplysningane samstundes, så denne blei stansa. Send fila på nytt når den andre er ferdig.',
    en: 'Another import changed the same records at the same time, so this one was stopped. Send the file again when the other is done.',
  },
};
