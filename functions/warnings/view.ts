import type { output } from 'zod/mini';
import { isProtected } from '../access/policy.ts';
import type { PupilName } from '../roster/lookup.ts';
import type { Day } from '../shared/time.ts';
import type { Draft, SentWarning, WarningEnd, WarningRow } from './record.ts';
import { isOld } from './rules.ts';
import type { Register, Draft as WireDraft, Warning as WireWarning } from './schema.ts';

/** The viewer, the day, the age of old drafts, and the known names of staff. */
export type Viewer = {
  readonly staffId: string;
  readonly today: Day;
  readonly draftDays: number;
  readonly names: ReadonlyMap<string, string>;
};
/** The codes of the subjects that a reader may see, or all. */
export type Scope = 'all' | ReadonlySet<string>;

export const showPerson = (id: string, { staffId, names }: Pick<Viewer, 'staffId' | 'names'>) => ({
  staffId: id,
  you: id === staffId,
  name: names.get(id) ?? null,
});

const contentShown = ({ content }: Draft) => ({
  ...content,
  periodId: content.periodId || null,
  subjects: [...content.subjects],
  contact: { ...content.contact },
});

export function showDraft(draft: Draft, viewer: Viewer): output<typeof WireDraft> {
  const { warningId, pupilId, schoolId, kind, status, version, createdAt, createdBy, at, note } = draft;
  return {
    warningId,
    pupilId,
    schoolId,
    kind,
    status,
    version,
    createdAt,
    ...contentShown(draft),
    createdBy: showPerson(createdBy, viewer),
    changedAt: at,
    old: isUnsent(draft) && isOld(createdAt, viewer.today, viewer.draftDays),
    note: note ?? null,
  };
}

export const isUnsent = ({ status }: Pick<Draft, 'status'>): boolean =>
  status === 'draft' || status === 'asked' || status === 'approved';

export const showVersion = (draft: Draft, viewer: Viewer) => ({
  version: draft.version,
  status: draft.status,
  at: draft.at,
  by: showPerson(draft.by.staffId, viewer),
  ...contentShown(draft),
  note: draft.note ?? null,
});

const within = <Of extends { readonly code: string }>(subjects: readonly Of[], scope: Scope): Of[] =>
  subjects.filter(({ code }) => scope === 'all' || scope.has(code));

/** A warning with only those subjects that the reader may see (C1). */
export function showWarning(
  sent: SentWarning,
  end: WarningEnd | undefined,
  {
    staffId,
    names,
    scope,
    guardians,
  }: Pick<Viewer, 'staffId' | 'names'> & { scope: Scope; guardians: Viewer['names'] },
): output<typeof WireWarning> {
  const viewer = { staffId, names };
  const { warningId, pupilId, schoolId, kind, period, reasons, details, wayOut, byDay, contact, legalBasis } = sent;
  const { evidence, sentAt, contentHash, letter } = sent;
  return {
    warningId,
    pupilId,
    schoolId,
    kind,
    period,
    reasons,
    details,
    wayOut,
    byDay,
    contact,
    legalBasis,
    subjects: within(sent.subjects, scope),
    evidence: { ...evidence, subjects: within(evidence.subjects, scope).map(showSubject) },
    recipients: sent.recipients.map(({ person, basis }) => ({
      kind: person.kind,
      id: person.id,
      basis,
      name: guardians.get(person.id) ?? null,
    })),
    sentAt,
    sentBy: showPerson(sent.sentBy.staffId, viewer),
    approvedBy: sent.approvedBy && showPerson(sent.approvedBy.staffId, viewer),
    contentHash,
    letter,
    end: end ? showEnd(end, viewer) : null,
  };
}

/** A subject's absence at the sending; `null` for minutes towards a limit that the school type does not have. */
const showSubject = (subject: SentWarning['evidence']['subjects'][number]) => ({
  ...subject,
  limitMinutes: subject.limitMinutes ?? null,
});

const showEnd = ({ how, at, by, reason, overtakenBy }: WarningEnd, viewer: Pick<Viewer, 'staffId' | 'names'>) => ({
  outcome: how,
  at,
  by: showPerson(by.staffId, viewer),
  reason: reason ?? null,
  overtakenBy: overtakenBy ?? null,
});

export function showRow(row: WarningRow, staffId: string, scope: Scope): output<typeof Register>['warnings'][number] {
  const { warningId, pupilId, schoolId, kind, periodId, halfYear, byDay, sentAt, sentBy, ended } = row;
  return {
    warningId,
    pupilId,
    schoolId,
    kind,
    periodId,
    halfYear,
    byDay,
    sentAt,
    subjects: within(row.subjects, scope),
    sentBy: { staffId: sentBy, you: sentBy === staffId },
    end: ended ? { outcome: ended.how, at: ended.at } : null,
  };
}

/** True when a reader may see a warning: the scope has one of its subjects, or the reader sent it. */
export const isVisible = (
  { kind, subjects, sentBy }: Pick<WarningRow, 'kind' | 'subjects' | 'sentBy'>,
  staffId: string,
  scope: Scope,
): boolean => scope === 'all' || sentBy === staffId || (kind === 'subject' && within(subjects, scope).length > 0);

/** The reader's scope in this warning: the sender sees all of it. */
export const scopeOf = (sentBy: string, staffId: string, scope: Scope): Scope => (sentBy === staffId ? 'all' : scope);

/** The fields of a line that name the pupil. */
export const nameOn = (pupil: Pick<PupilName, 'givenName' | 'familyName' | 'protection'>) => ({
  pupilName: `${pupil.givenName} ${pupil.familyName}`,
  protected: isProtected(pupil.protection),
});
