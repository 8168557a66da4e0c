import { describe, expect, it } from 'vitest';
import { DEFINITIONS, type Settings } from '../../../functions/settings/definitions.ts';
import { effective, faultOf } from '../../../functions/settings/rules.ts';
import {
  CATALOGUES,
  catalogueOn,
  PERIODS,
  type WarningCatalogue,
} from '../../../functions/settings/warning-catalogues.ts';
import { wordsOn } from '../../../functions/warnings/catalogue.ts';

const nothing = { owner: {}, schools: new Map() };
const owner = { level: 'owner' } as const;
const fault = <Key extends keyof Settings>(key: Key, value: Settings[Key]) => faultOf(nothing, owner, key, value);
const [subject, order] = CATALOGUES as readonly [WarningCatalogue, WarningCatalogue];

describe('what warnings are made of (D1, D2, law 7)', () => {
  it('the defaults fit their own schema and agree', () => {
    expect(DEFINITIONS['warnings.catalogues'].value.safeParse(CATALOGUES).success).toBe(true);
    expect(DEFINITIONS['warnings.periods'].value.safeParse(PERIODS).success).toBe(true);
    expect(fault('warnings.catalogues', CATALOGUES)).toBeUndefined();
    expect(fault('warnings.periods', PERIODS)).toBeUndefined();
  });

  it('every default has a reason at least, a text in both forms, and names the regulation', () => {
    for (const { reasons, legalBasis, letter, kind } of CATALOGUES) {
      expect(reasons.length).toBeGreaterThan(2);
      expect(legalBasis).toContain('§ 9-7');
      for (const text of [letter.title, letter.opening, letter.purpose, ...reasons.map((reason) => reason.letter)]) {
        expect(text.nb.length * text.nn.length).toBeGreaterThan(0);
      }
      for (const { teacher, letter: said } of reasons) {
        expect([teacher.nb, teacher.nn, teacher.en].map((text) => text.split(' ')[0])).not.toContain('Du');
        expect([said.nb, said.nn].map((text) => text.split(' ')[0])).toEqual(['Du', 'Du']);
      }
      expect(JSON.stringify(letter)).not.toMatch(/atferd|åtferd/);
      expect(letter.limit.nb === '').toBe(kind !== 'subject');
    }
  });

  it('the latest catalogue that has begun holds, and none before the first', () => {
    const later = { ...subject, from: '2027-01-01', legalBasis: 'ny § 1' };
    const all = [later, ...CATALOGUES];
    expect(catalogueOn(all, 'subject', '2026-12-31')?.legalBasis).toBe(subject.legalBasis);
    expect(catalogueOn(all, 'subject', '2027-01-01')?.legalBasis).toBe('ny § 1');
    expect(catalogueOn(all, 'order', '2027-01-01')).toBe(order);
    expect(catalogueOn(all, 'subject', '2024-07-31')).toBeUndefined();
  });

  it('two catalogues of one day, a reason twice and a period twice are refused', () => {
    const [reason] = subject.reasons;
    expect(fault('warnings.catalogues', [subject, { ...subject }])).toBe('catalogues-disagree');
    expect(fault('warnings.catalogues', [{ ...subject, reasons: reason ? [reason, reason] : [] }])).toBe(
      'catalogues-disagree',
    );
    expect(fault('warnings.periods', [...PERIODS, ...PERIODS])).toBe('reason-twice');
    for (const until of ['02-29', '04-31', '13-01', '1-31']) {
      expect(
        DEFINITIONS['warnings.periods'].value.safeParse(PERIODS.map((period) => ({ ...period, until }))).success,
      ).toBe(false);
    }
  });

  it('an assessment that is over this school year is not offered any more, and is again in the next', () => {
    const settings = effective(nothing);
    const about = { settings, school: { type: 'vgs' }, card: { groups: [] }, groups: [] } as const;
    const offered = (day: string) => wordsOn(about, 'subject', day).periods.map((period) => period.id);
    expect(offered('2027-01-31')).toEqual(['first-term', 'second-term', 'final']);
    expect(offered('2027-02-01')).toEqual(['second-term', 'final']);
    expect(offered('2027-07-01')).toEqual([]);
    expect(offered('2027-08-01')).toEqual(['first-term', 'second-term', 'final']);
  });
});
