import type { output } from 'zod/mini';
import { isProtected } from '../access/policy.ts';
import type { Lookup, PupilName } from '../roster/lookup.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Category, Remark, Said, Step } from './record.ts';
import { sumsOf } from './rules.ts';
import type { FamilyRemarks, PupilRemarks, RemarkLine, Remark as WireRemark } from './schema.ts';

/** What remarks are shown with: who looks, in which language, and the names of staff that are known. */
export type Eye = {
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

const showPerson = (id: string, { staffId, names }: Eye) => {
  const name = names.get(id);
  return { staffId: id, you: id === staffId, ...(name !== undefined && { name }) };
};

const wasCorrected = ({ steps }: Remark): boolean => steps.some(({ move }) => move === 'correct');

/** A remark as a line of a list. */
export function showLine(remark: Remark, eye: Eye): output<typeof RemarkLine> {
  const { remarkId, pupilId, schoolId, groupId, version, status, said, createdAt, createdBy } = remark;
  return {
    remarkId,
    pupilId,
    schoolId,
    groupId,
    version,
    status,
    ...showSaid(said, eye.language),
    registeredAt: createdAt,
    registeredBy: showPerson(createdBy, eye),
    corrected: wasCorrected(remark),
  };
}

/** A remark with its trail. */
export const showRemark = (remark: Remark, eye: Eye): output<typeof WireRemark> => ({
  ...showLine(remark, eye),
  trail: remark.steps.map((step, index) => showStep(step, index + 1, eye)),
});

const showStep = ({ move, status, at, by, reason, said }: Step, version: number, eye: Eye) => ({
  version,
  move,
  status,
  at,
  by: showPerson(by.staffId, eye),
  ...(reason !== undefined && { reason }),
  ...showSaid(said, eye.language),
});

/** Sums per ledger, and how often each category was used, in what is published. */
export function showCounts(
  remarks: readonly Remark[],
  language: Language,
): Pick<output<typeof PupilRemarks>, 'sums' | 'categories'> {
  const sums = sumsOf(remarks.map(({ status, said }) => ({ status, ...said.category })));
  const published = remarks.filter((remark) => remark.status === 'published').map((remark) => remark.said.category);
  const byId = Map.groupBy(published, ({ id }) => id);
  const categories = [...byId.values()].flatMap((ones) =>
    ones.slice(0, 1).map((category) => ({ ...showCategory(category, language), count: ones.length })),
  );
  return { sums, categories: categories.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)) };
}

type FamilyLine = output<typeof FamilyRemarks>['remarks'][number];

/** A published remark as the family sees it. */
export const showToFamily = (
  remark: Remark,
  { language, names, commentVisible }: Pick<Eye, 'language' | 'names'> & { readonly commentVisible: boolean },
): FamilyLine => ({
  remarkId: remark.remarkId,
  date: remark.said.date,
  category: showCategory(remark.said.category, language),
  // Both when it was written and now: a school may take words back from families, never give what was not meant for
  // them.
  comment: commentVisible && remark.said.commentVisible ? remark.said.comment : null,
  corrected: wasCorrected(remark),
  registeredAt: remark.createdAt,
  teacherName: names.get(remark.createdBy) ?? '',
});

/** The names of everybody who took a step in any of them. One trip. */
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

/** The half of a line that names the pupil. */
export const nameOn = ({ givenName, familyName, protection }: Named) => ({
  pupilName: `${givenName} ${familyName}`,
  protected: isProtected(protection),
});
