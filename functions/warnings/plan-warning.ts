import { createHash } from 'node:crypto';
import { writeLetter } from '../letters/write-letter.ts';
import { classOf } from '../roster/lookup.ts';
import { codeSetOn } from '../settings/lookup.ts';
import { contentHash } from '../shared/ids.ts';
import { fill } from '../shared/texts/fill.ts';
import { type Moment, schoolYearOf } from '../shared/time.ts';
import type { Subject, WarningContext } from './authorize.ts';
import type { Words } from './catalogue.ts';
import { type AbsenceRecords, evidenceOf } from './evidence.ts';
import { letterOf, type Said } from './letter-of.ts';
import type { Recipients } from './recipients.ts';
import type { ChainHead, Draft, SentWarning } from './record.ts';
import { lastDayOf } from './rules.ts';

/** The input of a warning, after reads and authorization. */
export type Parts = {
  readonly draft: Draft;
  readonly asked: Pick<WarningContext, 'card' | 'school' | 'settings'>;
  readonly words: Words;
  /** The subjects in which the caller may warn. */
  readonly subjects: readonly Subject[];
  readonly who: Recipients;
  readonly records: AbsenceRecords;
  /** The sender, with the name for the letter. */
  readonly sender: { readonly staffId: string; readonly name: string };
  readonly basis: string;
  readonly moment: Moment;
};

/** The letter's form of Norwegian: the pupil's own, else the school's. */
export function languageOf({ card, school }: Pick<Parts['asked'], 'card' | 'school'>) {
  const chosenBy = card.languageForm === undefined ? 'school' : 'pupil';
  const language = (card.languageForm ?? school.languageForm) === 'nn' ? 'nn' : 'nb';
  return { language, chosenBy } as const;
}

/** The content of a warning, frozen at a moment; the gaps of a draft stay empty. */
export function saidOf(parts: Parts): Said {
  const { draft, asked, words, who, records, moment, basis, sender } = parts;
  const { content, kind } = draft;
  const { card, school } = asked;
  const { language } = languageOf(asked);
  const { catalogue } = words;
  const period = words.periods.find((candidate) => candidate.id === content.periodId);
  const [autumn, spring] = schoolYearOf(moment.day);
  const subjects = content.subjects.flatMap((code) => parts.subjects.find((subject) => subject.code === code) ?? []);
  return {
    format: 2,
    warningId: draft.warningId,
    pupilId: draft.pupilId,
    schoolId: school.id,
    kind,
    language,
    period: {
      id: content.periodId,
      name: period?.[language] ?? '',
      lastDay: period ? lastDayOf(period, moment.day) : '',
      schoolYear: `${autumn.from.slice(0, 4)}–${spring.from.slice(0, 4)}`,
    },
    subjects,
    reasons: content.reasonIds.flatMap((id) => {
      const found = catalogue?.reasons.find((reason) => reason.id === id);
      return found ? [{ id, text: found.letter[language] }] : [];
    }),
    details: content.details,
    wayOut: content.wayOut,
    byDay: content.byDay ?? moment.day,
    contact: content.contact,
    legalBasis: catalogue?.legalBasis ?? '',
    letterhead: {
      pupil: `${card.givenName} ${card.familyName}`,
      className: classOf(card, moment.day),
      school: school.name,
      owner: asked.settings['owner.name'],
      sender: sender.name,
    },
    texts: textsOf(parts, language),
    evidence: evidenceOf(records, { kind, school, subjects, moment, missingWork: content.missingWork }),
    recipients: [...who.recipients],
    leftOut: [...who.leftOut],
    sentAt: moment.instant,
    sentOn: moment.day,
    sentBy: { staffId: sender.staffId, basis },
    approvedBy: draft.approvedBy ?? null,
  };
}

/** The catalogue's words of that day; the absence limit only where the school has one. */
function textsOf({ asked, words, draft, moment }: Parts, language: 'nb' | 'nn'): Said['texts'] {
  const letter = words.catalogue?.letter;
  const set = codeSetOn(asked.settings['absence.codeSets'], asked.school.type, moment.day);
  const limit = draft.kind === 'subject' && set?.schoolType === 'vgs' ? set.limit : undefined;
  return {
    title: letter?.title[language] ?? '',
    opening: letter?.opening[language] ?? '',
    purpose: letter?.purpose[language] ?? '',
    limit: limit && letter ? fill(letter.limit[language], limit) : '',
  };
}

/**
 * The sent warning and its letter's bytes, with three hashes: of the content, of the letter, and of both with the link
 * to the previous warning.
 */
export function warningOf(said: Said, head: ChainHead | undefined): { sent: SentWarning; bytes: Uint8Array } {
  const hash = contentHash(said);
  const bytes = writeLetter(letterOf(said, hash));
  const letter = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    language: said.language,
  };
  const previous = head ? { warningId: head.warningId, chainHash: head.chainHash } : null;
  const sent = { ...said, contentHash: hash, letter, previous };
  return { sent: { ...sent, chainHash: chainHashOf(sent) }, bytes };
}

/** The link of the pupil's chain: a change of one warning breaks the links of all later warnings. */
export const chainHashOf = ({
  contentHash: hash,
  letter,
  previous,
}: Pick<SentWarning, 'contentHash' | 'letter' | 'previous'>): string => contentHash([hash, letter.sha256, previous]);
