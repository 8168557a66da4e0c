import type { Refusals } from '../shared/refusals.ts';

/** Refusals of the approval of documents (I4). */
export const approvalRefusals = {
  'documents.approver-decides': {
    kind: 'forbidden',
    nb: 'Bare den som er bedt om å godkjenne, eller stedfortrederen, kan svare. Vent på svaret.',
    nn: 'Berre den som er beden om å godkjenne, eller stadfortredaren, kan svare. Vent på svaret.',
    en: 'Only the person who was asked to approve, or the deputy, can answer. Wait for the answer.',
  },
  'documents.own-approval': {
    kind: 'forbidden',
    nb: 'Du eier dokumentet og kan ikke godkjenne det selv. Be en annen leder om å godkjenne.',
    nn: 'Du eig dokumentet og kan ikkje godkjenne det sjølv. Be ein annan leiar om å godkjenne.',
    en: 'You own the document and cannot approve it yourself. Ask another leader to approve it.',
  },
  'documents.no-approver': {
    kind: 'invalid',
    nb: 'Velg hvem som skal godkjenne: en leder eller rektor ved skolen som ikke eier dokumentet.',
    nn: 'Vel kven som skal godkjenne: ein leiar eller rektor ved skulen som ikkje eig dokumentet.',
    en: 'Choose who is to approve: a leader or principal of the school who does not own the document.',
  },
  'documents.approver-only': {
    kind: 'forbidden',
    nb: 'Bare ledere og rektorer godkjenner dokumenter og kan ha en stedfortreder.',
    nn: 'Berre leiarar og rektorar godkjenner dokument og kan ha ein stadfortredar.',
    en: 'Only leaders and principals approve documents and can have a deputy.',
  },
  'documents.not-approved': {
    kind: 'conflict',
    nb: 'Dokumentet må være godkjent slik det er nå. Be om godkjenning først.',
    nn: 'Dokumentet må vere godkjent slik det er no. Be om godkjenning først.',
    en: 'The document must be approved as it is now. Ask for approval first.',
  },
  'documents.not-asked': {
    kind: 'conflict',
    nb: 'Ingen venter på svar om denne teksten. Hent dokumentet på nytt.',
    nn: 'Ingen ventar på svar om denne teksten. Hent dokumentet på nytt.',
    en: 'Nobody waits for an answer about this text. Fetch the document again.',
  },
  'documents.already-asked': {
    kind: 'conflict',
    nb: 'Det er allerede bedt om godkjenning. Vent på svaret, eller trekk spørsmålet.',
    nn: 'Det er alt bede om godkjenning. Vent på svaret, eller trekk spørsmålet.',
    en: 'Approval has already been asked for. Wait for the answer, or withdraw the question.',
  },
  'documents.already-approved': {
    kind: 'conflict',
    nb: 'Dokumentet er godkjent slik det er nå.',
    nn: 'Dokumentet er godkjent slik det er no.',
    en: 'The document is approved as it is now.',
  },
  'documents.needs-no-approval': {
    kind: 'conflict',
    nb: 'Denne typen dokument skal ikke godkjennes av noen. Du kan gå videre.',
    nn: 'Denne typen dokument skal ikkje godkjennast av nokon. Du kan gå vidare.',
    en: 'This kind of document takes no approval. You can go on.',
  },
  'documents.answered': {
    kind: 'conflict',
    nb: 'En annen har allerede svart. Du trenger ikke gjøre noe.',
    nn: 'Ein annan har alt svart. Du treng ikkje gjere noko.',
    en: 'Somebody else has already answered. You need not do anything.',
  },
} as const satisfies Refusals;
