import { describe, expect, it } from 'vitest';
import { writeLetter } from '../../../functions/letters/write-letter.ts';
import { contentHash } from '../../../functions/shared/ids.ts';
import { evidenceOf } from '../../../functions/warnings/evidence.ts';
import { letterOf } from '../../../functions/warnings/letter-of.ts';
import { warningOf } from '../../../functions/warnings/plan-warning.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { sampleOf } from './sample.ts';

const spoken = (kind: 'subject' | 'order' | 'conduct', language: 'nb' | 'nn') =>
  readPdf(warningOf(sampleOf({ kind, language }), undefined).bytes).spoken;

describe('a warning as a letter (D2, D5, D8)', () => {
  it('a warning as a letter says in bokmål what it concerns, why, the way out, the day, the evidence, whom to ask, and what it rests on', () => {
    expect(spoken('subject', 'nb')).toEqual([
      ...['P: Fjordvik vidaregåande skule', 'P: Áŋŋel Čábbá Đuvvi Ŧž', 'P: Dato: 24. november 2026'],
      expect.stringMatching(/^P: Referanse: [0-9a-z]{36}$/),
      'H1: Varsel om at du kan bli stående uten karakter',
      ...['TH: Elev', 'TD: Áŋŋel Čábbá Đuvvi Ŧž', 'TH: Klasse', 'TD: 5A'],
      ...['TH: Gjelder', 'TD: Halvårsvurdering, 1. termin, skoleåret 2026–2027'],
      ...['TH: Fag', 'TD: Matematikk 1P, Norsk'],
      'P: Slik det ser ut nå, står du i fare for ikke å få karakter. Hvilke fag og hvilken vurdering det gjelder, står i tabellen over.',
      'H2: Hvorfor du får varselet',
      ...['Lbl: –', 'LBody: Du har til nå vist for lite av det du kan i faget til at læreren kan vurdere deg.'],
      ...['Lbl: –', 'LBody: Du har mye fravær i faget som ikke er dokumentert.'],
      'P: Gjeld særleg dei siste fire vekene.',
      'H2: Hva du kan gjøre',
      ...['P: Lever rapporten om brøk.', 'P: Ta prøva måndag 7. desember klokka 10.'],
      'P: Frist: 15. desember 2026',
      'P: Du får varselet mens det ennå er tid til å gjøre noe med det. Målet er at læreren skal få grunnlag til å gi deg karakter.',
      'H2: Arbeid som mangler',
      ...[
        'Lbl: –',
        'LBody: Rapport om brøk (skulle vært levert 2. november 2026)',
        'Lbl: –',
        'LBody: Munnleg framføring',
      ],
      'H2: Fraværet ditt da varselet ble sendt',
      ...['TH: Fag', 'TH: Udokumentert', 'TH: Dokumentert', 'TH: Mot grensen', 'TH: For sent'],
      ...['TH: Matematikk 1P', 'TD: 3 t', 'TD: 0 min', 'TD: 0 min', 'TD: 0 ganger'],
      ...['TH: Norsk', 'TD: 0 min', 'TD: 0 min', 'TD: 0 min', 'TD: 0 ganger'],
      'P: Fra 1. august 2026 til og med 24. november 2026. En time er 60 minutter.',
      'P: I videregående opplæring gjelder en fraværsgrense: Er du borte mer enn 10 prosent av årstimetallet i et fag, får du som hovedregel ikke standpunktkarakter i faget. Noe dokumentert fravær er unntatt, og rektor kan i særlige tilfeller godta inntil 15 prosent.',
      'H2: Har du spørsmål?',
      ...['TH: Ta kontakt med', 'TD: Kari Lærar, kontaktlærar', 'TH: Telefon', 'TD: 57 00 00 00'],
      'P: Varselet gis etter opplæringsforskrifta § 9-7.',
      'P: Foresatte med foreldreansvar får det samme brevet, fordi du er under 18 år.',
      'P: Brevet er godkjent elektronisk av Kari Lærar og har derfor ingen underskrift.',
    ]);
  });

  it('a warning as a letter is nynorsk for a pupil who writes nynorsk, and no word of bokmål is left', () => {
    for (const kind of ['subject', 'order', 'conduct'] as const) {
      const text = spoken(kind, 'nn').join('\n');
      expect(text).toMatch(/Kvifor du får varselet[\s\S]*Kva du kan gjere[\s\S]*Fråværet ditt då varselet blei sendt/);
      expect(text).not.toMatch(
        /\b(ikke|hva|hvorfor|hvilke|fravær|mangler|skole|skolen|skoleåret|jeg|dere|gjøre|nå|derfor)\b/i,
      );
      const bokmål = spoken(kind, 'nb').join('\n').replace('vidaregåande skule', '');
      expect(bokmål).not.toMatch(/\b(ikkje|kva|kvifor|fråvær|manglar|skulen|skuleåret|difor)\b/i);
    }
  });

  it('a warning as a letter of order and conduct says “oppførsel” as the regulation does, holds all absence and no limit', () => {
    const text = spoken('conduct', 'nb').join('\n');
    expect(text).toContain('H1: Varsel om fare for nedsatt karakter i oppførsel');
    expect(text).toContain('nokså god (Ng) eller lite god (Lg) i oppførsel');
    expect(text).not.toContain('fraværsgrense');
    expect(text).toContain('TH: Hele dager');
    expect(spoken('order', 'nn').join('\n')).toContain('H1: Varsel om fare for nedsett karakter i orden');
  });

  it('a warning as a letter is the same bytes for the same warning, at most 150 KB, and shows its hash; a draft shows that it is one', () => {
    const said = sampleOf({ kind: 'subject', language: 'nb', long: true });
    const [first, second] = [warningOf(said, undefined), warningOf(said, undefined)];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    console.info(`a warning of several pages: ${first.bytes.length} bytes`);
    expect(first.bytes.length).toBeLessThanOrEqual(150_000);
    expect(first.sent.contentHash).toBe(contentHash(said));
    expect(letterOf(said, first.sent.contentHash).footer).toBe(`Kontrollsum SHA-256: ${first.sent.contentHash}`);
    const draft = letterOf(said, 'draft');
    expect(draft.footer).toContain('UTKAST');
    // What it says is the same but for what only a letter that was sent may say.
    const isOwn = (text: string) => !/Dette er et utkast|godkjent elektronisk/.test(text);
    const [drafted, sent] = [readPdf(writeLetter(draft)), readPdf(first.bytes)];
    expect(drafted.spoken.filter(isOwn)).toEqual(sent.spoken.filter(isOwn));
    expect(drafted.spoken).toContain('P: Dette er et utkast. Brevet er ikke sendt, og innholdet kan bli endret.');
    expect(drafted.spoken.join('\n')).not.toContain('godkjent');
    expect(sent.spoken.join('\n')).toContain('godkjent elektronisk av Kari Lærar');
  });

  it('a warning as a letter says UTKAST across every page of a draft, for the eye alone, and on no page of what was sent', () => {
    const said = sampleOf({ kind: 'subject', language: 'nn', long: true });
    const marks = (bytes: Uint8Array) =>
      Buffer.from(bytes)
        .toString('latin1')
        .match(/Artifact <<\/Type \/Pagination \/Subtype \/Watermark>> BDC/g) ?? [];
    const drafted = readPdf(writeLetter(letterOf(said, 'draft')));
    expect(drafted.pages.length).toBeGreaterThan(1);
    for (const page of drafted.pages) expect(page).toContain('UTKAST');
    expect(marks(writeLetter(letterOf(said, 'draft')))).toHaveLength(drafted.pages.length);
    expect(drafted.spoken.join('\n')).not.toContain('UTKAST');
    const sent = warningOf(said, undefined).bytes;
    expect(marks(sent)).toEqual([]);
    expect(readPdf(sent).pages.join('\n')).not.toContain('UTKAST');
  });

  it('a warning as a letter names the owner, the school, whom it is to, its day and its reference, and the day to act by once', () => {
    const plain = sampleOf({ kind: 'subject', language: 'nb' });
    const said = { ...plain, letterhead: { ...plain.letterhead, owner: 'Fjordvik kommune' } };
    const { head } = letterOf(said, 'draft');
    expect(head).toEqual({
      ...{ from: ['Fjordvik kommune', 'Fjordvik vidaregåande skule'], to: ['Áŋŋel Čábbá Đuvvi Ŧž'], as: 'screen' },
      facts: [
        ['Dato', '24. november 2026'],
        ['Referanse', said.warningId],
      ],
    });
    expect(letterOf(said, 'x', 'Čábbá Đuvvi').head).toMatchObject({ to: ['Čábbá Đuvvi'], as: 'window' });
    const text = readPdf(writeLetter(letterOf(said, 'x'))).spoken.join('\n');
    expect(text.match(/Frist|15\. desember 2026/g)).toEqual(['Frist', '15. desember 2026']);
  });

  it('a warning as a letter has no name in its title, which readers and archives show', () => {
    for (const kind of ['subject', 'order', 'conduct'] as const) {
      expect(letterOf(sampleOf({ kind, language: 'nb' }), 'draft').title).not.toMatch(/Čábbá|Đuvvi|Lærar/);
    }
  });

  it('a warning as a letter says how often, once and more than once, so that nobody reads minutes', () => {
    const said = sampleOf({ kind: 'order', language: 'nn' });
    const late = (lateTimes: number) => {
      const total = { days: {}, minutes: {}, lateTimes };
      return readPdf(writeLetter(letterOf({ ...said, evidence: { ...said.evidence, total } }, 'draft'))).spoken;
    };
    expect([late(1).includes('TD: 1 gong'), late(3).includes('TD: 3 gonger')]).toEqual([true, true]);
  });

  it('a warning as a letter makes points of lines that begin with a dash, and of no others', () => {
    const wayOut = 'Gjer dette:\n- Lever rapporten.\n– Møt presis.\nSpør\n• ved tvil\n-5 grader er kaldt';
    const { spoken: said } = readPdf(
      writeLetter(letterOf({ ...sampleOf({ kind: 'order', language: 'nn' }), wayOut }, 'draft')),
    );
    expect(said.slice(said.indexOf('P: Gjer dette:'), said.indexOf('P: Frist: 15. desember 2026'))).toEqual([
      ...['P: Gjer dette:', 'Lbl: –', 'LBody: Lever rapporten.', 'Lbl: –', 'LBody: Møt presis.'],
      ...['P: Spør', 'Lbl: –', 'LBody: ved tvil', 'P: -5 grader er kaldt'],
    ]);
  });

  it('a warning as a letter prints text of people as text, whatever stands in it', () => {
    const said = { ...sampleOf({ kind: 'order', language: 'nb' }), wayOut: '<b>{sender}</b> \\n (a) %PDF' };
    expect(readPdf(writeLetter(letterOf(said, 'draft'))).spoken).toContain('P: <b>{sender}</b> \\n (a) %PDF');
  });
});

describe('evidence (D8)', () => {
  it('evidence holds the subjects that are warned of and no other, and zeros where nothing is known', () => {
    const { evidence } = sampleOf({ kind: 'subject', language: 'nb' });
    expect(evidence.total).toBeNull();
    expect(evidence.subjects.map(({ code, limitMinutes }) => [code, limitMinutes])).toEqual([
      ['MAT1019', expect.any(Number)],
      ['NOR1267', 0],
    ]);
    expect(evidence.subjects[0]?.minutes.undocumented).toBeGreaterThan(0);
  });

  it('evidence of order holds all of it, and of compulsory school no limit', () => {
    const vgs = sampleOf({ kind: 'order', language: 'nb' });
    expect(vgs.evidence.total?.minutes.undocumented).toBeGreaterThan(0);
    const school = { id: 's', name: 'Skule', type: 'grunnskole', languageForm: 'nb' } as const;
    const moment = { instant: '2026-11-24T06:30:00.000Z', day: '2026-11-24', time: '07:30' };
    const subjects = [{ code: 'MAT', name: 'Matematikk' }];
    const frozen = { kind: 'subject' as const, school, subjects, moment, missingWork: [] };
    expect(evidenceOf({ entries: [], finals: [] }, frozen).subjects).toEqual([
      { code: 'MAT', name: 'Matematikk', minutes: {}, lateTimes: 0 },
    ]);
  });
});
