import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../functions/letters/lines.ts';
import { widthOf } from '../../../functions/letters/runs.ts';
import { type Letter, writeLetter } from '../../../functions/letters/write-letter.ts';
import { written } from '../../../functions/letters/written.ts';
import { readPdf } from '../../support/read-pdf.ts';

const letter = (more: Partial<Letter> = {}): Letter => ({
  title: 'Dokumentasjon av fravær',
  language: 'nb-NO',
  madeAt: '2026-11-24T06:30:00.000Z',
  blocks: [
    { kind: 'facts', rows: [['Elev', 'Áŋŋel Čábbá Đ.']] },
    { kind: 'heading', text: 'Fag' },
    { kind: 'table', head: ['Fag', 'Timer'], rows: [['Norsk', '2 t']] },
    { kind: 'paragraph', text: 'Sendes uten signatur.' },
  ],
  footer: 'Kontrollsum',
  pageNumber: 'Side {page} av {pages}',
  ...more,
});
const paragraphs = (...texts: string[]) => letter({ blocks: texts.map((text) => ({ kind: 'paragraph', text })) });

describe('a letter as PDF/A (C6)', () => {
  it('a letter as PDF/A is heard as it was written: heading, named rows, heads of columns, text', () => {
    expect(readPdf(writeLetter(letter())).spoken).toEqual([
      'H1: Dokumentasjon av fravær',
      'TH: Elev',
      'TD: Áŋŋel Čábbá Đ.',
      'H2: Fag',
      'TH: Fag',
      'TH: Timer',
      'TH: Norsk',
      'TD: 2 t',
      'P: Sendes uten signatur.',
    ]);
  });

  it('a letter as PDF/A says of a list that it is one: each point has its label and its body, over a page’s foot too', () => {
    const points = Array.from({ length: 60 }, (_none, index) => `Punkt ${index} ${'og mer '.repeat(20)}`.trim());
    const bytes = writeLetter(letter({ blocks: [{ kind: 'list', points }] }));
    const { spoken } = readPdf(bytes);
    expect(spoken.slice(1)).toEqual(points.flatMap((text) => ['Lbl: –', `LBody: ${text}`]));
    expect(Buffer.from(bytes).toString('latin1')).toContain('/S /L /P');
    expect(Buffer.from(bytes).toString('latin1')).toContain('/ListNumbering /Disc');
  });

  it('a letter as PDF/A holds every letter of the Sámi languages, of both forms of Norwegian and of the neighbours', () => {
    const all = 'áčđŋšŧž ÁČĐŊŠŦŽ ïöæäåø ÏÖÆÄÅØ ńñ ǥǧǩʒǯ ÉéÜü łŁ ąęśźż őű ăâîșț ễẹẽ';
    expect(readPdf(writeLetter(paragraphs(all))).spoken[1]).toBe(`P: ${all}`);
  });

  it('a letter as PDF/A is the same bytes for the same letter, whatever the clock says', () => {
    expect(Buffer.compare(writeLetter(letter()), writeLetter(letter()))).toBe(0);
    const later = writeLetter(letter({ madeAt: '2026-11-24T06:30:01.000Z' }));
    expect(Buffer.compare(writeLetter(letter()), later)).not.toBe(0);
  });

  it('a letter as PDF/A says that it is PDF/A-2a and PDF/UA-1, in its language, with its title shown', () => {
    const file = Buffer.from(writeLetter(letter({ language: 'nn-NO', title: 'A & <b>' }))).toString('utf8');
    expect(file).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(file).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(file).toContain('<rdf:li xml:lang="x-default">A &#38; &#60;b&#62;</rdf:li>');
    expect(file).toContain('/Lang (nn-NO) /ViewerPreferences <</DisplayDocTitle true>>');
  });

  it('a letter as PDF/A shows a character that no face has by its code, and is read as that character', () => {
    const { pages, spoken, objects } = readPdf(writeLetter(paragraphs('ﬁn 漢 \u{1f600} a\u00adb\u202ec')));
    expect(spoken[1]).toBe('P: ﬁn 漢 \u{1f600} abc');
    expect(pages[0]).toContain('漢');
    expect([...objects.values()].join()).toContain('/Span <</ActualText <feff6f22>>> BDC');
  });

  it('a letter as PDF/A stays the text it was given, whatever that is: nothing of it becomes structure, code or a link', () => {
    const attack = ') /JS (app.alert(1)) >> endobj';
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 5 }), (texts) => {
        const { spoken, objects } = readPdf(writeLetter(paragraphs(...texts, attack)));
        // Lines from the right are drawn from the left: here only the characters count.
        const heard = (text: string) => [...written(text).replace(/\s+/g, '').toWellFormed()].sort().join('');
        expect(spoken.slice(1).map((line) => heard(line.slice(2)))).toEqual([...texts, attack].map(heard));
        const outside = [...objects.values()].filter((object) => !object.includes('stream\n')).join('\n');
        expect(outside).not.toMatch(/\/(JS|JavaScript|URI|Launch|OpenAction|AA|EmbeddedFile|Annots)\b/);
      }),
    );
  }, 60_000);

  it('a letter as PDF/A breaks lines between words and long words inside, and loses nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zæøå]{1,40}$/), { minLength: 1 }),
        fc.integer({ min: 30, max: 400 }),
        (words, width) => {
          const lines = linesOf('regular', words.join(' '), 10, width);
          expect(lines.map(({ text, tail }) => text + tail).join('')).toBe(words.join(' '));
          for (const { text } of lines) expect(widthOf('regular', text, 10)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('a letter as PDF/A lets a paragraph run over pages, and is heard as one in its order', () => {
    const words = Array.from({ length: 2000 }, (_none, index) => `ord${index}`).join(' ');
    const { pages, spoken } = readPdf(writeLetter(paragraphs(words)));
    expect(pages.length).toBeGreaterThan(2);
    expect(spoken[1]).toBe(`P: ${words}`);
  });

  it('a letter as PDF/A turns pages between rows, with the heads again for the eye and once for the ear', () => {
    const rows = Array.from({ length: 80 }, (_none, index) => [`Fag ${index}`, `${index} t`]);
    const { pages, spoken } = readPdf(
      writeLetter(letter({ blocks: [{ kind: 'table', head: ['Fag', 'Timer'], rows }] })),
    );
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page).toContain('Fag Timer');
      expect(page).toContain(`Side ${index + 1} av ${pages.length}`);
    });
    expect(spoken.filter((line) => line === 'TH: Timer')).toHaveLength(1);
    expect(spoken.filter((line) => /^TD: \d+ t$/.test(line))).toHaveLength(80);
  });

  it('a letter as PDF/A does not tear facts from the heading that says whom they are about, unless they fill more than a page', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_none, index) => [`Navn ${index}`, 'verdi'] as const);
    const person = (name: string, count: number) =>
      [
        { kind: 'heading', text: name },
        { kind: 'facts', rows: rows(count) },
      ] as const;
    const blocks = [...person('Mor', 14), ...person('Far', 15), ...person('Verge', 40), ...person('Elev', 3)];
    const { pages } = readPdf(writeLetter(letter({ blocks })));
    const on = pages.map((page) => ['Mor', 'Far', 'Verge', 'Elev'].filter((name) => page.includes(name)));
    expect(on).toEqual([['Mor'], ['Far', 'Verge'], ['Elev']]);
    expect(pages[1]).toContain('Navn 14');
  });

  it('a letter as PDF/A costs at most 150 KB and 150 ms', () => {
    const rows = Array.from({ length: 40 }, (_none, index) => [`Fag ${index}`, `${index} t`, '0', '0']);
    const long = letter({ blocks: [{ kind: 'table', head: ['Fag', 'A', 'B', 'C'], rows }] });
    const bytes = writeLetter(long);
    // The fastest of some: what else runs on the machine is not the letter's.
    const milliseconds = Math.min(
      ...Array.from({ length: 5 }, () => {
        const started = performance.now();
        writeLetter(long);
        return performance.now() - started;
      }),
    );
    console.info(`letter of 40 rows: ${bytes.length} bytes, ${milliseconds.toFixed(0)} ms`);
    expect(bytes.length).toBeLessThan(150_000);
    expect(milliseconds).toBeLessThan(150);
  });
});
