import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIVITY_PLAN } from '../../../functions/documents/activity-plan-template.ts';
import { cleaned, faultsOfSection, MOST_ROWS, missingIn } from '../../../functions/documents/field-rules.ts';
import { IOP_EVALUATION } from '../../../functions/documents/iop-evaluation-template.ts';
import type { Section, SectionValues, Template } from '../../../functions/documents/template.ts';
import { valuesOf } from './world.ts';

const RUNS = { numRuns: 3000 };

const sectionOf = ({ sections }: Template, id: string): Section => {
  const found = sections.find(({ sectionId }) => sectionId === id);
  if (!found) throw new Error(`There is no section ${id}.`);
  return found;
};
const problem = sectionOf(ACTIVITY_PLAN, 'problem');
const measures = sectionOf(ACTIVITY_PLAN, 'measures');
const conclusion = sectionOf(IOP_EVALUATION, 'conclusion');
const codesOf = (section: Section, values: SectionValues) =>
  faultsOfSection(section, values).map(({ pointer, code }) => `${pointer} ${code}`);

describe('what a field of a document can hold', () => {
  test.each([
    ['a field that the template does not have', problem, { other: 'x' }, '/values/other documents.unknown-field'],
    ['a day that does not exist', problem, { 'known-since': '2026-02-31' }, '/values/known-since documents.bad-value'],
    ['an option that there is not', conclusion, { proposal: 'perhaps' }, '/values/proposal documents.bad-value'],
    ['a table in a text', problem, { problem: [{}] }, '/values/problem documents.bad-value'],
    ['a text in a table', measures, { planned: 'x' }, '/values/planned documents.bad-value'],
    ['a column of no table', measures, { planned: [{ x: 'y' }] }, '/values/planned/0/x documents.unknown-field'],
    ['a control character', problem, { problem: 'a\u0007b' }, '/values/problem documents.bad-value'],
    ['two lines in a name', measures, { planned: [{ who: 'a\nb' }] }, '/values/planned/0/who documents.bad-value'],
    ['a text over 20,000 characters', problem, { problem: 'x'.repeat(20_001) }, '/values/problem documents.bad-value'],
  ])('a field refuses %s', (_what, section, values, fault) => {
    expect(codesOf(section, values as SectionValues)).toEqual([fault]);
  });

  test('a field refuses 201 rows, with the number of rows and of those that there is room for', () => {
    const planned = Array.from({ length: MOST_ROWS + 1 }, () => ({ measure: 'x' }));
    expect(faultsOfSection(measures, { planned })).toEqual([
      { pointer: '/values/planned', code: 'documents.too-many-rows', params: { rows: 201, most: 200 } },
    ]);
    expect(codesOf(measures, { planned: planned.slice(1) })).toEqual([]);
  });

  test('a field holds what people write in any script, and markup as the text that it is', () => {
    const text = 'Árbi <b>ikke fet</b>\n- سلام\n- 😀 čáhppat';
    expect(codesOf(problem, { problem: text })).toEqual([]);
    expect(cleaned(problem, { problem: text })).toEqual({ problem: text });
  });

  test('what is kept of a section is kept the same when it is saved again', () => {
    const value = fc.string({ unit: 'binary' });
    const values = fc.record({ problem: value, 'known-since': fc.constantFrom('', '2026-11-24') });
    fc.assert(
      fc.property(values, (typed) => {
        fc.pre(faultsOfSection(problem, typed).length === 0);
        const kept = cleaned(problem, typed);
        expect([cleaned(problem, kept), faultsOfSection(problem, kept)]).toEqual([kept, []]);
      }),
      RUNS,
    );
  });
});

describe('what a document lacks', () => {
  const full = Object.fromEntries(ACTIVITY_PLAN.sections.map((section) => [section.sectionId, valuesOf(section)]));

  test('a document with everything that its template asks for lacks nothing, and an empty one each required field', () => {
    expect(missingIn(ACTIVITY_PLAN, full)).toEqual([]);
    expect(missingIn(ACTIVITY_PLAN, {}).map(({ fieldId }) => fieldId)).toEqual([
      'heard',
      'problem',
      'planned',
      'evaluated-on',
    ]);
  });

  test('a required field of spaces is empty, and a measure without somebody who carries it out is none', () => {
    const spaces = { ...full, problem: { problem: ' \u200B ' } };
    expect(missingIn(ACTIVITY_PLAN, spaces)).toEqual([{ sectionId: 'problem', fieldId: 'problem' }]);
    const nobody = { ...full, measures: { planned: [{ measure: 'Voksen ute', when: 'Hver dag' }] } };
    expect(missingIn(ACTIVITY_PLAN, nobody)).toEqual([{ sectionId: 'measures', fieldId: 'planned' }]);
  });
});
