import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What comments, tests and pages refer to stands in the repository: a reader can open it. */
const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const files = (pattern: string) => globSync(pattern, { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'));
const PAGES = [...files('*.md'), ...files('docs/**/*.md'), ...files('sample/*.md')];
/** This file names what is forbidden. */
const OWN = 'test/house/references.test.ts';

type Text = { readonly path: string; readonly text: string };
const TEXTS: readonly Text[] = spawnSync(
  'git',
  ['ls-files', '-z', '-co', '--exclude-standard', '*.ts', '*.md', '*.json'],
  {
    cwd: ROOT,
    encoding: 'utf8',
  },
)
  .stdout.split('\0')
  .filter((path) => path !== '' && path !== OWN && path !== 'package-lock.json' && existsSync(join(ROOT, path)))
  .map((path) => ({ path, text: read(path) }));

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, group = '']) => group);

const PRODUCT = read('docs/product.md');
/** What may be named, by kind: the ids that the pages define. */
const DEFINED = {
  feature: new Set(matches(PRODUCT, /^- \*\*([A-M]\d{1,2})\*\* /gm)),
  law: new Set(matches(PRODUCT.split('## Features')[0] ?? '', /^(\d+)\. \*\*/gm)),
  threat: new Set(matches(read('docs/threats.md'), /^- \*\*(\d+)\*\* /gm)),
  decision: new Set(files('docs/decisions/[0-9]*.md').map((path) => basename(path).slice(0, 3))),
};
type Kind = keyof typeof DEFINED;
type Named = { readonly kind: Kind; readonly id: string };

/**
 * An id where a reference stands: in brackets beside nothing but other references and words, or at the beginning of a
 * comment.
 */
const BRACKETS = /\(([^()\n]{2,120})\)/g;
const FEATURE = /(?<=^|[,;:–] ?| and | of )[A-M]\d{1,2}(?=$|[,;:–]| and )/g;
const BEGINNING = /\/\*\* ((?:[A-M]\d{1,2}(?:, )?)+): /g;
const NUMBERED = /\b(law|threat|decision)s?\s+((?:\d+(?:, | and |–)?)+)/gi;

function namedIn(text: string): readonly Named[] {
  const flat = text.replaceAll(/\n\s*(?:\*|\/\/) ?/g, ' ');
  const features = [...matches(flat, BRACKETS), ...matches(flat, BEGINNING)].flatMap(
    (inside) => inside.match(FEATURE) ?? [],
  );
  const numbered = [...flat.matchAll(NUMBERED)].flatMap(([, kind = '', ids = '']) =>
    (ids.match(/\d+/g) ?? []).map((id): Named => ({ kind: kindOf(kind), id })),
  );
  return [...features.map((id): Named => ({ kind: 'feature', id })), ...numbered];
}

function kindOf(word: string): Kind {
  const kind = word.toLowerCase();
  return kind === 'law' || kind === 'threat' ? kind : 'decision';
}

/** Pages of decisions name each other by the bare number. */
const bareIn = ({ path, text }: Text): readonly Named[] =>
  path.startsWith('docs/decisions/')
    ? matches(text, /\((0\d\d)\)/g).map((id): Named => ({ kind: 'decision', id }))
    : [];

const unknownIn = ({ path, text }: Text): readonly string[] =>
  [...namedIn(text), ...bareIn({ path, text })]
    .filter(({ kind, id }) => !DEFINED[kind].has(id))
    .map(({ kind, id }) => `${path}: ${kind} ${id}`);

/** Words that lead to pages of others: who reads the repository cannot open them. */
const ELSEWHERE: readonly RegExp[] = [
  /\b(?:proof|performance|style|product|architecture|rules-and-standards|fields-and-words) \d+(?:\.\d+)?\b/i,
  /\brules? \d/i,
  /\(architecture,/i,
  /\bissue (?:of|#?\d)/i,
  /(?<![/[(\w-])(?:product|architecture|threats|glossary)\.md\b/,
  /\b(?:style|proof|performance|rules-and-standards|fields-and-words|house-review|next-features)\.md\b/,
];
const elsewhereIn = ({ path, text }: Text): readonly string[] =>
  text
    .split('\n')
    .filter((line) => ELSEWHERE.some((pattern) => pattern.test(line)))
    .map((line) => `${path}: ${line.trim()}`);

describe('what code, tests and pages refer to', () => {
  it('what code, tests and pages refer to is a feature, a law, a threat or a decision that a page defines', () => {
    expect(TEXTS.flatMap(unknownIn)).toEqual([]);
    // So many at least, since a pattern that sees nothing would pass as well.
    const named = TEXTS.flatMap(({ text }) => namedIn(text));
    for (const [kind, least] of Object.entries({ feature: 300, law: 40, threat: 10, decision: 100 }))
      expect(named.filter((each) => each.kind === kind).length, kind).toBeGreaterThan(least);
  });

  it('what code, tests and pages refer to is in the repository', () => {
    expect(TEXTS.flatMap(elsewhereIn)).toEqual([]);
  });

  it('what code, tests and pages refer to is seen where it stands for nothing', () => {
    const text = [
      '/** Kept (A5, law 12). */',
      '/** Who it is (B99; decision 098). */',
      '/** H9: a slot. */',
      '/** As decisions 023 and 099 say (threat 77). */',
      '/** Of documents (I1–I9). */',
      "heading(pen, 'H7', title); // (UAX 9, rule L2) and a room (see A12 upstairs)",
    ].join('\n');
    expect(unknownIn({ path: 'x.ts', text })).toEqual([
      'x.ts: feature B99',
      'x.ts: feature I9',
      'x.ts: feature H9',
      'x.ts: law 12',
      'x.ts: decision 098',
      'x.ts: decision 099',
      'x.ts: threat 77',
    ]);
  });

  it.each([
    ['a chapter', 'its recipe (proof 2.6)'],
    ['a rule of a list', 'parsed on the way out (rule 7)'],
    ['a page', 'by hand from product.md'],
    ['a chapter by its name', 'after a lost answer (architecture, Notices)'],
    ['an issue', 'before it is sent (issue of D2)'],
  ])('what code, tests and pages refer to is seen where it leads out of the repository: %s', (_what, text) => {
    expect(elsewhereIn({ path: 'x.ts', text })).toHaveLength(1);
    expect(elsewhereIn({ path: 'x.ts', text: 'by docs/product.md, [the picture](docs/architecture.md)' })).toEqual([]);
  });
});

/** The items of a list in a page, each with its lines joined. */
const itemsOf = (page: string): readonly string[] =>
  page
    .split(/\n(?=- |\n|#)/)
    .map((item) => item.trim().replaceAll(/\s+/g, ' '))
    .filter((item) => item.startsWith('- '));

describe('pages', () => {
  it.each(['decisions', 'runbooks'])('pages of %s stand in their index, each under its own title', (folder) => {
    const index = itemsOf(read(`docs/${folder}/README.md`));
    const pages = files(`docs/${folder}/*.md`).filter((path) => basename(path) !== 'README.md');
    const wanted = pages.map((path) => {
      const title = (read(path).split('\n')[0] ?? '').slice('# '.length);
      const name = folder === 'decisions' ? title.slice(0, 3) : basename(path, '.md');
      return `- [${name}](${basename(path)}) ${folder === 'decisions' ? title.slice(4) : title} — `;
    });
    expect(wanted.filter((line) => !index.some((item) => item.startsWith(line)))).toEqual([]);
    expect(index).toHaveLength(pages.length);
    expect(pages.length).toBeGreaterThan(30);
  });

  it('lead to what is there', () => {
    const dead = PAGES.flatMap((page) =>
      matches(read(page), /\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g)
        .filter((to) => !existsSync(join(ROOT, dirname(page), to)))
        .map((to) => `${page}: ${to}`),
    );
    expect(dead).toEqual([]);
  });

  it('name files that are there, in full or as they lie under functions', () => {
    const maps = ['product', 'architecture', 'threats', 'data-protection', 'glossary'].map((name) => `docs/${name}.md`);
    const named = maps.flatMap((page) =>
      matches(read(page), /`((?:[\w-]+\/)+[\w.-]*\.ts)`/g).map((path) => ({ page, path })),
    );
    expect(named.length).toBeGreaterThan(150);
    const dead = named.filter(
      ({ path }) => !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, 'functions', path)),
    );
    expect(dead).toEqual([]);
  });

  it('the page of threats says of every threat which test holds it, or that none does', () => {
    const threats = itemsOf(read('docs/threats.md'));
    const bare = threats.filter((item) => !/`test\/[\w/.-]+\.test\.ts`|\*\*(?:No|not) |, and no test/i.test(item));
    expect(bare).toEqual([]);
    expect(threats).toHaveLength(DEFINED.threat.size);
  });
});
