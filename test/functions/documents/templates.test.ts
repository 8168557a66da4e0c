import { describe, expect, test } from 'vitest';
import { Template } from '../../../functions/documents/template.ts';
import { TEMPLATES, templateOf } from '../../../functions/documents/templates.ts';

/** Each kind: whether it needs an approval, and whether guardians, and pupils from what age, read what is published. */
const KINDS = [
  ['activity-plan', true, [true, 12]],
  ['agreement', false, [true, 12]],
  ['conversation-minutes', false, [true, 12]],
  ['half-year-assessment', false, [true, 12]],
  ['iop', true, [true, 12]],
  ['iop-evaluation', true, [true, 12]],
  ['ppt-referral', true, null],
];

describe('the templates that ship', () => {
  test('seven kinds of documents can be begun, each with a version of its own', () => {
    const names = TEMPLATES.map(({ templateId, version }) => `${templateId} ${version}`);
    expect(new Set(names).size).toBe(7);
    for (const { templateId, version } of TEMPLATES)
      expect(templateOf(templateId, version)?.templateId).toBe(templateId);
    expect(templateOf('iop', 99)).toBeUndefined();
  });

  test.each(TEMPLATES)(
    'the template $templateId is complete in three languages, and names its fields once',
    (template) => {
      expect(Template.parse(template)).toEqual(template);
      expect(textsIn(template, 'law').filter((text) => text === '')).toEqual([]);
      const sectionIds = template.sections.map(({ sectionId }) => sectionId);
      expect(new Set(sectionIds).size).toBe(sectionIds.length);
      for (const { fields } of template.sections) {
        const ids = fields.map(({ fieldId }) => fieldId);
        expect(new Set(ids).size).toBe(ids.length);
        // A family reads labels, and marks of changes stand by them.
        const labels = fields.map(({ label }) => label.nb);
        expect(new Set(labels).size).toBe(labels.length);
      }
    },
  );

  test('the action plan demands the five elements of § 12-4, and that the pupil is heard', () => {
    const plan = templateOf('activity-plan', 1);
    const required = plan?.sections.flatMap(({ fields }) =>
      fields.flatMap((field) => (field.kind !== 'fact' && field.required ? [field.fieldId] : [])),
    );
    expect(required).toEqual(['heard', 'problem', 'planned', 'evaluated-on']);
    const measures = plan?.sections.flatMap(({ fields }) => fields).find(({ fieldId }) => fieldId === 'planned');
    expect(
      measures?.kind === 'table' && measures.columns.map(({ columnId, optional }) => [columnId, optional]),
    ).toEqual([
      ['measure', undefined],
      ['when', undefined],
      ['who', undefined],
    ]);
    expect(plan?.needsApproval).toBe(true);
  });

  test('a kind of document is approved first, or published, exactly as this list says', () => {
    const kinds = TEMPLATES.map(({ templateId, needsApproval, publishedTo }) => [
      templateId,
      needsApproval,
      publishedTo && [publishedTo.guardians, publishedTo.pupilFromYears],
    ]);
    expect(kinds.sort()).toEqual(KINDS);
  });

  test.each(TEMPLATES)('the template $templateId says the same nowhere in Norwegian and in English', (template) => {
    const words = wordsIn(template).filter(({ nb }) => !/^(IOP|PPT)?$/.test(nb));
    expect(words.length).toBeGreaterThan(5);
    expect(words.filter(({ nb, en }) => nb === en).map(({ nb }) => nb)).toEqual([]);
    // The two forms of Norwegian share many words, and no template shares all of them.
    const differ = words.filter(({ nb, nn }) => nb !== nn);
    expect(differ.length).toBeGreaterThan(words.length / 4);
  });

  test('a referral stays at the school, and what families read is read by pupils from twelve years', () => {
    expect(templateOf('ppt-referral', 1)?.publishedTo).toBeNull();
    const ages = TEMPLATES.flatMap(({ publishedTo }) => (publishedTo ? [publishedTo.pupilFromYears] : []));
    expect(new Set(ages)).toEqual(new Set([12]));
  });
});

/** Every text inside, but for those under a name. */
function textsIn(value: unknown, but: string): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === but ? [] : textsIn(inner, but)));
}

type Words = { readonly nb: string; readonly nn: string; readonly en: string };
const areWords = (value: object): value is Words => 'nb' in value && 'nn' in value && 'en' in value;

/** Every text in three languages inside. */
function wordsIn(value: unknown): readonly Words[] {
  if (typeof value !== 'object' || value === null) return [];
  return areWords(value) ? [value] : Object.values(value).flatMap(wordsIn);
}
