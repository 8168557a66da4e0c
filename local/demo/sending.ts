import { randomUUID } from 'node:crypto';
import { type Answer, eventually, list, object, type stepper } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Json = ReturnType<typeof object>;

/** A sent warning, with the content of its form and preview. */
export type Sent = {
  readonly warningId: string;
  readonly sentAt: string;
  readonly sentOn: string;
  readonly subject: { readonly code: string; readonly name: string } | undefined;
  readonly recipients: readonly Json[];
  /** Words of the letter, which no push and no e-mail may contain. */
  readonly said: readonly string[];
};
type Told = {
  readonly kind: 'subject' | 'order';
  readonly details: string;
  readonly wayOut: string;
  /** Also tries requests that must change nothing: the same key again, and a change after the sending. */
  readonly strictly: boolean;
};

/** True if the form offers a warning of that kind, with a future assessment. */
export async function mayWarn(steps: Steps, as: string, pupil: string, kind: Told['kind']): Promise<boolean> {
  const form = await steps.quiet.ask({ as, path: `${pupil}/warning-form`, expect: 200 });
  return list(form.body.forms).some((choice) => choice.kind === kind && list(choice.periods).length > 0);
}

/** Waits until the facts of a sending have passed their queues, so that the next step cannot come before them. */
export async function hasArrived(steps: Steps, as: string, warning: string): Promise<void> {
  const isTold = ({ body }: Answer) => list(body.recipients).every(({ notices }) => list(notices).length > 0);
  await eventually(() => steps.quiet.ask({ as, path: `${warning}/deliveries`, expect: 200 }), isTold);
}

/** Writes a warning by the form, previews it and sends it: draft → recipients → the letter as a draft → sent, once. */
export async function sendsWarning(steps: Steps, as: string, pupil: string, told: Told): Promise<Sent> {
  const ask = told.strictly ? steps.ask : steps.quiet.ask;
  const { kind, strictly, ...words } = told;
  const form = await ask({ as, path: `${pupil}/warning-form`, expect: 200 });
  const may = list(form.body.forms).find((choice) => choice.kind === kind);
  const period = list(may?.periods).at(-1);
  const subject = kind === 'subject' ? list(may?.subjects)[0] : undefined;
  const content = {
    ...words,
    periodId: String(period?.id),
    subjects: subject ? [String(subject.code)] : [],
    reasonIds: [String(list(may?.reasons)[0]?.id)],
    byDay: String(period?.lastDay),
    contact: { name: 'Kontoret', phone: '57 00 00 00' },
    missingWork: subject ? [{ text: 'Innlevering 2: novelleanalyse', dueDay: null }] : [],
  };
  const body = { kind, ...content };
  const drafts = `${pupil}/warning-drafts`;
  const made = await ask({ as, method: 'POST', path: drafts, body, key: randomUUID(), expect: 201 });
  const warningId = String(made.body.warningId);
  const draft = `${drafts}/${warningId}`;
  const preview = await ask({ as, path: `${draft}/preview`, expect: 200 });
  const recipients = list(preview.body.recipients);
  steps.check(
    'the preview: nothing is missing, and the pupil gets it',
    preview.body.sendable === true && hasPupil(recipients),
  );
  const letter = await ask({ as, path: `${draft}/pdf`, expect: 200 });
  steps.check('the letter as it would look, a PDF', letter.text.startsWith('%PDF'));
  const sending = { as, method: 'POST', path: `${draft}/sending`, match: made.etag ?? '', key: randomUUID() } as const;
  const seen = { seen: String(preview.body.seen) };
  const sent = await ask({ ...sending, body: seen, expect: 201 });
  if (strictly) {
    steps.title('The answer was lost and it is sent again: the same letter. A changed mind comes too late');
    const again = await steps.ask({ ...sending, body: seen, expect: 201 });
    steps.check('one letter', shaOf(again.body) === shaOf(sent.body));
    const put = { as, method: 'PUT', path: draft, body: content, match: '"2"' } as const;
    await steps.ask({ ...put, expect: 409, code: 'warnings.already-sent' });
  }
  return {
    warningId,
    recipients,
    subject: subject && { code: String(subject.code), name: String(subject.name) },
    sentAt: String(sent.body.sentAt),
    sentOn: String(sent.body.sentAt).slice(0, 10),
    said: [
      words.details,
      words.wayOut,
      String(subject?.name ?? 'orden'),
      ...recipients.map(({ name }) => String(name)),
    ],
  };
}

const hasPupil = (recipients: readonly Json[]): boolean => recipients.some(({ kind }) => kind === 'pupil');
const shaOf = (sent: Json): unknown => object(sent.letter).sha256;
