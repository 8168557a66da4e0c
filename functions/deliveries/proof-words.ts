import type { output } from 'zod/mini';
import type { Trail } from './schema.ts';

type Recipient = output<typeof Trail>['recipients'][number];
type Notice = Recipient['notices'][number];
type Paper = NonNullable<Recipient['paper']>;

/** The texts of a delivery proof; `{name}` is a placeholder. */
export type ProofWords = {
  readonly tag: 'nb-NO' | 'nn-NO';
  readonly title: string;
  readonly intro: string;
  readonly pupil: string;
  readonly date: string;
  readonly reference: string;
  readonly warning: string;
  readonly kinds: Readonly<Record<'subject' | 'order' | 'conduct', string>>;
  readonly subjects: string;
  readonly sent: string;
  readonly sender: string;
  readonly legalBasis: string;
  readonly letter: string;
  readonly content: string;
  readonly ended: string;
  readonly ends: Readonly<Record<'improved' | 'withdrawn' | 'overtaken', string>>;
  readonly guardian: string;
  readonly unnamed: string;
  readonly self: string;
  readonly basis: string;
  readonly bases: Readonly<Record<string, string>>;
  readonly available: string;
  readonly told: Readonly<Record<Notice['round'], string>>;
  readonly notTold: string;
  readonly channels: Readonly<Record<Notice['channel'], string>>;
  readonly outcomes: Readonly<Record<Notice['outcome'], string>>;
  readonly opened: string;
  readonly notOpened: string;
  readonly acknowledged: string;
  readonly notAcknowledged: string;
  readonly reminded: string;
  readonly paper: string;
  readonly paperWhys: Readonly<Record<Paper['why'], string>>;
  readonly paperDone: string;
  readonly paperWays: Readonly<Record<NonNullable<Paper['done']>['how'], string>>;
  readonly paperWaits: string;
  readonly letGo: string;
  readonly letGoWhys: Readonly<Record<NonNullable<Recipient['letGo']>['why'], string>>;
  readonly at: string;
  readonly footer: string;
  readonly pageNumber: string;
};

const nb: ProofWords = {
  tag: 'nb-NO',
  title: 'Dokumentasjon på levering av varsel',
  intro:
    'Opplysningene er registrert av systemet da det skjedde. Klokkeslett er norsk tid. Meldinger på e-post og telefon sier bare at noe venter, ikke hva.',
  pupil: 'Elev',
  date: 'Dato',
  reference: 'Referanse',
  warning: 'Varsel',
  kinds: { subject: 'manglende vurderingsgrunnlag i fag', order: 'orden', conduct: 'oppførsel' },
  subjects: 'Fag',
  sent: 'Sendt',
  sender: 'Sendt av',
  legalBasis: 'Hjemmel',
  letter: 'Brevets SHA-256',
  content: 'Innholdets SHA-256',
  ended: 'Avsluttet',
  ends: { improved: 'forbedret, {at}', withdrawn: 'trukket, {at}', overtaken: 'avløst av et nytt varsel, {at}' },
  guardian: 'Foresatt: {name}',
  unnamed: 'Foresatt',
  self: 'Eleven',
  basis: 'Grunnlag',
  bases: {
    'pupil:self': 'eleven selv',
    'guardian:parental-responsibility': 'foreldreansvar',
    'guardian:daily-care': 'daglig omsorg',
    'guardian:foster-care': 'fosterhjem',
    'guardian:child-welfare': 'barnevernet',
    'guardian:legal-guardian': 'verge',
  },
  available: 'Gjort tilgjengelig',
  told: { sent: 'Beskjed om varselet', reminder: 'Beskjed om påminnelsen' },
  notTold: 'ingen registrert',
  channels: { email: 'e-post', push: 'telefon', none: 'ingen kanal' },
  outcomes: {
    submitted: 'sendt',
    delivered: 'levert',
    undelivered: 'ikke levert',
    bounced: 'avvist av mottakerens e-posttjeneste',
    complained: 'meldt som uønsket',
    rejected: 'avvist av utsenderen',
    'no-channel': 'kunne ikke sendes',
    expired: 'ikke sendt i tide',
    undeliverable: 'kunne ikke leveres',
  },
  opened: 'Åpnet',
  notOpened: 'ikke åpnet',
  acknowledged: 'Bekreftet lest',
  notAcknowledged: 'ikke bekreftet',
  reminded: 'Påminnelse sendt',
  paper: 'På papir',
  paperWhys: {
    unopened: 'skolen fikk i oppgave å levere brevet, fordi det ikke var åpnet, {at}',
    'no-channel': 'skolen fikk i oppgave å levere brevet, fordi ingen kanal nådde fram, {at}',
    protected: 'skolen fikk i oppgave å levere brevet, fordi adressen er sperret, {at}',
  },
  paperDone: 'Levert på papir',
  paperWays: {
    posted: 'sendt i posten, {at}',
    'registered-post': 'sendt rekommandert, {at}',
    'handed-over': 'overlevert, {at}',
  },
  paperWaits: 'ikke levert ennå',
  letGo: 'Ikke fulgt opp videre',
  letGoWhys: {
    'no-right': 'mottakeren skulle ikke lenger ha varselet, {at}',
    improved: 'varselet var avsluttet, {at}',
    withdrawn: 'varselet var trukket, {at}',
    overtaken: 'varselet var avløst av et nytt, {at}',
  },
  at: '{day} kl. {time}',
  footer: 'Kontrollsum SHA-256 for opplysningene: {sha256}',
  pageNumber: 'Side {page} av {pages}',
};

const nn: ProofWords = {
  ...nb,
  tag: 'nn-NO',
  title: 'Dokumentasjon på levering av varsel',
  intro:
    'Opplysningane er registrerte av systemet då det skjedde. Klokkeslett er norsk tid. Meldingar på e-post og telefon seier berre at noko ventar, ikkje kva.',
  kinds: { subject: 'manglande vurderingsgrunnlag i fag', order: 'orden', conduct: 'oppførsel' },
  sent: 'Sendt',
  sender: 'Sendt av',
  legalBasis: 'Heimel',
  letter: 'SHA-256 for brevet',
  content: 'SHA-256 for innhaldet',
  ended: 'Avslutta',
  ends: { improved: 'betra, {at}', withdrawn: 'trekt, {at}', overtaken: 'avløyst av eit nytt varsel, {at}' },
  guardian: 'Føresett: {name}',
  unnamed: 'Føresett',
  basis: 'Grunnlag',
  bases: {
    'pupil:self': 'eleven sjølv',
    'guardian:parental-responsibility': 'foreldreansvar',
    'guardian:daily-care': 'dagleg omsorg',
    'guardian:foster-care': 'fosterheim',
    'guardian:child-welfare': 'barnevernet',
    'guardian:legal-guardian': 'verje',
  },
  available: 'Gjort tilgjengeleg',
  told: { sent: 'Beskjed om varselet', reminder: 'Beskjed om påminninga' },
  notTold: 'inga registrert',
  channels: { email: 'e-post', push: 'telefon', none: 'ingen kanal' },
  outcomes: {
    submitted: 'sendt',
    delivered: 'levert',
    undelivered: 'ikkje levert',
    bounced: 'avvist av e-posttenesta til mottakaren',
    complained: 'meldt som uønskt',
    rejected: 'avvist av utsendaren',
    'no-channel': 'kunne ikkje sendast',
    expired: 'ikkje sendt i tide',
    undeliverable: 'kunne ikkje leverast',
  },
  opened: 'Opna',
  notOpened: 'ikkje opna',
  acknowledged: 'Stadfesta lesen',
  notAcknowledged: 'ikkje stadfesta',
  reminded: 'Påminning send',
  paperWhys: {
    unopened: 'skulen fekk i oppgåve å levere brevet, fordi det ikkje var opna, {at}',
    'no-channel': 'skulen fekk i oppgåve å levere brevet, fordi ingen kanal nådde fram, {at}',
    protected: 'skulen fekk i oppgåve å levere brevet, fordi adressa er sperra, {at}',
  },
  paperWays: {
    posted: 'sendt i posten, {at}',
    'registered-post': 'sendt rekommandert, {at}',
    'handed-over': 'overlevert, {at}',
  },
  paperWaits: 'ikkje levert enno',
  letGo: 'Ikkje følgt opp vidare',
  letGoWhys: {
    'no-right': 'mottakaren skulle ikkje lenger ha varselet, {at}',
    improved: 'varselet var avslutta, {at}',
    withdrawn: 'varselet var trekt, {at}',
    overtaken: 'varselet var avløyst av eit nytt, {at}',
  },
  footer: 'Kontrollsum SHA-256 for opplysningane: {sha256}',
};

export const PROOF_WORDS: Readonly<Record<'nb' | 'nn', ProofWords>> = { nb, nn };
