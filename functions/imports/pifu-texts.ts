import type { Texts } from '../shared/texts/language.ts';

/** Texts on lines and files of PIFU-IMS: the reason for refusing or changing them, and the remedy. */
export const pifuTexts: Texts = {
  'import.file-encoding-other': {
    nb: 'Filen oppgir et annet tegnsett enn det den er skrevet i. Lagre den som UTF-8, eller rett opp det den oppgir øverst.',
    nn: 'Fila gir opp eit anna teiknsett enn det ho er skriven i. Lagre fila som UTF-8, eller rett opp det som står øvst.',
    en: 'The file names another encoding than it is written in. Save it as UTF-8, or correct the declaration at its top.',
  },
  'import.xml-prefix': {
    nb: 'Et navn i XML-en har et prefiks som ikke er deklarert. Be leverandøren om en eksport med xmlns for prefikset.',
    nn: 'Eit namn i XML-en har eit prefiks som ikkje er deklarert. Be leverandøren om ein eksport med xmlns for prefikset.',
    en: 'A name in the XML has a prefix that is not declared. Ask the supplier for an export with xmlns for the prefix.',
  },
  'import.file-not-full': {
    nb: 'Filen har bare endringer, eller sier ikke at den har alle (properties/type). Send et fullt uttrekk, type full.',
    nn: 'Fila har berre endringar, eller seier ikkje at ho har alle (properties/type). Send eit fullt uttrekk, type full.',
    en: 'The file holds changes only, or does not say that it has everybody (properties/type). Send a full export, type full.',
  },
  'import.file-only-absences': {
    nb: 'Filen har bare fravær og mangler det som skal til for å kjenne elevene. Send uttrekket med personer, grupper og medlemskap.',
    nn: 'Fila har berre fråvær og manglar det som skal til for å kjenne elevane. Send uttrekket med personar, grupper og medlemskap.',
    en: 'The file holds absences only and lacks what is needed to know the pupils. Send the export with persons, groups and memberships.',
  },
  'import.file-only-marks': {
    nb: 'Filen har bare karakterer og mangler det som skal til for å kjenne elevene. Send uttrekket med personer, grupper og medlemskap.',
    nn: 'Fila har berre karakterar og manglar det som skal til for å kjenne elevane. Send uttrekket med personar, grupper og medlemskap.',
    en: 'The file holds marks only and lacks what is needed to know the pupils. Send the export with persons, groups and memberships.',
  },
  'import.file-without-persons': {
    nb: 'Filen har grupper eller medlemskap, men ingen personer. Send uttrekket med personer, grupper og medlemskap.',
    nn: 'Fila har grupper eller medlemskap, men ingen personar. Send uttrekket med personar, grupper og medlemskap.',
    en: 'The file has groups or memberships but no persons. Send the export with persons, groups and memberships.',
  },
  'import.record-status-unknown': {
    nb: 'recstatus er ukjent (1, 2 eller 3). Det vi har fra før, er urørt. Rett verdien i kilden.',
    nn: 'recstatus er ukjend (1, 2 eller 3). Det vi har frå før, er urørt. Rett verdien i kjelda.',
    en: 'recstatus is unknown (1, 2 or 3). What we hold is left as it is. Correct the value at the source.',
  },
  'import.activity-unknown': {
    nb: 'Statusen er ukjent (0, 1, aktiv eller inaktiv). Det vi har fra før, er urørt. Rett verdien i kilden.',
    nn: 'Statusen er ukjend (0, 1, aktiv eller inaktiv). Det vi har frå før, er urørt. Rett verdien i kjelda.',
    en: 'The status is unknown (0, 1, aktiv or inaktiv). What we hold is left as it is. Correct the value at the source.',
  },
  'import.dates-missing': {
    nb: 'Perioden mangler. Fyll ut begin og end i kilden.',
    nn: 'Perioden manglar. Fyll ut begin og end i kjelda.',
    en: 'The period is missing. Fill in begin and end at the source.',
  },
  'import.group-unclear': {
    nb: 'Gruppen kan ikke leses, så medlemskapet er latt være som det er. Rett gruppen i kilden.',
    nn: 'Gruppa kan ikkje lesast, så medlemskapet er late vere som det er. Rett gruppa i kjelda.',
    en: 'The group cannot be read, so the membership is left as it is. Correct the group at the source.',
  },
  'import.membership-unclear': {
    nb: 'Et medlemskap for personen kan ikke leses, så det vi har om personen, er urørt. Rett linjen om medlemskapet i kilden.',
    nn: 'Ein medlemskap for personen kan ikkje lesast, så det vi har om personen, er urørt. Rett linja om medlemskapen i kjelda.',
    en: 'A membership of the person cannot be read, so the person’s record stays as it is. Correct the line of the membership at the source.',
  },
  'import.group-aside': {
    nb: 'Råd, utvalg, foresattegrupper og SFO er ikke undervisning og tas ikke inn.',
    nn: 'Råd, utval, føresettegrupper og SFO er ikkje undervisning og blir ikkje tekne inn.',
    en: 'Councils, committees, groups of guardians and after-school care are no teaching and are left out.',
  },
  'import.group-inactive': {
    nb: 'Gruppen er merket som inaktiv i kilden; den og medlemskapene i den avsluttes hos oss.',
    nn: 'Gruppa er merkt som inaktiv i kjelda; gruppa og medlemskapane i gruppa blir avslutta hos oss.',
    en: 'The group is marked inactive at the source; it and its memberships end here.',
  },
  'import.person-inactive': {
    nb: 'Personen er merket som inaktiv i kilden og avsluttes hos oss.',
    nn: 'Personen er merkt som inaktiv i kjelda og blir avslutta hos oss.',
    en: 'The person is marked inactive at the source and ends here.',
  },
  'import.school-not-served': {
    nb: 'SFO, barnehage og andre slag enn grunnskole og videregående tas ikke inn, og ikke det som hører til dem.',
    nn: 'SFO, barnehage og andre slag enn grunnskule og vidaregåande blir ikkje tekne inn, og ikkje det som høyrer til dei.',
    en: 'After-school care, kindergartens and other kinds than primary and secondary schools are left out, with what belongs to them.',
  },
  'import.role-not-used': {
    nb: 'Rollen gir ingen tilgang i Skolebro. Trenger personen det, gir skolen tilgangen selv.',
    nn: 'Rolla gir ingen tilgang i Skolebro. Treng personen det, gir skulen tilgangen sjølv.',
    en: 'The role gives no access in Skolebro. If the person needs it, the school gives it itself.',
  },
  'import.student-teacher': {
    nb: 'En lærerstudent er ikke lærer for elevene og får ingen tilgang. En lærer kan gi tilgang til gruppen for noen dager.',
    nn: 'Ein lærarstudent er ikkje lærar for elevane og får ingen tilgang. Ein lærar kan gi tilgang til gruppa for nokre dagar.',
    en: 'A student teacher is no teacher of the pupils and gets no access. A teacher can give access to the group for some days.',
  },
  'import.external-candidate': {
    nb: 'En privatist går ikke i undervisningen og settes ikke i gruppen.',
    nn: 'Ein privatist går ikkje i undervisninga og blir ikkje sett i gruppa.',
    en: 'An external candidate is not taught and is not put into the group.',
  },
  'import.role-of-owner': {
    nb: 'En rolle hos skoleeieren gir ingen tilgang ved skolene. Registrer den ved skolen, eller gi den i Skolebro.',
    nn: 'Ei rolle hos skuleeigaren gir ingen tilgang ved skulane. Registrer rolla ved skulen, eller gi ho i Skolebro.',
    en: 'A role with the owner gives no access at the schools. Register it at the school, or give it in Skolebro.',
  },
  'import.role-of-school': {
    nb: 'Ledelse og kontor er roller ved skolen, ikke i en gruppe. Registrer rollen i medlemskapet til skolen.',
    nn: 'Leiing og kontor er roller ved skulen, ikkje i ei gruppe. Registrer rolla i medlemskapen til skulen.',
    en: 'Leadership and office are roles at the school, not in a group. Register the role in the membership of the school.',
  },
  'import.contact-teacher-elsewhere': {
    nb: 'Kontaktlærer er en bare for en klasse eller kontaktlærergruppe. Personen er tatt inn som lærer i gruppen.',
    nn: 'Kontaktlærar er ein berre for ein klasse eller ei kontaktlærargruppe. Personen er teken inn som lærar i gruppa.',
    en: 'Only a class or contact group has a contact teacher. The person is taken as a teacher of the group.',
  },
  'import.contact-not-in-file': {
    nb: 'Kontaktpersonen står ikke som person i filen. Legg personen til i uttrekket hvis relasjonen skal med.',
    nn: 'Kontaktpersonen står ikkje som person i fila. Legg personen til i uttrekket om relasjonen skal med.',
    en: 'The contact person is no person of the file. Add the person to the export if the relation is to be taken.',
  },
  'import.contact-is-self': {
    nb: 'Personen er oppgitt som sin egen kontaktperson; det gir ingen relasjon.',
    nn: 'Personen er gitt opp som sin eigen kontaktperson; det gir ingen relasjon.',
    en: 'The person is named as own contact; that makes no relation.',
  },
  'import.language-not-served': {
    nb: 'Foretrukket språk er verken bokmål, nynorsk eller nordsamisk og er utelatt; skolens målform gjelder.',
    nn: 'Føretrekt språk er korkje bokmål, nynorsk eller nordsamisk og er utelate; målforma til skulen gjeld.',
    en: 'The preferred language is neither Bokmål, Nynorsk nor Northern Sámi and is left out; the school’s form holds.',
  },
  'import.group-type-unknown': {
    nb: 'Gruppetypen er ikke i PIFU-IMS 1.3. Det vi har fra før, er urørt. Rett typevalue i kilden.',
    nn: 'Gruppetypen er ikkje i PIFU-IMS 1.3. Det vi har frå før, er urørt. Rett typevalue i kjelda.',
    en: 'The group type is not in PIFU-IMS 1.3. What we hold is left as it is. Correct typevalue at the source.',
  },
  'import.pifu-school-type-unknown': {
    nb: 'Skoleslaget er ukjent (barneskole, ungdomsskole, videregående, barnehage, sfo). Det vi har fra før, er urørt. Rett det i kilden.',
    nn: 'Skuleslaget er ukjent (barneskole, ungdomsskole, videregående, barnehage, sfo). Det vi har frå før, er urørt. Rett det i kjelda.',
    en: 'The type of school is unknown (barneskole, ungdomsskole, videregående, barnehage, sfo). What we hold is left. Correct it at the source.',
  },
  'import.school-type-both': {
    nb: 'Skolen er oppgitt som både grunnskole og videregående, som har ulike regler for fravær. Registrer den som to skoler i kilden.',
    nn: 'Skulen er gitt opp som både grunnskule og vidaregåande, som har ulike reglar for fråvær. Registrer skulen som to i kjelda.',
    en: 'The school is named as both primary and upper secondary, which have different rules of absence. Register it as two schools at the source.',
  },
  'import.school-type-not-said': {
    nb: 'Filen sier ikke om skolen er grunnskole eller videregående, og vi vet det ikke fra før. Be leverandøren fylle ut pifu_schoolType.',
    nn: 'Fila seier ikkje om skulen er grunnskule eller vidaregåande, og vi veit det ikkje frå før. Be leverandøren fylle ut pifu_schoolType.',
    en: 'The file does not say whether the school is primary or upper secondary, and we do not know it. Ask the supplier to fill in pifu_schoolType.',
  },
  'import.school-type-taken-grunnskole': {
    nb: 'Filen sier ikke skoleslaget; etter trinn eller elevenes alder er skolen tatt inn som grunnskole. Be leverandøren fylle ut pifu_schoolType.',
    nn: 'Fila seier ikkje skuleslaget; etter trinn eller alderen på elevane er skulen teken inn som grunnskule. Be leverandøren fylle ut pifu_schoolType.',
    en: 'The file does not say the type of school; by grades or the pupils’ age it is taken as primary or lower secondary. Ask the supplier to fill in pifu_schoolType.',
  },
  'import.school-type-taken-vgs': {
    nb: 'Filen sier ikke skoleslaget; etter gruppene er skolen tatt inn som videregående. Be leverandøren fylle ut pifu_schoolType.',
    nn: 'Fila seier ikkje skuleslaget; etter gruppene er skulen teken inn som vidaregåande. Be leverandøren fylle ut pifu_schoolType.',
    en: 'The file does not say the type of school; by its groups it is taken as upper secondary. Ask the supplier to fill in pifu_schoolType.',
  },
  'import.org-number-wrong': {
    nb: 'Organisasjonsnummeret er ikke gyldig (ni sifre med kontrollsiffer) og er utelatt. Rett det i kilden.',
    nn: 'Organisasjonsnummeret er ikkje gyldig (ni siffer med kontrollsiffer) og er utelate. Rett det i kjelda.',
    en: 'The organisation number is not valid (nine digits with a check digit) and is left out. Correct it at the source.',
  },
  'import.marks-left-aside': {
    nb: 'Karakterer i filen er ikke tatt inn. Antallet står ved linjen.',
    nn: 'Karakterar i fila er ikkje tekne inn. Talet står ved linja.',
    en: 'Marks in the file were not taken. Their number stands beside the line.',
  },
  'import.absence-of-no-pupil': {
    nb: 'Fraværet hører til noen som ikke er elev i gruppen, og er utelatt.',
    nn: 'Fråværet høyrer til nokon som ikkje er elev i gruppa, og er utelate.',
    en: 'The absence belongs to somebody who is no pupil of the group, and is left out.',
  },
};
