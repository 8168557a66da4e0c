import type { output } from 'zod/mini';
import { isProtected } from '../access/policy.ts';
import type { Lookup, PupilName } from '../roster/lookup.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Category, Remark, Said, Step } from './record.ts';
import { sumsOf } from './rules.ts';
import type { FamilyRemarks, PupilRemarks, RemarkLine, Remark as WireRemark } from './schema.ts';

/** The viewer, their language, and the known names of staff. */
export type Viewer = {
  readonly staffId: string;
  readonly language: Language;
  readonly names: ReadonlyMap<string, string>;
};

export const showCategory = ({ id, ledger, polarity, ...words }: Category, language: Language) => ({
  id,
  ledger,
  polarity,
  text: words[language],
});

const showSaid = ({ date, lessonId, category, comment, commentVisible }: Said, language: Language) => ({
  date,
  lessonId,
  comment,
  commentVisible,
  category: showCategory(category, language),
});

const showPerson = (id: string, { staffId, names }: Viewer) => ({
  staffId: id,
  you: id === staffId,
  name: names.get(id) ?? null,
});

const wasCorrected = ({ steps }: Remark): boolean => steps.some(({ move }) => move === 'correct');

/** A remark as a line of a list. */
export function showLine(remark: Remark, viewer: Viewer): output<typeof RemarkLine> {
  const { remarkId, pupilId, schoolId, groupId, version, status, said, createdAt, createdBy } = remark;
  return {
    remarkId,
    pupilId,
    schoolId,
    groupId,
    version,
    status,
    ...showSaid(said, viewer.language),
    registeredAt: createdAt,
    registeredBy: showPerson(createdBy, viewer),
    corrected: wasCorrected(remark),
  };
}

/** A remark with its trail. */
export const showRemark = (remark: Remark, viewer: Viewer): output<typeof WireRemark> => ({
  ...showLine(remark, viewer),
  trail: remark.steps.map((step, index) => showStep(step, index + 1, viewer)),
});

const showStep = ({ move, status, at, by, reason, said }: Step, version: number, viewer: Viewer) => ({
  version,
  move,
  status,
  at,
  by: showPerson(by.staffId, viewer),
  reason: reason ?? null,
  ...showSaid(said, viewer.language),
});

/** Published remarks: sums per ledger, and a count per category. */
export function showCounts(
  remarks: readonly Remark[],
  language: Language,
): Pick<output<typeof PupilRemarks>, 'sums' | 'categories'> {
  const sums = sumsOf(remarks.map(({ status, said }) => ({ status, ...said.category })));
  const published = remarks.filter((remark) => remark.status === 'published').map((remark) => remark.said.category);
  const byId = Map.groupBy(published, ({ id }) => id);
  const categories = [...byId.values()].flatMap((same) =>
    same.slice(0, 1).map((category) => ({ ...showCategory(category, language), count: same.length })),
  );
  return { sums, categories: categories.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)) };
}

type FamilyLine = output<typeof FamilyRemarks>['remarks'][number];

/** A published remark as the family sees it. */
export const showToFamily = (
  remark: Remark,
  { language, names, commentVisible }: Pick<Viewer, 'language' | 'names'> & { readonly commentVisible: boolean },
): FamilyLine => ({
  remarkId: remark.remarkId,
  date: remark.said.date,
  category: showCategory(remark.said.category, language),
  // The school must show comments now and have shown them when this comment was written: a later setting may hide a
  // comment from families, but never reveal a comment that its author meant for staff only.
  comment: commentVisible && remark.said.commentVisible ? remark.said.comment : null,
  corrected: wasCorrected(remark),
  registeredAt: remark.createdAt,
  teacherName: names.get(remark.createdBy) ?? '',
});

/** The names of all staff who took a step in these remarks. One trip. */
export const namesIn = (
  lookup: Pick<Lookup, 'staffNames'>,
  ownerId: string,
  remarks: readonly Remark[],
): Promise<ReadonlyMap<string, string>> =>
  lookup.staffNames(ownerId, [...new Set(remarks.flatMap(({ steps }) => steps.map(({ by }) => by.staffId)))]);

type Named = Pick<PupilName, 'givenName' | 'familyName' | 'protection'>;

/** Pupils as lists name them, sorted by name. */
export const byName = (names: ReadonlyMap<string, PupilName>): readonly PupilName[] =>
  [...names.values()].sort((a, b) => nameOn(a).pupilName.localeCompare(nameOn(b).pupilName, 'nb'));

/** The fields of a line that name the pupil. */
export const nameOn = ({ givenName, familyName, protection }: Named) => ({
  pupilName: `${givenName} ${familyName}`,
  protected: isProtected(protection),
});
