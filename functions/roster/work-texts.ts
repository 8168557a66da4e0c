import type { Texts } from '../shared/texts/language.ts';

/** Words of the work list: the questions, the actions that settle them, and the values to choose from. */
export const workTexts: Texts = {
  'work.protection-unknown': {
    nb: 'Adressesperre er ikke kjent for eleven. Avklar med Folkeregisteret; inntil da regnes eleven som beskyttet.',
    nn: 'Adressesperre er ikkje kjend for eleven. Avklar med Folkeregisteret; til då blir eleven rekna som verna.',
    en: 'Address protection is not known for the pupil. Settle it with the population register; until then the pupil counts as protected.',
  },
  'work.protection-lowered': {
    nb: 'En fil vil senke elevens adressesperre. Den står til noen har bekreftet det.',
    nn: 'Ei fil vil senke adressesperra til eleven. Ho står til nokon har stadfesta det.',
    en: 'A file would lower the pupil’s address protection. The protection stays until somebody confirms the change.',
  },
  'work.basis-unknown': {
    nb: 'Grunnlaget for relasjonen er ikke kjent; foresatte har ingen tilgang før det er avklart.',
    nn: 'Grunnlaget for relasjonen er ikkje kjent; føresette har ingen tilgang før det er avklart.',
    en: 'The basis of the relation is not known; the guardian has no access until it is settled.',
  },
  'work.guardian-protection-lowered': {
    nb: 'En fil vil senke adressesperren til en foresatt. Den står til noen har bekreftet det.',
    nn: 'Ei fil vil senke adressesperra til ein føresett. Ho står til nokon har stadfesta det.',
    en: 'A file would lower a guardian’s address protection. The protection stays until somebody confirms the change.',
  },
  'work.guardian-protection-unknown': {
    nb: 'Adressesperre er ikke kjent for en foresatt. Avklar med Folkeregisteret.',
    nn: 'Adressesperre er ikkje kjend for ein føresett. Avklar med Folkeregisteret.',
    en: 'Address protection is not known for a guardian. Settle it with the population register.',
  },
  'work.basis-differs': {
    nb: 'Kildene oppgir ulikt grunnlag for relasjonen. Velg hva som gjelder.',
    nn: 'Kjeldene oppgir ulikt grunnlag for relasjonen. Vel kva som gjeld.',
    en: 'The sources give different bases for the relation. Choose the valid one.',
  },
  'work.same-person': {
    nb: 'To registreringer har samme nummer eller innlogging. Slå dem sammen, eller si at det er to personer.',
    nn: 'To registreringar har same nummer eller innlogging. Slå dei saman, eller sei at det er to personar.',
    en: 'Two records share a number or a login. Join them, or say that they are two people.',
  },
  'work.birth-date-unlikely': {
    nb: 'Fødselsdatoen kan ikke være en elevs. Rett den i kilden.',
    nn: 'Fødselsdatoen kan ikkje vere ein elev sin. Rett han i kjelda.',
    en: 'The date of birth cannot be a pupil’s. Correct it at its source.',
  },
  'work.email-unreachable': {
    nb: 'E-postadressen kan ikke brukes. Be om en som virker, og rett den i kilden.',
    nn: 'E-postadressa kan ikkje brukast. Be om ei som verkar, og rett henne i kjelda.',
    en: 'No mail can be sent to the e-mail address. Ask for one that works and correct it at its source.',
  },
  'work.timetable-unmatched': {
    nb: 'Timeplanen nevner noen eller noe som ikke finnes her. Rett navnet, eller legg det til i nøkkelfilen.',
    nn: 'Timeplanen nemner nokon eller noko som ikkje finst her. Rett namnet, eller legg det til i nøkkelfila.',
    en: 'The timetable names a person or thing that the system does not have. Correct the name, or add it to the key file.',
  },
  'work.contact-missing': {
    nb: 'Skolen har ikke oppgitt hvem man kontakter. Sett navn og telefon før skolen tas i bruk: familier blir vist dit når noe ikke kan gjøres her.',
    nn: 'Skulen har ikkje oppgitt kven ein kontaktar. Set namn og telefon før skulen blir teken i bruk: familiar blir viste dit når noko ikkje kan gjerast her.',
    en: 'The school has set no contact. Set name and telephone before the school goes live: refusals send families to this contact.',
  },
  'roster.do.set-contact': {
    nb: 'Sett kontaktnavn og telefon i innstillingene. Ledelsen ved skolen og skoleeierens administrator kan gjøre det.',
    nn: 'Set kontaktnamn og telefon i innstillingane. Leiinga ved skulen og administratoren til skuleeigaren kan gjere det.',
    en: 'Set the contact’s name and telephone in the settings. The school’s leaders and the owner’s administrator can do it.',
  },
  'roster.do.settle-basis': {
    nb: 'Velg grunnlaget for relasjonen. Det gjelder straks, også for innsyn.',
    nn: 'Vel grunnlaget for relasjonen. Det gjeld straks, også for innsyn.',
    en: 'Choose the basis of the relation. It takes effect at once, also on access.',
  },
  'roster.do.settle-protection': {
    nb: 'Velg adressesperren som gjelder, etter Folkeregisteret.',
    nn: 'Vel adressesperra som gjeld, etter Folkeregisteret.',
    en: 'Choose the valid address protection, from the population register.',
  },
  'roster.do.compare-people': {
    nb: 'Se de to ved siden av hverandre, og hva én felles registrering vil ha.',
    nn: 'Sjå dei to ved sida av kvarandre, og kva éi felles registrering vil ha.',
    en: 'See the two side by side, and the rights of one joined record.',
  },
  'roster.do.settle-same-person': {
    nb: 'Slå de to sammen, eller si at det er to personer.',
    nn: 'Slå dei to saman, eller sei at det er to personar.',
    en: 'Join the two, or say that they are two people.',
  },
  'roster.do.ask-owner-admin': {
    nb: 'De to hører ikke til samme skole, eller er ansatte. Be skoleeierens administrator avgjøre det.',
    nn: 'Dei to høyrer ikkje til same skule, eller er tilsette. Be administratoren til skuleeigaren avgjere det.',
    en: 'The two do not belong to the same school, or are staff. Ask the owner’s administrator to settle it.',
  },
  'roster.do.mend-at-source': {
    nb: 'Rett dette i systemet som sendte det. Linjen går bort med neste import.',
    nn: 'Rett dette i systemet som sende det. Linja går bort med neste import.',
    en: 'Correct this in the system that sent it. The line goes away with the next import.',
  },
  'roster.field.contact': {
    nb: 'Navn og telefon: «name» og «phone».',
    nn: 'Namn og telefon: «name» og «phone».',
    en: 'Name and telephone: “name” and “phone”.',
  },
  'roster.field.version': {
    nb: 'Versjonen av innstillingen, fra skolens innstillinger («version»).',
    nn: 'Versjonen av innstillinga, frå innstillingane til skulen («version»).',
    en: 'The version of the setting, from the school’s settings (“version”).',
  },
  'roster.field.value': {
    nb: 'En av verdiene i «values».',
    nn: 'Ein av verdiane i «values».',
    en: 'One of the “values”.',
  },
  'roster.field.seen': {
    nb: '«seen» herfra, slik den står: at du har sett hva kildene sier nå.',
    nn: '«seen» herifrå, slik den står: at du har sett kva kjeldene seier no.',
    en: 'The “seen” of this action, unchanged. It shows that you have seen the sources’ present statements.',
  },
  'roster.field.seen-compared': {
    nb: '«seen» fra sammenligningen: hent den først.',
    nn: '«seen» frå samanlikninga: hent samanlikninga først.',
    en: 'The “seen” of the comparison: fetch it first.',
  },
  'roster.field.reason': {
    nb: 'Hvorfor, og hvor det er kontrollert. Høyst 300 tegn.',
    nn: 'Kvifor, og kvar det er kontrollert. Høgst 300 teikn.',
    en: 'Your reason, and where you checked it. At most 300 characters.',
  },
  'roster.field.goesOn': {
    nb: 'Id-en til den som går videre for begge, en av «mayGoOn» i sammenligningen.',
    nn: 'Id-en til den som går vidare for begge, ein av «mayGoOn» i samanlikninga.',
    en: 'The id of the record that goes on for both, one of “mayGoOn” of the comparison.',
  },
  'roster.field.key': {
    nb: 'Et navn du lager for dette valget (16–64 bokstaver, tall og bindestrek). Send det samme hvis du må sende på nytt.',
    nn: 'Eit namn du lagar for dette valet (16–64 bokstavar, tal og bindestrek). Send det same om du må sende på nytt.',
    en: 'A name that you make for this choice (16–64 letters, digits and hyphens). Send the same if you must send again.',
  },
  'roster.value.parental-responsibility': {
    nb: 'Foreldreansvar (innsyn)',
    nn: 'Foreldreansvar (innsyn)',
    en: 'Parental responsibility (access)',
  },
  'roster.value.daily-care': {
    nb: 'Daglig omsorg (innsyn)',
    nn: 'Dagleg omsorg (innsyn)',
    en: 'Daily care (access)',
  },
  'roster.value.foster-care': {
    nb: 'Fosterforelder (innsyn)',
    nn: 'Fosterforelder (innsyn)',
    en: 'Foster care (access)',
  },
  'roster.value.child-welfare': {
    nb: 'Barnevernet (innsyn)',
    nn: 'Barnevernet (innsyn)',
    en: 'Child welfare service (access)',
  },
  'roster.value.legal-guardian': {
    nb: 'Verge (innsyn)',
    nn: 'Verje (innsyn)',
    en: 'Legal guardian (access)',
  },
  'roster.value.on-request': {
    nb: 'Bare etter forespørsel (ikke innsyn)',
    nn: 'Berre etter førespurnad (ikkje innsyn)',
    en: 'On request only (no access)',
  },
  'roster.value.unknown': {
    nb: 'Ikke kjent (ikke innsyn)',
    nn: 'Ikkje kjent (ikkje innsyn)',
    en: 'Not known (no access)',
  },
  'roster.value.none': {
    nb: 'Ingen adressesperre',
    nn: 'Inga adressesperre',
    en: 'No protection',
  },
  'roster.value.client-address': {
    nb: 'Klientadresse',
    nn: 'Klientadresse',
    en: 'Client address',
  },
  'roster.value.confidential': {
    nb: 'Fortrolig adresse',
    nn: 'Fortruleg adresse',
    en: 'Confidential address',
  },
  'roster.value.strictly-confidential': {
    nb: 'Strengt fortrolig adresse',
    nn: 'Strengt fortruleg adresse',
    en: 'Strictly confidential address',
  },
  'roster.value.joined': {
    nb: 'Samme person: slå sammen',
    nn: 'Same person: slå saman',
    en: 'The same person: join',
  },
  'roster.value.parted': {
    nb: 'To personer: la dem stå hver for seg',
    nn: 'To personar: la dei stå kvar for seg',
    en: 'Two people: keep them apart',
  },
};
