import { child, children, type Element, textAt } from './read-xml.ts';
import type { RowData } from './rows.ts';

/** The values of a group's or organisation's ids of a type. */
export const idsOf = (element: Element, type: string): readonly string[] =>
  children(child(element, 'extension'), 'pifu_id')
    .filter((found) => found.attributes.type?.toLowerCase() === type.toLowerCase())
    .map((found) => textAt(found, 'pifu_value'))
    .filter(Boolean);

/** `7`, `7. trinn`, `http://psi.udir.no/kl06/aarstrinn7`, `Vg1`, `http://psi.udir.no/kl06/vg1`. */
const GRADE = /(?:^|aarstrinn|årstrinn\s?)(\d{1,2})(?:\.|\s|$)|(?:^|[\s/])vg\s?([1-4])(?:\s|$)/i;
const LAST_GRADE = 10;
/** `MAT0008`, `NOR1211`, also at the end of an address in Grep. */
const SUBJECT = /(?:^|[/:])([A-ZÆØÅ]{2,4}\d{2,5}[A-ZÆØÅ]?)$/;

/** The grade of a group, `7` or `VG1`: by Grep's codes, and for a grade itself by its name. */
export function gradeOf(element: Element, kind: RowData['group']['groupKind']): string | undefined {
  const codes = idsOf(element, 'grepCodeGradeLevel');
  const own = [...idsOf(element, 'grepCodeShortForm'), ...idsOf(element, 'grepCode')];
  const named = kind === 'grade' ? [...own, textAt(element, 'description', 'short')] : [];
  const grades = [...codes, ...named].map(gradeIn).filter((found) => found !== undefined);
  // A group across grades has no grade.
  return new Set(codes.map(gradeIn)).size > 1 ? undefined : grades[0];
}

function gradeIn(text: string): string | undefined {
  const [, year, upper] = GRADE.exec(text) ?? [];
  if (upper !== undefined) return `VG${upper}`;
  const number = Number(year);
  if (!(number >= 1 && number <= LAST_GRADE + 3)) return undefined;
  return number > LAST_GRADE ? `VG${number - LAST_GRADE}` : String(number);
}

/** The Grep code of a group's subject. */
export const subjectCodeOf = (element: Element): string | undefined =>
  [...idsOf(element, 'grepCodeShortForm'), ...idsOf(element, 'grepCode')]
    .map((code) => SUBJECT.exec(code)?.[1])
    .find((code) => code !== undefined);
