import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGREEMENT } from '../../../functions/documents/agreement-template.ts';
import { kindsOn, shippedOn, usedOn } from '../../../functions/documents/own-templates.ts';
import type { Template, TemplateContent } from '../../../functions/documents/template.ts';
import { faultsOfTemplate } from '../../../functions/documents/template-faults.ts';
import type { TemplateHead } from '../../../functions/documents/template-record.ts';
import { contentOf } from '../../../functions/documents/template-view.ts';
import { TEMPLATES } from '../../../functions/documents/templates.ts';
import { addDays } from '../../../functions/shared/time.ts';

const CONTENT = contentOf(AGREEMENT);
const { name, about, law, needsApproval, publishedTo, archived } = CONTENT;
const FIRST = '2026-08-01';
const day = (after: number) => addDays(FIRST, after);
const by = { at: '2026-08-01T08:00:00.000Z', by: 'a', byName: 'A' };

/** A head whose versions begin on later and later days, as the store takes them. */
const head = fc
  .record({ steps: fc.array(fc.nat(30), { maxLength: 6 }), ends: fc.option(fc.nat(120), { nil: undefined }) })
  .map(({ steps, ends }): TemplateHead => {
    const days = steps.map((_step, at) => steps.slice(0, at + 1).reduce((sum, step) => sum + step, 0));
    return {
      templateId: 'own-a',
      version: 1,
      used: days.map((after, at) => ({
        ...{ ...by, version: at + 1, validFrom: day(after) },
        ...{ name, about, law, needsApproval, publishedTo, archived },
      })),
      ...(ends !== undefined && { validTo: day(ends) }),
    };
  });

describe('the kinds of documents on a day', () => {
  test('on a day the newest version counts whose day has come, and none from the day of the end on', () => {
    fc.assert(
      fc.property(head, fc.nat(150), (each, after) => {
        const today = day(after);
        const found = usedOn(each, today);
        const isOver = each.validTo !== undefined && each.validTo <= today;
        const begun = each.used.filter(({ validFrom }) => validFrom <= today);
        expect(found?.version).toBe(isOver ? undefined : begun.at(-1)?.version);
      }),
      { numRuns: 2000 },
    );
  });

  test('a kind of ours that the owner has ended is not begun, and the others are', () => {
    const ended = { templateId: AGREEMENT.templateId, version: 1, used: [], validTo: day(10) };
    const ids = (after: number) => shippedOn([ended], day(after)).map(({ templateId }) => templateId);
    expect(ids(9)).toContain(AGREEMENT.templateId);
    expect(ids(10)).not.toContain(AGREEMENT.templateId);
    expect(ids(10)).toHaveLength(TEMPLATES.length - 1);
    expect(kindsOn([ended], day(10)).every(({ isOwn }) => !isOwn)).toBe(true);
  });
});

describe('what a template lacks', () => {
  test.each(TEMPLATES)('a copy of the template $templateId lacks nothing', (template: Template) => {
    expect(faultsOfTemplate(contentOf(template))).toEqual([]);
  });

  const text = (label: string) => ({ nb: label, nn: label, en: label });
  const field = { kind: 'text', fieldId: 'a', label: text('A'), required: false } as const;
  const section = { sectionId: 's', title: text('S'), fields: [field] };
  const withSections = (sections: TemplateContent['sections']): TemplateContent => ({ ...CONTENT, sections });
  test.each([
    ['a name in Nynorsk', { ...CONTENT, name: { ...name, nn: ' ' } }, '/name/nn'],
    ['a law in English alone', { ...CONTENT, law: { nb: '§ 1', nn: '§ 1', en: '' } }, '/law/en'],
    ['a second section with the same id', withSections([section, section]), '/sections/1'],
    ['a second field with the same id', withSections([{ ...section, fields: [field, field] }]), '/sections/0/fields/1'],
    [
      'the words of an option',
      withSections([
        {
          ...section,
          fields: [
            {
              ...{ kind: 'choice', fieldId: 'c', label: text('C'), required: false },
              options: [
                { optionId: 'x', label: text('X') },
                { optionId: 'y', label: text('') },
              ],
            },
          ],
        },
      ]),
      '/sections/0/fields/0/options/1/label/nb',
    ],
    [
      'a second column with the same id',
      withSections([
        {
          ...section,
          fields: [
            {
              ...{ kind: 'table', fieldId: 't', label: text('T'), required: false },
              columns: [
                { columnId: 'x', label: text('X'), kind: 'text' },
                { columnId: 'x', label: text('Y'), kind: 'text' },
              ],
            },
          ],
        },
      ]),
      '/sections/0/fields/0/columns/1',
    ],
    [
      'a field in which something can be written',
      withSections([{ ...section, fields: [{ kind: 'fact', fieldId: 'n', label: text('N'), fact: 'pupil-name' }] }]),
      '/sections',
    ],
  ] as const)('a template is not ready without %s', (_what, content, pointer) => {
    expect(faultsOfTemplate(content as TemplateContent).map((fault) => fault.pointer)).toContain(pointer);
  });
});
