import type { output } from 'zod/mini';
import type { Block, Head, Letter } from '../letters/write-letter.ts';
import { contentHash } from '../shared/ids.ts';
import { dayInWords } from '../shared/texts/dates.ts';
import { fill } from '../shared/texts/fill.ts';
import { type Instant, momentOf } from '../shared/time.ts';
import type { SentWarning, WarningEnd } from '../warnings/lookup.ts';
import { PROOF_WORDS, type ProofWords } from './proof-words.ts';
import type { Trail } from './schema.ts';

type Recipient = output<typeof Trail>['recipients'][number];
type Row = readonly [string, string];

/**
 * A warning's trail as a letter (D9): each recipient's relation, the time of availability, the outcome of the notices,
 * and the recipient's actions. Its date is the last known event and not the clock, so that the same records give the
 * same bytes.
 */
export function proofOf(sent: SentWarning, end: WarningEnd | undefined, trail: output<typeof Trail>): Letter {
  const words = PROOF_WORDS[sent.language];
  const madeAt = lastOf(sent, end, trail);
  const said = { contentHash: sent.contentHash, letter: sent.letter.sha256, end: end ?? null, trail };
  return {
    // The title holds no name: readers, archives and printers show it to others.
    title: words.title,
    language: words.tag,
    madeAt,
    head: headOf(words, sent, madeAt),
    footer: fill(words.footer, { sha256: contentHash(said) }),
    pageNumber: words.pageNumber,
    blocks: [
      { kind: 'facts', rows: aboutOf(words, sent, end) },
      { kind: 'paragraph', text: words.intro },
      ...trail.recipients.flatMap((recipient): Block[] => [
        { kind: 'heading', text: headingOf(words, recipient) },
        { kind: 'facts', rows: rowsOf(words, recipient) },
      ]),
    ],
  };
}

/** The letter has no recipient: the school gives it to the complainant or the body that decides. */
function headOf(words: ProofWords, { letterhead, warningId }: SentWarning, madeAt: Instant): Head {
  const { owner = '', school } = letterhead;
  return {
    from: [owner, school],
    to: [],
    facts: [
      [words.date, dayInWords(momentOf(Date.parse(madeAt)).day, 'nb')],
      [words.reference, warningId],
    ],
    as: 'screen',
  };
}

function aboutOf(words: ProofWords, sent: SentWarning, end: WarningEnd | undefined): readonly Row[] {
  const { letterhead, kind, subjects, sentAt, legalBasis, letter, contentHash: content } = sent;
  return [
    [words.pupil, letterhead.pupil],
    [words.warning, words.kinds[kind]],
    ...(subjects.length === 0 ? [] : [[words.subjects, subjects.map(({ name }) => name).join(', ')] as const]),
    [words.sent, timeIn(words, sentAt)],
    [words.sender, letterhead.sender],
    [words.legalBasis, legalBasis],
    [words.letter, letter.sha256],
    [words.content, content],
    ...(end ? [[words.ended, fill(words.ends[end.how], { at: timeIn(words, end.at) })] as const] : []),
  ];
}

function headingOf(words: ProofWords, { person: { kind, name } }: Recipient): string {
  if (kind === 'pupil') return words.self;
  return name === null ? words.unnamed : fill(words.guardian, { name });
}

function rowsOf(words: ProofWords, recipient: Recipient): readonly Row[] {
  const at = (instant: Instant) => timeIn(words, instant);
  const { basis, availableAt, notices, openedAt, acknowledgedAt, remindedAt, letGo } = recipient;
  const told = notices.map(({ round, channel, outcome, at: when }): Row => {
    const came = `${words.channels[channel]}: ${words.outcomes[outcome]}, ${at(when)}`;
    return [words.told[round], came];
  });
  return [
    [words.basis, words.bases[basis] ?? basis],
    [words.available, at(availableAt)],
    ...(told.length === 0 ? [[words.told.sent, words.notTold] as const] : told),
    [words.opened, openedAt === null ? words.notOpened : at(openedAt)],
    [words.acknowledged, acknowledgedAt === null ? words.notAcknowledged : at(acknowledgedAt)],
    ...(remindedAt === null ? [] : [[words.reminded, at(remindedAt)] as const]),
    ...paperOf(words, recipient),
    ...(letGo === null ? [] : [[words.letGo, fill(words.letGoWhys[letGo.why], { at: at(letGo.at) })] as const]),
  ];
}

function paperOf(words: ProofWords, { paper }: Recipient): readonly Row[] {
  if (!paper) return [];
  const { why, at, done } = paper;
  const by = done?.by ? ` (${done.by})` : '';
  return [
    [words.paper, fill(words.paperWhys[why], { at: timeIn(words, at) })],
    [words.paperDone, done ? fill(words.paperWays[done.how], { at: timeIn(words, done.at) }) + by : words.paperWaits],
  ];
}

/** The time of the last known event. */
function lastOf({ sentAt }: SentWarning, end: WarningEnd | undefined, { recipients }: output<typeof Trail>): Instant {
  const times = recipients.flatMap(({ availableAt, notices, openedAt, acknowledgedAt, remindedAt, paper, letGo }) => [
    availableAt,
    ...notices.map(({ at }) => at),
    ...[openedAt, acknowledgedAt, remindedAt, paper?.at, paper?.done?.at, letGo?.at].flatMap((at) => at ?? []),
  ]);
  return [sentAt, ...(end ? [end.at] : []), ...times].sort().at(-1) ?? sentAt;
}

function timeIn(words: ProofWords, instant: Instant): string {
  const { day, time } = momentOf(Date.parse(instant));
  return fill(words.at, { day: dayInWords(day, 'nb'), time });
}
