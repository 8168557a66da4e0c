import { refuseBy } from '../shared/errors.ts';
import type { CodeOf, Refusals } from '../shared/refusals.ts';

/** Refusals of warnings. */
export const refusals = {
  'warnings.not-approved': {
    kind: 'conflict',
    nb: 'Rektor må godkjenne varselet før det kan sendes. Be om godkjenning, eller vent på svaret.',
    nn: 'Rektor må godkjenne varselet før det kan sendast. Be om godkjenning, eller vent på svaret.',
    en: 'The principal must approve the warning before it can be sent. Ask for approval, or wait for the answer.',
  },
  'warnings.already-sent': {
    kind: 'conflict',
    nb: 'Varselet er sendt og kan ikke endres. Trekk det og send et nytt hvis noe er feil.',
    nn: 'Varselet er sendt og kan ikkje endrast. Trekk det og send eit nytt om noko er feil.',
    en: 'The warning has been sent and cannot be changed. Withdraw it and send a new one if something is wrong.',
  },
  'warnings.already-ended': {
    kind: 'conflict',
    nb: 'Varselet er avsluttet. Send et nytt hvis eleven må varsles igjen.',
    nn: 'Varselet er avslutta. Send eit nytt om eleven må varslast att.',
    en: 'The warning has ended. Send a new one if the pupil must be warned again.',
  },
  'warnings.discarded': {
    kind: 'conflict',
    nb: 'Utkastet er kastet. Begynn på et nytt.',
    nn: 'Utkastet er kasta. Byrj på eit nytt.',
    en: 'The draft was discarded. Begin a new one.',
  },
  'warnings.unknown-period': {
    kind: 'invalid',
    nb: 'Vurderingen er ikke på listen, eller den er over for i år. Velg en av: {allowed}.',
    nn: 'Vurderinga er ikkje på lista, eller ho er over for i år. Vel ei av: {allowed}.',
    en: 'The assessment is not on the list, or it is over for this year. Choose one of: {allowed}.',
  },
  'warnings.year-is-over': {
    kind: 'invalid',
    nb: 'Vurderingene i skoleåret er over. Nye varsler kan skrives når neste skoleår begynner.',
    nn: 'Vurderingane i skuleåret er over. Nye varsel kan skrivast når neste skuleår byrjar.',
    en: 'The assessments of the school year are over. New warnings can be written when the next school year begins.',
  },
  'warnings.no-grades-yet': {
    kind: 'invalid',
    nb: 'Eleven får ikke karakterer ennå. Slike varsler gjelder fra og med {year}. trinn.',
    nn: 'Eleven får ikkje karakterar enno. Slike varsel gjeld frå og med {year}. trinn.',
    en: 'The pupil does not get grades yet. Such warnings begin in year {year}.',
  },
  'warnings.reason-not-valid': {
    kind: 'invalid',
    nb: 'Årsaken er ikke på listen som gjelder i dag. Velg blant: {allowed}.',
    nn: 'Årsaka er ikkje på lista som gjeld i dag. Vel mellom: {allowed}.',
    en: 'The reason is not on today’s list. Choose among: {allowed}.',
  },
  'warnings.subject-not-yours': {
    kind: 'invalid',
    nb: 'Du kan bare varsle i fag du underviser eleven i. Ta bort faget, eller be faglæreren eller kontaktlæreren varsle.',
    nn: 'Du kan berre varsle i fag du underviser eleven i. Ta bort faget, eller be faglæraren eller kontaktlæraren varsle.',
    en: 'You can warn only in subjects you teach the pupil. Remove the subject, or ask its teacher or the contact teacher to warn.',
  },
  'warnings.no-subjects-here': {
    kind: 'invalid',
    nb: 'Et varsel om orden eller oppførsel gjelder ingen fag. Ta bort fagene.',
    nn: 'Eit varsel om orden eller oppførsel gjeld ingen fag. Ta bort faga.',
    en: 'A warning of order or conduct concerns no subjects. Remove them.',
  },
  'warnings.twice': {
    kind: 'invalid',
    nb: 'Det samme er valgt to ganger. Ta bort det ene.',
    nn: 'Det same er valt to gonger. Ta bort det eine.',
    en: 'You have chosen the same entry twice. Remove one of them.',
  },
  'warnings.day-past': {
    kind: 'invalid',
    nb: 'Fristen er passert. Sett en dag fra og med {today}.',
    nn: 'Fristen er passert. Set ein dag frå og med {today}.',
    en: 'The day has passed. Set a day from {today} on.',
  },
  'warnings.day-after-period': {
    kind: 'invalid',
    nb: 'Fristen må være før karakteren settes. Velg en dag til og med {lastDay}.',
    nn: 'Fristen må vere før karakteren blir sett. Vel ein dag til og med {lastDay}.',
    en: 'The day must be before the grade is given. Choose a day no later than {lastDay}.',
  },
  'warnings.period-missing': {
    kind: 'invalid',
    nb: 'Velg hvilken vurdering varselet gjelder.',
    nn: 'Vel kva vurdering varselet gjeld.',
    en: 'Choose which assessment the warning concerns.',
  },
  'warnings.subject-missing': {
    kind: 'invalid',
    nb: 'Velg minst ett fag.',
    nn: 'Vel minst eitt fag.',
    en: 'Choose at least one subject.',
  },
  'warnings.reason-missing': {
    kind: 'invalid',
    nb: 'Velg minst én årsak. Eleven må få vite hvorfor.',
    nn: 'Vel minst éi årsak. Eleven må få vite kvifor.',
    en: 'Choose at least one reason. The pupil must learn why.',
  },
  'warnings.way-out-missing': {
    kind: 'invalid',
    nb: 'Skriv hva eleven kan gjøre. Varselet skal gi en reell mulighet til å forbedre seg.',
    nn: 'Skriv kva eleven kan gjere. Varselet skal gi ein reell sjanse til å betre seg.',
    en: 'Write what the pupil can do. The warning must give a real chance to improve.',
  },
  'warnings.day-missing': {
    kind: 'invalid',
    nb: 'Sett en frist for eleven.',
    nn: 'Set ein frist for eleven.',
    en: 'Set the day by which the pupil must act.',
  },
  'warnings.contact-missing': {
    kind: 'invalid',
    nb: 'Skriv hvem eleven og de foresatte kan kontakte.',
    nn: 'Skriv kven eleven og dei føresette kan kontakte.',
    en: 'Write the name of a contact for the pupil and the guardians.',
  },
  'warnings.no-legal-basis': {
    kind: 'invalid',
    nb: 'Skoleeieren har ingen tekster og ingen hjemmel for slike varsler i dag. Kontakt skoleeierens administrator.',
    nn: 'Skuleeigaren har ingen tekstar og ingen heimel for slike varsel i dag. Kontakt administratoren til skuleeigaren.',
    en: 'The owner has no texts and no legal basis for such warnings today. Contact the owner’s administrator.',
  },
  'warnings.return-reason-missing': {
    kind: 'invalid',
    nb: 'Skriv hvorfor varselet sendes tilbake, så læreren vet hva som må rettes.',
    nn: 'Skriv kvifor varselet blir sendt tilbake, så læraren veit kva som må rettast.',
    en: 'Write why the warning is returned, so that the teacher knows what to correct.',
  },
  'warnings.withdrawal-reason-missing': {
    kind: 'invalid',
    nb: 'Skriv hvorfor varselet trekkes.',
    nn: 'Skriv kvifor varselet blir trekt.',
    en: 'Write why the warning is withdrawn.',
  },
  'warnings.newer-missing': {
    kind: 'invalid',
    nb: 'Oppgi hvilket nyere varsel som tar over.',
    nn: 'Oppgi kva nyare varsel som tek over.',
    en: 'Name the newer warning that replaces this one.',
  },
  'warnings.newer-not-here': {
    kind: 'invalid',
    nb: 'Et nyere varsel oppgis bare når det tar over for dette. Ta bort feltet.',
    nn: 'Eit nyare varsel blir berre oppgitt når det tek over for dette. Ta bort feltet.',
    en: 'Name a newer warning only if it replaces this one. Remove the field.',
  },
  'warnings.newer-unknown': {
    kind: 'invalid',
    nb: 'Varselet som skal ta over, må være nyere, av samme slag, gjelde de samme fagene og ikke være trukket.',
    nn: 'Varselet som skal ta over, må vere nyare, av same slag, gjelde dei same faga og ikkje vere trekt.',
    en: 'The warning that takes over must be newer, of the same kind, of the same subjects, and not withdrawn.',
  },
  'warnings.unprintable': {
    kind: 'invalid',
    nb: 'Brevet kan ikke skrive tegnet {character} ({characterCode}), nummer {place} i teksten. Skriv det på en annen måte.',
    nn: 'Brevet kan ikkje skrive teiknet {character} ({characterCode}), nummer {place} i teksten. Skriv det på ein annan måte.',
    en: 'The letter cannot write the character {character} ({characterCode}), number {place} of the text. Write it in another way.',
  },
  'warnings.too-many-characters': {
    kind: 'invalid',
    nb: 'Brevet har for mange ulike tegn. Det er plass til {most}. Bruk færre skriftsystemer.',
    nn: 'Brevet har for mange ulike teikn. Det er plass til {most}. Bruk færre skriftsystem.',
    en: 'The letter has too many different characters. There is room for {most}. Use fewer scripts.',
  },
  'warnings.unprintable-name': {
    kind: 'invalid',
    nb: 'Brevet kan ikke skrive tegnet {character} ({characterCode}) i et navn eller en tekst som hentes inn. Be om at navnet blir skrevet med latinske bokstaver der det kommer fra: elevsystemet eller innstillingene.',
    nn: 'Brevet kan ikkje skrive teiknet {character} ({characterCode}) i eit namn eller ein tekst som blir henta inn. Be om at namnet blir skrive med latinske bokstavar der det kjem frå: elevsystemet eller innstillingane.',
    en: 'The letter cannot write the character {character} ({characterCode}) in a name or a text that it brings in. Ask for the name to be written in Latin letters where it comes from: the pupil system or the settings.',
  },
  'warnings.contact-teacher-writes': {
    kind: 'forbidden',
    nb: 'Varsel om orden og oppførsel gis av kontaktlæreren. Si fra til kontaktlæreren.',
    nn: 'Varsel om orden og oppførsel blir gitt av kontaktlæraren. Sei frå til kontaktlæraren.',
    en: 'The contact teacher gives warnings of order and conduct. Let the contact teacher know.',
  },
  'warnings.contact-teacher-ends': {
    kind: 'forbidden',
    nb: 'Varselet gjelder også fag du ikke underviser i. Be kontaktlæreren eller den som sendte det, om å avslutte det.',
    nn: 'Varselet gjeld òg fag du ikkje underviser i. Be kontaktlæraren eller den som sende det, om å avslutte det.',
    en: 'The warning also concerns subjects you do not teach. Ask the contact teacher or the sender to end it.',
  },
  'warnings.principal-approves': {
    kind: 'forbidden',
    nb: 'Det er rektor som godkjenner varsler. Vent på svaret, eller ta kontakt med rektor.',
    nn: 'Det er rektor som godkjenner varsel. Vent på svaret, eller ta kontakt med rektor.',
    en: 'The principal approves warnings. Wait for the answer, or contact the principal.',
  },
  'warnings.approval-off': {
    kind: 'conflict',
    nb: 'Skolen krever ikke at rektor godkjenner. Du kan sende varselet.',
    nn: 'Skulen krev ikkje at rektor godkjenner. Du kan sende varselet.',
    en: 'The school does not require the principal’s approval. You can send the warning.',
  },
  'warnings.not-asked': {
    kind: 'conflict',
    nb: 'Det er ikke bedt om godkjenning av varselet slik det er nå. Hent det på nytt.',
    nn: 'Det er ikkje bede om godkjenning av varselet slik det er no. Hent det på nytt.',
    en: 'Nobody has asked for approval of this version of the warning. Fetch it again.',
  },
  'warnings.already-asked': {
    kind: 'conflict',
    nb: 'Det er allerede bedt om godkjenning. Vent på svaret fra rektor.',
    nn: 'Det er alt bede om godkjenning. Vent på svaret frå rektor.',
    en: 'Approval has already been asked for. Wait for the principal’s answer.',
  },
  'warnings.recipients-changed': {
    kind: 'conflict',
    nb: 'Mottakerne er ikke de samme som i forhåndsvisningen: {added} har kommet til og {removed} har falt fra. Ingenting er sendt. Se på mottakerne på nytt, og send.',
    nn: 'Mottakarane er ikkje dei same som i førehandsvisinga: {added} har kome til og {removed} har falle frå. Ingenting er sendt. Sjå på mottakarane på nytt, og send.',
    en: 'The recipients are not those of the preview: {added} {added|has|have} come and {removed} {removed|has|have} gone. Nothing was sent. Look at the recipients again, and send.',
  },
} satisfies Refusals;

export type RefusalCode = CodeOf<typeof refusals>;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
