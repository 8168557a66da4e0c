import type { DatabaseSync } from 'node:sqlite';
import type { Day } from '../shared/time.ts';
import type { RefusedLine, Row, RowData, SchoolType } from '../sources/rows.ts';

type School = RowData['school'];
/** An existing school's words in the index. */
type HeldSchool = { readonly type?: unknown; readonly languageForm?: unknown };

const TYPES = ['grunnskole', 'vgs'] as const satisfies readonly SchoolType[];
const FORMS = ['nb', 'nn', 'se'] as const;
/** A pupil of the tenth grade turns 16 in spring: half of a primary or lower secondary school's pupils are younger. */
const TENTH_GRADE = 15;

/**
 * A school's kind and form of Norwegian: by the source, else as held. For a new school, groups that only one kind of
 * school has show the kind; if half of the pupils are too young for upper secondary, it is no such school. Otherwise
 * the kind is unknown: it decides on the limit for absence, so it is never guessed (OF § 9-8).
 */
export function schoolFacts(
  said: Pick<School, 'type' | 'typeGuess' | 'languageForm'>,
  held: HeldSchool,
  medianBirth: Day | undefined,
  today: Day,
): { readonly type: SchoolType | undefined; readonly guessed: boolean; readonly languageForm: 'nb' | 'nn' | 'se' } {
  const known = said.type ?? TYPES.find((type) => type === held.type);
  const young = medianBirth !== undefined && yearOf(today) - yearOf(medianBirth) <= TENTH_GRADE;
  const languageForm = said.languageForm ?? FORMS.find((form) => form === held.languageForm) ?? 'nb';
  if (known !== undefined) return { type: known, guessed: false, languageForm };
  const type = said.typeGuess === 'vgs' && young ? undefined : (said.typeGuess ?? (young ? 'grunnskole' : undefined));
  return { type, guessed: true, languageForm };
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** A held word on the school from any system, this system's own word first. */
const held = (name: string): string => `(SELECT held.extra ->> '$.${name}' FROM held
    WHERE held.kind = 'school' AND held.id = row.id AND held.extra ->> '$.${name}' IS NOT NULL
    ORDER BY held.idx = row.idx DESC LIMIT 1)`;
const SCHOOLS = `SELECT idx, json, ${held('type')} AS type, ${held('languageForm')} AS form
  FROM row WHERE kind = 'school' AND refused = 0`;
const PUPILS = `FROM row WHERE kind = 'pupil' AND refused = 0 AND json ->> '$.data.schoolKey' = :school`;
const MEDIAN = `SELECT json ->> '$.data.birthDate' AS born ${PUPILS}
  ORDER BY 1 LIMIT 1 OFFSET (SELECT COUNT(*) / 2 ${PUPILS})`;

type Lines = { readonly refuse: (line: RefusedLine) => void; readonly note: (line: RefusedLine) => void };

/** Settles the schools' missing fields before rows are compared and written. */
export function schoolKinds(database: DatabaseSync, settle: () => void, { refuse, note }: Lines) {
  return {
    /** Fills in kind and language form; refuses a school of unknown kind, without ending its held records. */
    settleSchools(today: Day): void {
      settle();
      const median = database.prepare(MEDIAN);
      const write = database.prepare(`UPDATE row SET json = ? WHERE kind = 'school' AND idx = ?`);
      const leaveOut = database.prepare(`UPDATE row SET refused = 1 WHERE kind = 'school' AND idx = ?`);
      for (const found of database.prepare(SCHOOLS).all()) {
        const row: Extract<Row, { readonly kind: 'school' }> = JSON.parse(String(found.json));
        const born = median.get({ school: row.key })?.born;
        const before = { type: found.type, languageForm: found.form };
        const facts = schoolFacts(row.data, before, typeof born === 'string' ? born : undefined, today);
        const { type, languageForm } = facts;
        const line = { kind: 'school', place: row.place } as const;
        if (type === undefined) {
          leaveOut.run(String(found.idx));
          refuse({ ...line, code: 'school-type-not-said' });
        } else {
          if (facts.guessed) note({ ...line, code: `school-type-taken-${type}` });
          write.run(JSON.stringify({ ...row, data: { ...row.data, type, languageForm } }), String(found.idx));
        }
      }
      settle();
    },
  };
}
