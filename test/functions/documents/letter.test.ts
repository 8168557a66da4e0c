import { describe, expect, test } from 'vitest';
import type { Content } from '../../../functions/documents/letter-of.ts';
import { letterOf } from '../../../functions/documents/letter-of.ts';
import { printed } from '../../../functions/documents/print-faults.ts';
import { TEMPLATES, templateOf } from '../../../functions/documents/templates.ts';
import { writeLetter } from '../../../functions/letters/write-letter.ts';
import { valuesOf } from './world.ts';

const template = templateOf('half-year-assessment', 1) ?? TEMPLATES[0];
if (!template) throw new Error('There are no templates.');
const FACTS = { 'pupil-name': 'Ola Nordmann', 'birth-date': '1. mai 2013', class: '8A', school: 'Fjordvik skole' };
const content = (more: Partial<Content> = {}): Content => ({
  documentId: '01k00000000000000000000000000000000d',
  template,
  language: 'nb',
  title: '',
  values: Object.fromEntries(template.sections.map((section) => [section.sectionId, valuesOf(section)])),
  facts: FACTS,
  owner: 'Fjordvik kommune',
  at: '2026-11-24T08:00:00.000Z',
  number: 1,
  publishedBy: 'Liv Solheim',
  ...more,
});

describe('the letter of a document', () => {
  test.each(
    TEMPLATES.flatMap((each) =>
      (['nb', 'nn', 'en'] as const).map((language) => [each.templateId, language, each] as const),
    ),
  )('the letter of %s in %s has the same bytes for the same content, filled in and empty', (_id, language, each) => {
    const full = Object.fromEntries(each.sections.map((section) => [section.sectionId, valuesOf(section)]));
    for (const values of [full, {}]) {
      const write = () =>
        Buffer.from(writeLetter(letterOf(content({ template: each, language, values }), 'a'.repeat(64))));
      expect(write().equals(write())).toBe(true);
    }
  });

  test('a draft says so on every page, and a published document shows its hash and who published it', () => {
    const draft = letterOf(content(), 'draft');
    expect([draft.across, draft.footer]).toEqual(['UTKAST', 'Utkast. Ikke publisert.']);
    const published = letterOf(content({ approvedBy: 'Astrid Heggelund' }), 'b'.repeat(64));
    const texts = published.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    expect(published.across).toBeUndefined();
    expect(published.footer).toContain('b'.repeat(64));
    expect(texts).toContain('Godkjent av Astrid Heggelund.');
    expect(texts.at(-1)).toContain('Publisert av Liv Solheim.');
  });

  test('a table with a long cell, or one of several lines, is written row by row: no word of it leaves the page', () => {
    const advice = 'Les videre. '.repeat(200).trim();
    const values = { assessment: { subjects: [{ subject: 'Norsk', status: 'Linje 1\nLinje 2', advice }] } };
    const { blocks } = letterOf(content({ values }), 'draft');
    expect(blocks.some(({ kind }) => kind === 'table')).toBe(false);
    const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    expect(texts).toContain('Dette kan eleven: Linje 1');
    expect(texts).toContain('Linje 2');
    expect(texts).toContain(`Slik kommer eleven videre: ${advice}`);
    const short = { assessment: { subjects: [{ subject: 'Norsk', status: 'Leser', advice: 'Les mer' }] } };
    expect(letterOf(content({ values: short }), 'draft').blocks.some(({ kind }) => kind === 'table')).toBe(true);
  });

  test('a table of two hundred rows goes over the pages, with its heads on each', () => {
    const subjects = Array.from({ length: 200 }, (_none, at) => ({
      subject: `Fag ${at}`,
      status: 'Leser',
      advice: 'Les mer',
    }));
    const bytes = writeLetter(letterOf(content({ values: { assessment: { subjects } } }), 'draft'));
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/Type \/Page\b/g)?.length,
    ).toBeGreaterThan(3);
  });

  test('a sign that no face has is refused by name, and never changed', () => {
    const print = (order: string) => {
      const made = content({ values: { order: { order } } });
      return () => printed(letterOf(made, 'draft'), made);
    };
    expect(print('Fint 😀')).toThrow('documents.unprintable');
    expect(print('Sámi: čáhppat, عربي')).not.toThrow();
  });
});
