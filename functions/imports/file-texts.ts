import type { Texts } from '../shared/problems.ts';

/** Why a line or a file was not taken, and what to do about it. */
export const fileTexts: Texts = {
  'import.file-unknown': {
    nb: 'Filen hører ikke til settet.',
    nn: 'Fila høyrer ikkje til settet.',
    en: 'The file does not belong to the set.',
  },
  'import.file-form': {
    nb: 'En import er en mappe med CSV-filer, en zip av dem, eller en XML-fil (PIFU-IMS).',
    nn: 'Ein import er ei mappe med CSV-filer, ein zip av dei, eller ei XML-fil (PIFU-IMS).',
    en: 'An import is a folder of CSV files, a zip of them, or an XML file (PIFU-IMS).',
  },
  'import.file-missing': {
    nb: 'Filen mangler i settet.',
    nn: 'Fila manglar i settet.',
    en: 'The file is missing from the set.',
  },
  'import.file-empty': { nb: 'Filen er tom.', nn: 'Fila er tom.', en: 'The file is empty.' },
  'import.file-not-csv': {
    nb: 'Filen er ikke gyldig CSV fra denne linjen (for eksempel et anførselstegn som ikke lukkes).',
    nn: 'Fila er ikkje gyldig CSV frå denne linja (til dømes eit hermeteikn som ikkje vert lukka).',
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
  'import.header-missing': { nb: 'Kolonnen mangler.', nn: 'Kolonnen manglar.', en: 'The column is missing.' },
  'import.header-unknown': {
    nb: 'Kolonnen er ukjent. Fjern den.',
    nn: 'Kolonnen er ukjend. Ta han bort.',
    en: 'The column is unknown. Remove it.',
  },
  'import.header-twice': {
    nb: 'Kolonnen står to ganger.',
    nn: 'Kolonnen står to gonger.',
    en: 'The column stands twice.',
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
    nn: 'Zip-fila vert for stor når ho vert pakka ut.',
    en: 'The zip file becomes too large when unpacked.',
  },
  'import.zip-bomb': {
    nb: 'Zip-filen er pakket unaturlig tett og tas ikke imot.',
    nn: 'Zip-fila er pakka unaturleg tett og vert ikkje teken imot.',
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
    nn: 'Kjelda seier at den er sletta; den vert avslutta hjå oss.',
    en: 'The source says that it is deleted; it ends here.',
  },
  'import.zip-encrypted': {
    nb: 'Zip-filen er kryptert. Send den uten passord.',
    nn: 'Zip-fila er kryptert. Send ho utan passord.',
    en: 'The zip file is encrypted. Send it without a password.',
  },
  'import.zip-name-twice': {
    nb: 'Zip-filen har to filer med samme navn.',
    nn: 'Zip-fila har to filer med same namn.',
    en: 'The zip file has two files of the same name.',
  },
  'import.zip-name': {
    nb: 'Et filnavn i zip-filen peker ut av den. Pakk filene på nytt, uten mapper.',
    nn: 'Eit filnamn i zip-fila peikar ut av ho. Pakk filene på nytt, utan mapper.',
    en: 'A file name in the zip points out of it. Pack the files again, without folders.',
  },
  'import.xml-doctype': {
    nb: 'XML med dokumenttype (DTD) tas ikke imot.',
    nn: 'XML med dokumenttype (DTD) vert ikkje teken imot.',
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
  'import.id-missing': { nb: 'Id-en mangler.', nn: 'Id-en manglar.', en: 'The id is missing.' },
  'import.id-twice': {
    nb: 'Id-en står to ganger i filen; den første gjelder.',
    nn: 'Id-en står to gonger i fila; den fyrste gjeld.',
    en: 'The id stands twice in the file; the first one counts.',
  },
  'import.name-missing': { nb: 'Navnet mangler.', nn: 'Namnet manglar.', en: 'The name is missing.' },
  'import.birth-date-missing': {
    nb: 'Fødselsdatoen mangler.',
    nn: 'Fødselsdatoen manglar.',
    en: 'The birth date is missing.',
  },
  'import.birth-date-wrong': {
    nb: 'Fødselsdatoen er ikke en dato (ÅÅÅÅ-MM-DD).',
    nn: 'Fødselsdatoen er ikkje ein dato (ÅÅÅÅ-MM-DD).',
    en: 'The birth date is not a date (YYYY-MM-DD).',
  },
  'import.dates-wrong': {
    nb: 'En dato eller et klokkeslett er feil, eller slutter før det begynner.',
    nn: 'Ein dato eller eit klokkeslett er feil, eller sluttar før det byrjar.',
    en: 'A date or time is wrong, or ends before it begins.',
  },
  'import.role-unknown': { nb: 'Rollen er ukjent.', nn: 'Rolla er ukjend.', en: 'The role is unknown.' },
  'import.status-unknown': {
    nb: 'Statusen er ukjent (planned, cancelled, moved).',
    nn: 'Statusen er ukjend (planned, cancelled, moved).',
    en: 'The status is unknown (planned, cancelled, moved).',
  },
  'import.school-type-unknown': {
    nb: 'Skoleslaget mangler eller er ukjent (grunnskole, vgs).',
    nn: 'Skuleslaget manglar eller er ukjent (grunnskole, vgs).',
    en: 'The type of school is missing or unknown (grunnskole, vgs).',
  },
  'import.school-missing': {
    nb: 'Ingen skole å knytte dette til.',
    nn: 'Ingen skule å knyte dette til.',
    en: 'There is no school to tie this to.',
  },
  'import.refers-to-nothing': {
    nb: 'Viser til noe som ikke finnes i filen og ikke hos oss.',
    nn: 'Viser til noko som ikkje finst i fila og ikkje hos oss.',
    en: 'Refers to something that is neither in the file nor with us.',
  },
  'import.stands-twice': {
    nb: 'Samme innlogging, relasjon eller medlemskap står på to linjer; den første gjelder.',
    nn: 'Same innlogging, relasjon eller medlemskap står på to linjer; den fyrste gjeld.',
    en: 'The same login, relation or membership stands on two lines; the first one counts.',
  },
  'import.login-taken': {
    nb: 'Innloggingen hører allerede til en annen person.',
    nn: 'Innlogginga høyrer alt til ein annan person.',
    en: 'The login belongs to another person already.',
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
    en: 'A synthetic number in production; the person is taken without a login.',
  },
  'import.number-real': {
    nb: 'Ekte nummer i et testmiljø; personen er tatt inn uten innlogging.',
    nn: 'Ekte nummer i eit testmiljø; personen er teken inn utan innlogging.',
    en: 'A real number in a test stage; the person is taken without a login.',
  },
  'import.person-without-role': {
    nb: 'Personen er verken elev, ansatt eller foresatt i filen.',
    nn: 'Personen er korkje elev, tilsett eller føresett i fila.',
    en: 'The person is neither pupil, staff nor guardian in the file.',
  },
  'import.owner-known': {
    nb: 'Skoleeieren er kjent fra før.',
    nn: 'Skuleeigaren er kjend frå før.',
    en: 'The owner is known already.',
  },
  'import.organisation-membership': {
    nb: 'Tilhørighet til skole eller eier er lest for personen og gir ikke noe medlemskap i gruppe.',
    nn: 'Tilknyting til skule eller eigar er lesen for personen og gjev ikkje noko medlemskap i gruppe.',
    en: 'Belonging to a school or owner was read for the person and is no membership of a group.',
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
    en: 'The import stopped by a fault of ours. It is safe to send the file again.',
  },
  'import.overtaken': {
    nb: 'En annen import endret de samme opplysningene samtidig, så denne ble stanset. Send filen på nytt når den andre er ferdig.',
    nn: 'Ein annan import endra dei same opplysningane samstundes, så denne vart stansa. Send fila på nytt når den andre er ferdig.',
    en: 'Another import changed the same records at the same time, so this one was stopped. Send the file again when the other is done.',
  },
};
