import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Refusals } from '../../functions/shared/refusals.ts';
import { FIELD_TEXTS } from '../../functions/shared/texts/field-texts.ts';
import { KIND_TITLES } from '../../functions/shared/texts/kind-titles.ts';
import { LANGUAGES, type Language, type Texts } from '../../functions/shared/texts/language.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

async function tableOf<Table>(path: string, name: string): Promise<readonly (readonly [string, Table])[]> {
  const module: Readonly<Record<string, Table>> = await import(join(ROOT, path));
  const table = module[name];
  return table === undefined ? [] : [[path, table]];
}
async function tablesOf<Table>(pattern: string, name: string) {
  const paths = globSync(pattern, { cwd: ROOT }).sort();
  return (await Promise.all(paths.map((path) => tableOf<Table>(path, name)))).flat();
}

const refusals = await tablesOf<Refusals>('functions/*/refusals.ts', 'refusals');
const tables: readonly (readonly [string, Texts])[] = [
  ...refusals,
  ...(await tablesOf<Texts>('functions/*/texts.ts', 'texts')),
  ['functions/shared/texts/field-texts.ts', FIELD_TEXTS],
  ['functions/shared/texts/kind-titles.ts', KIND_TITLES],
];

/** Words that send the reader to somebody, or ask the school something. */
const SENDS: Readonly<Record<Language, RegExp>> = {
  nb: /(?<!\p{L})(?:kontakt (?!om)|ring |(?:gi|spør|be)(?!\p{L})[^.;]* skolen(?!\p{L})|oppgi [^.;]* til skolen)/iu,
  nn: /(?<!\p{L})(?:kontakt (?!om)|ring |(?:gi|spør|be)(?!\p{L})[^.;]* skulen(?!\p{L})|oppgi [^.;]* til skulen)/iu,
  en: /(?:(?:^|[.,;] )(?:or |and )?|(?:or|and) )(?:contact(?! teacher| group)|call|(?:ask|give)\b[^.;]* the school(?! owner))\b/i,
};
/** Why a text that sends somebody on names no contact of the school. */
const WITHOUT_CONTACT: Readonly<Record<string, string>> = {
  'announcements.nobody': 'a teacher calls the homes',
  'meetings.nobody': 'a teacher calls the homes',
  internal: 'the fault may be that nothing can be read',
  'channels.do-call': 'a teacher calls the family, whose number stands beside it',
  'channels.family-no-channel': 'a teacher calls the family, whose number stands beside it',
  'settings.not-per-school': 'staff ask a colleague, the owner’s administrator',
  'warnings.no-legal-basis': 'staff ask a colleague, the owner’s administrator',
  'warnings.principal-approves': 'staff ask the principal of their own school',
  ...Object.fromEntries(
    ['address', 'checksum', 'letter-changed', 'letter-not-pdfa', 'name-in-public-title', 'no-letter', 'no-system-id']
      .concat(['search-unreadable', 'serverfeil'])
      .map((code) => [code, 'archivists ask the operator or the archive’s supplier, not the school']),
  ),
};

/** Where a code can be used: everything but the tables of words and the routes, which only name it. */
const sources = globSync('functions/**/*.ts', { cwd: ROOT })
  .filter((path) => !/\/(refusals|routes|texts)\.ts$|-texts\.ts$/.test(path))
  .map((path) => ({ folder: dirname(path), text: read(path) }));

/** True when a code stands in the code whole, or in its own feature without the feature's name, as rules say it. */
function isUsed(code: string, table: string): boolean {
  const own = dirname(table);
  const bare = code.slice(code.indexOf('.') + 1);
  return sources.some(
    ({ folder, text }) => text.includes(`'${code}'`) || (folder === own && text.includes(`'${bare}'`)),
  );
}

describe('words for people', () => {
  it.each(tables)('words for people: %s is complete in every language', (_path, texts) => {
    const missing = Object.entries(texts).flatMap(([code, text]) =>
      LANGUAGES.filter((language) => !text[language]?.trim()).map((language) => `${code} ${language}`),
    );
    expect(missing).toEqual([]);
    expect(Object.keys(texts).length).toBeGreaterThan(0);
  });

  it.each(tables)('words for people: %s fills the same placeholders in every language', (_path, texts) => {
    const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();
    const uneven = Object.entries(texts).filter(
      ([, text]) => new Set(LANGUAGES.map((language) => placeholders(text[language]))).size > 1,
    );
    expect(uneven.map(([code]) => code)).toEqual([]);
  });

  it('nynorsk names the thing where bokmål says “den”: never “i ho”, “send ho”', () => {
    const AFTER = /\b(?:i|på|av|med|til|send|opne|rett|hent|endre) ho\b/i;
    const clumsy = tables.flatMap(([path, texts]) =>
      Object.entries(texts).flatMap(([code, { nn }]) => (AFTER.test(nn) ? [`${path} ${code}`] : [])),
    );
    expect(clumsy).toEqual([]);
  });

  it('a text that sends somebody to the school has a place for name and telephone', () => {
    const bare = tables.flatMap(([path, texts]) =>
      Object.entries(texts).flatMap(([code, text]) =>
        LANGUAGES.some((language) => SENDS[language].test(text[language]) && !text[language].includes('{contact}'))
          ? [`${path} ${code}`]
          : [],
      ),
    );
    expect(bare.map((place) => place.split(' ')[1]).sort()).toEqual(Object.keys(WITHOUT_CONTACT).sort());
  });

  it('no code has two texts', () => {
    const rows = tables.flatMap(([, texts]) => (texts === KIND_TITLES ? [] : Object.entries(texts)));
    // A feature that answers with a refusal of another one has the same row.
    const twice = rows.filter(([code, row], index) =>
      rows.slice(0, index).some(([other, earlier]) => other === code && earlier !== row),
    );
    expect(twice.map(([code]) => code)).toEqual([]);
  });
});

describe('refusals', () => {
  it.each(refusals)('every row of %s is used', (path, table) => {
    // The fields that a route refuses are named in its table alone.
    const ofFields = read(join(dirname(path), 'routes.ts').replace('shared/routes.ts', 'shared/http/route.ts'));
    const unused = Object.entries(table)
      .filter(([code, { kind }]) => !isUsed(code, path) && !(kind === 'field' && ofFields.includes(`'${code}'`)))
      .map(([code]) => code);
    expect(unused).toEqual([]);
  });

  it('refusals are made by codes of a table: nothing else makes one', () => {
    const makers = globSync('functions/**/*.ts', { cwd: ROOT }).filter((path) => read(path).includes('new Refusal('));
    expect(makers).toEqual(['functions/shared/errors.ts']);
    expect(refusals.length).toBeGreaterThan(15);
  });
});
