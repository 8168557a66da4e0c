import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvTexts } from '../../../functions/imports/csv-texts.ts';
import { fileTexts } from '../../../functions/imports/file-texts.ts';
import { pifuTexts } from '../../../functions/imports/pifu-texts.ts';
import { refusals } from '../../../functions/imports/refusals.ts';
import { UPLOAD_SECONDS } from '../../../functions/imports/s3.ts';
import { KEPT_FORMATS, LARGEST_FILE_BYTES, UPLOAD_FORMATS } from '../../../functions/imports/schema.ts';
import { texts } from '../../../functions/imports/texts.ts';
import { timetableTexts } from '../../../functions/imports/timetable-texts.ts';
import { uploadTexts } from '../../../functions/imports/upload-texts.ts';
import { WORK_KINDS } from '../../../functions/roster/rules.ts';
import {
  FILE_NAMES,
  layoutOf,
  MANIFEST_LAYOUT,
  MAY_LACK,
  ROLES_LAYOUT,
} from '../../../functions/sources/csv-columns.ts';
import * as csvPeopleWords from '../../../functions/sources/csv-people-words.ts';
import * as csvWords from '../../../functions/sources/csv-words.ts';
import { meaningOf } from '../../../functions/sources/pifu-roles.ts';
import * as pifuWords from '../../../functions/sources/pifu-words.ts';
import type { Layout } from '../../../functions/sources/read-csv.ts';
import * as untisWords from '../../../functions/sources/untis-words.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PAGE = readFileSync(join(ROOT, 'docs/roster.md'), 'utf8');

/** The page from a heading to the next one of any level. */
function under(heading: string): string {
  const [, found = ''] = PAGE.split(`\n${heading}\n`);
  expect(found, heading).not.toBe('');
  return found.split(/\n#+ /, 1)[0] ?? '';
}
/** What stands as code in a text. */
const marked = (text: string): readonly string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word);
/** The rows of a table by their cells, without its header. */
const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .slice(1)
    .map((line) => line.slice(2, -2).split(' | '));

/** Everything in a source that may be a word of a table: quoted, or the name of a property. */
function candidatesIn(path: string): readonly string[] {
  const code = readFileSync(join(ROOT, path), 'utf8');
  return [...code.matchAll(/'([^'\n]*)'|([\p{L}_][\p{L}\d_]*)(?=\s*:)/gu)].map(
    ([, quoted, name]) => quoted ?? name ?? '',
  );
}
const folded = (words: readonly string[]): readonly string[] =>
  [...new Set(words.map((word) => word.toLocaleLowerCase('nb')))].filter(Boolean).sort();

type Words = (word: string) => unknown;
const CSV = 'functions/sources/csv-words.ts';
const PEOPLE = 'functions/sources/csv-people-words.ts';
const PIFU = 'functions/sources/pifu-words.ts';
const UNTIS = 'functions/sources/untis-words.ts';
const TABLES: readonly (readonly [string, Words, string])[] = [
  ['`status` in all files but `lessons.csv`', csvWords.STATUS, CSV],
  ['`enabledUser`, `primary`', csvWords.YES_NO, CSV],
  ['`type` in `orgs.csv`', csvWords.ORG_TYPES, CSV],
  ['`metadata.schoolType`', csvWords.SCHOOL_TYPES, CSV],
  ['`metadata.languageForm`', csvWords.LANGUAGE_FORMS, CSV],
  ['`type` in `academicSessions.csv`', csvWords.SESSION_TYPES, CSV],
  ['`classType`', csvWords.CLASS_TYPES, CSV],
  ['`metadata.kind` in `classes.csv`', csvWords.GROUP_KINDS, CSV],
  ['`metadata.addressProtection`', csvPeopleWords.PROTECTIONS, PEOPLE],
  ['`basis` in `guardian_links.csv`', csvPeopleWords.BASES, PEOPLE],
  ['`metadata.staffRole`', csvPeopleWords.STAFF_ROLES, PEOPLE],
  ['`role` in `users.csv` and `roles.csv`', csvPeopleWords.USER_ROLES, PEOPLE],
  ['`roleType` in `roles.csv`', csvPeopleWords.ROLE_TYPES, PEOPLE],
  ['`role` in `enrollments.csv`', csvPeopleWords.ENROLMENT_ROLES, PEOPLE],
  ['`metadata.role` in `enrollments.csv`', csvPeopleWords.TEACHING_ROLES, PEOPLE],
  ['`status` in `lessons.csv`', csvWords.LESSON_STATUS, CSV],
  ['kinds of id in `userIds`', csvPeopleWords.ID_TYPES, PEOPLE],
  ['`value` in `manifest.csv`', csvWords.MANIFEST_MODES, CSV],
  ['`recstatus`', pifuWords.recStatus, PIFU],
  ['`status` of a role, `pifu_status`', pifuWords.activity, PIFU],
  ['`pifu_schoolType`', pifuWords.schoolTypes, PIFU],
  ['`typevalue` of `grouptype`', pifuWords.groupTypes, PIFU],
  ['`pifu_preferredLanguage`', pifuWords.languageForms, PIFU],
  ['`code` of the JSON-RPC', untisWords.RPC_CODES, UNTIS],
  ['`lstype` of the JSON-RPC', untisWords.RPC_TYPES, UNTIS],
  ['`status` of a period, REST', untisWords.REST_STATUSES, UNTIS],
  ['`type` of a period, REST', untisWords.REST_TYPES, UNTIS],
  ['`status` of a resource, REST', untisWords.REST_RESOURCES, UNTIS],
];
/** The word for a relation or role is kept beside its meaning, and is no meaning of its own. */
const meaning = (value: unknown): string => JSON.stringify(value, (name, inner) => (name === 'said' ? 'said' : inner));

describe('the page for data people', () => {
  it.each(TABLES)('the page for data people has the words of %s, all of them and no others', (heading, words, path) => {
    const rows = rowsOf(under(`#### ${heading}`)).map(([, cell = '']) => marked(cell));
    const accepted = candidatesIn(path).filter((word) => words(word) !== undefined);
    expect(folded(rows.flat())).toEqual(folded(accepted));
    for (const row of rows) expect(new Set(row.map((word) => meaning(words(word)))).size).toBe(1);
  });

  it('the page for data people has a table for every vocabulary of the readers', () => {
    const exported = [csvWords, csvPeopleWords, pifuWords, untisWords].flatMap((module) => Object.values(module));
    expect(TABLES.map(([, words]) => words)).toEqual(expect.arrayContaining(exported));
  });

  it('the page for data people has every role of PIFU with its subroles', () => {
    const all = candidatesIn('functions/sources/pifu-roles.ts');
    const isRole = (roletype: string, subrole: string) => !('unknown' in meaningOf(roletype, subrole, 'basis'));
    const rows = rowsOf(under('#### `roletype` and `subrole`'));
    expect(new Set(rows.map(([role]) => role)).size).toBe(8);
    for (const role of new Set(rows.map(([first = '']) => first))) {
      const own = rows.filter(([first]) => first === role);
      const subroles = all.filter((word) => word !== '' && isRole(role, word));
      expect(folded(own.flatMap(([, , cell = '']) => marked(cell)))).toEqual(folded(subroles));
      for (const word of own.flatMap(([, cell = '']) => marked(cell))) expect(isRole(word, ''), word).toBe(true);
    }
    const words = rows.flatMap(([, cell = '']) => marked(cell));
    expect(folded(words)).toEqual(folded(all.filter((word) => isRole(word, ''))));
  });

  it.each<readonly [string, Layout, Layout]>([
    ...FILE_NAMES.map((name) => [name, layoutOf(name, true), layoutOf(name, false)] as const),
    ['roles.csv', ROLES_LAYOUT, ROLES_LAYOUT],
    ['manifest.csv', MANIFEST_LAYOUT, MANIFEST_LAYOUT],
  ])('the page for data people has every column of %s, and which must be there', (name, layout, without) => {
    const section = under(`#### \`${name}\``);
    const rows = rowsOf(section);
    const unread = marked(/Known and not read: (.*)/.exec(section)?.[1] ?? '');
    const named = rows.flatMap(([column = '']) => marked(column));
    expect([...named, ...unread].sort()).toEqual([...layout.columns].sort());
    expect(
      rows
        .filter(([, must]) => must === 'yes')
        .flatMap(([column = '']) => marked(column))
        .sort(),
    ).toEqual([...layout.required].sort());
    const more = without.required.filter((column) => !layout.required.includes(column));
    const told = rows.filter(([, , what = '']) => what.includes('Required without `roles.csv`'));
    expect(told.flatMap(([column = '']) => marked(column)).sort()).toEqual([...more].sort());
  });

  it('the page for data people names the files without which a set is none', () => {
    const told = marked(/Files that must be there: (.*)/.exec(PAGE)?.[1] ?? '');
    expect([...told].sort()).toEqual(FILE_NAMES.filter((name) => !MAY_LACK.has(name)).sort());
  });

  it('the page for data people says of every code why, and what to do', () => {
    const rows = ['Nothing is taken', 'A line is not taken', 'Notes', 'Refusals of the routes'].flatMap((heading) =>
      rowsOf(under(`### ${heading}`)),
    );
    const told = rows.flatMap(([code = '']) => marked(code));
    expect([...told].sort()).toEqual(
      Object.keys({ ...texts, ...refusals })
        .map((code) => code.replace(/^import\./, ''))
        .sort(),
    );
    for (const [, why, todo] of rows)
      expect([why, todo]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
  });

  it('the page for data people names every form, limit and line of the work list as the code has it', () => {
    const words = new Set(marked(PAGE));
    for (const format of UPLOAD_FORMATS) expect(words).toContain(format);
    expect(KEPT_FORMATS.length).toBe(UPLOAD_FORMATS.length + 2);
    for (const kind of WORK_KINDS) expect(words).toContain(kind);
    expect(PAGE).toContain(`(${UPLOAD_SECONDS})`);
    expect(PAGE).toContain(`at most ${LARGEST_FILE_BYTES / 1024 ** 2} MB`);
  });

  it('links only to what is there', () => {
    const links = [...PAGE.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(ROOT, 'docs', link)))).toEqual([]);
    const anchors = [...PAGE.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    const headings = [...PAGE.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\d\s_-]/gu, '')
        .replaceAll(' ', '-'),
    );
    expect(anchors.filter((anchor) => !headings.includes(anchor ?? ''))).toEqual([]);
  });
});

it('no two tables of texts explain one code', () => {
  const codes = [csvTexts, fileTexts, pifuTexts, timetableTexts, uploadTexts].flatMap((table) => Object.keys(table));
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
});

it('every code that has words is said somewhere', () => {
  const said = new Set(
    ['sources', 'imports'].flatMap((folder) =>
      readdirSync(join(ROOT, 'functions', folder))
        .filter((name) => !name.endsWith('texts.ts'))
        .flatMap((name) => candidatesIn(`functions/${folder}/${name}`)),
    ),
  );
  // Put together in `marks.ts` and `school-kinds.ts`.
  const made = (code: string): boolean =>
    (code.startsWith('number-') && said.has(code.slice('number-'.length))) || code.startsWith('school-type-taken-');
  const all = Object.keys(texts).map((code) => code.replace(/^import\./, ''));
  expect(all.filter((code) => !said.has(code) && !made(code))).toEqual([]);
});
