import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adultFrom, isAdult } from '../../functions/shared/time.ts';
import { personas } from '../../sample/personas.ts';
import { feideOf, list, numberOf, sampleFiles } from '../support/sample-files.ts';

const TODAY = '2026-11-24';
const { of } = sampleFiles({ today: TODAY });
const users = new Map(of('users').map((user) => [user.sourcedId ?? '', user]));
const protectionOf = (id: string) => users.get(id)?.['metadata.addressProtection'];
const schoolOf = (id: string) => users.get(id)?.orgSourcedIds;
const namesOf = (id: string) => `${users.get(id)?.givenName} ${users.get(id)?.familyName}`;
const linksOf = (pupil: string) => of('guardian_links').filter((link) => link.pupilSourcedId === pupil);
const basisOf = (pupil: string, guardian: string) =>
  linksOf(pupil).find((link) => link.guardianSourcedId === guardian)?.basis;
const born = (pupil: string, source = of) =>
  source('demographics').find(({ sourcedId }) => sourcedId === pupil)?.birthDate ?? '';
const enrolmentsOf = (id: string) => of('enrollments').filter(({ userSourcedId }) => userSourcedId === id);
const lessonsOf = (id: string) => of('lessons').filter(({ teacherSourcedIds }) => list(teacherSourcedIds).includes(id));

describe('hard families', () => {
  it('a guardian has children at a grunnskole and at the upper secondary school', () => {
    for (const child of ['pupil-solvang-emma', 'pupil-solvang-jonas']) {
      expect(basisOf(child, 'guardian-solvang-kari')).toBe('foreldreansvar');
      expect(basisOf(child, 'guardian-solvang-per')).toBe('foreldreansvar');
    }
    expect([schoolOf('pupil-solvang-emma'), schoolOf('pupil-solvang-jonas')]).toEqual([
      'fjordvik-skule',
      'fjordvik-vgs',
    ]);
    expect(isAdult(born('pupil-solvang-jonas'), '2027-07-31')).toBe(false);
  });
  it('separated guardians have equal responsibility', () => {
    expect(linksOf('pupil-lunde-iben').map(({ basis }) => basis)).toEqual(['foreldreansvar', 'foreldreansvar']);
    expect(namesOf('guardian-lunde-anne')).not.toContain('Haugen');
  });
  it('one parent has no responsibility, one relation is unknown', () => {
    expect(basisOf('pupil-bakken-mathias', 'guardian-moen-geir')).toBe('innsynPaaForespoersel');
    expect(basisOf('pupil-eide-oda', 'guardian-vik-stian')).toBe('');
  });
  it('foster parents and child welfare hold, the mother’s link has ended', () => {
    const links = linksOf('pupil-berge-leon');
    expect(links.map(({ basis }) => basis)).toEqual(['fosterhjem', 'fosterhjem', 'barnevern', 'foreldreansvar']);
    expect(links.filter(({ endDate }) => endDate !== '').map((link) => link.guardianSourcedId)).toEqual([
      'guardian-berge-linda',
    ]);
    expect((links[3]?.endDate ?? '') <= (links[0]?.beginDate ?? '')).toBe(true);
    expect(users.get('pupil-berge-leon')?.agentSourcedIds).not.toContain('guardian-berge-linda');
  });
  it('protection: strictly confidential, confidential, client address, unknown', () => {
    expect(protectionOf('pupil-strand-vilde')).toBe('strengtFortrolig');
    expect(protectionOf('guardian-strand-camilla')).toBe('strengtFortrolig');
    expect(protectionOf('pupil-hovde-aksel')).toBe('fortrolig');
    expect(protectionOf('pupil-hovde-signe')).toBe('klientadresse');
    expect(protectionOf('pupil-fjell-noah')).toBe('ukjent');
    expect(protectionOf('guardian-fjell-trine')).toBe('');
  });
  it('twins share birth date and class, not number', () => {
    const twins = ['pupil-dahl-ingrid', 'pupil-dahl-eirik'];
    expect(new Set(twins.map((id) => born(id))).size).toBe(1);
    expect(new Set(twins.map((id) => numberOf(users.get(id)))).size).toBe(2);
    expect(twins.every((id) => enrolmentsOf(id).some(({ classSourcedId }) => classSourcedId === 'fs-7'))).toBe(true);
  });
  it('Sámi letters are whole', () => {
    const names = ['pupil-cabba-annel', 'guardian-cabba-dorggis', 'guardian-gielle-aanna', 'pupil-njuorra-ajla'].map(
      namesOf,
    );
    expect(names).toEqual(['Áŋŋel Máret Čábbá', 'Đorggis Čábbá', 'Aanna Gïelle-Bæhr', 'Ájlá Ŋuorra-Åhrén']);
  });
  it('a legal guardian, a D-number, and a pupil with a local number only', () => {
    expect(basisOf('pupil-rahimi-amir', 'guardian-holm-sigrid')).toBe('verge');
    expect(Number(numberOf(users.get('guardian-rahimi-daryush'))?.slice(0, 2))).toBeGreaterThan(40);
    expect(users.get('pupil-rahimi-amir')?.identifier).toBe('FJV-000017');
  });
});

describe('around 18', () => {
  const MONTHS = ['2026-08-01', '2026-09-30', '2026-12-31', '2027-01-01', '2027-02-28', '2027-07-15', '2028-03-01'];
  it.each(MONTHS)(
    'around 18: on %s one turns 18 this month and one turned 18 last month, each in a fitting class',
    (today) => {
      const then = sampleFiles({ today });
      const turns = adultFrom(born('pupil-kvam-sondre', then.of));
      const turned = adultFrom(born('pupil-nygard-thea', then.of));
      expect(turns.slice(0, 7)).toBe(today.slice(0, 7));
      expect(turns >= today).toBe(true);
      expect(turned < `${today.slice(0, 7)}-01`).toBe(true);
      expect(turned.slice(8)).toBe('15');
      expect(then.of('users').find(({ sourcedId }) => sourcedId === 'pupil-kvam-sondre')?.grades).toMatch(/^VG[23]$/);
    },
  );
  it('a leap day changes nothing but the day', () => {
    const then = sampleFiles({ today: '2028-02-10' });
    expect(adultFrom(born('pupil-kvam-sondre', then.of))).toBe('2028-02-28');
  });
});

describe('staff', () => {
  it('staff: who left is not enabled, had 8A until last month, and the successor goes on next day', () => {
    expect(users.get('staff-fs-left')?.enabledUser).toBe('false');
    const ended = enrolmentsOf('staff-fs-left');
    expect(ended.length).toBeGreaterThan(3);
    expect(ended.every(({ endDate }) => endDate === '2026-11-01')).toBe(true);
    const begun = enrolmentsOf('staff-fs-contact-8');
    expect(begun.every(({ beginDate }) => beginDate === '2026-11-01')).toBe(true);
    expect(lessonsOf('staff-fs-left').every(({ date = '' }) => date <= '2026-10-31')).toBe(true);
    expect(lessonsOf('staff-fs-contact-8').every(({ date = '' }) => date > '2026-10-31')).toBe(true);
  });
  it('the substitute has 6A and its lessons this month, and is nobody’s contact teacher', () => {
    const here = enrolmentsOf('staff-fs-substitute');
    expect(here.some(({ classSourcedId }) => classSourcedId === 'fs-6')).toBe(true);
    expect(here.every((row) => row.primary === 'false' && row['metadata.role'] === '')).toBe(true);
    expect(new Set(here.map(({ beginDate, endDate }) => `${beginDate} ${endDate}`))).toEqual(
      new Set(['2026-11-01 2026-12-01']),
    );
    expect(lessonsOf('staff-fs-substitute').length).toBeGreaterThan(20);
    expect(lessonsOf('staff-fs-contact-6').every(({ date }) => !date?.startsWith('2026-11'))).toBe(true);
  });
  it('contact teachers are marked in their group, subject teachers nowhere', () => {
    const primaries = (id: string) => enrolmentsOf(id).filter((row) => row['metadata.role'] === 'kontaktlaerer');
    expect(primaries('staff-fs-contact-4').map(({ classSourcedId }) => classSourcedId)).toEqual([
      'fs-4',
      'fs-4-kontakt',
    ]);
    expect(primaries('staff-fs-languages')).toEqual([]);
    expect(enrolmentsOf('staff-fs-languages').length).toBeGreaterThan(5);
    expect(primaries('staff-fv-norwegian-1').map(({ classSourcedId }) => classSourcedId)).toEqual([
      'fv-1sta-kontakt-1',
    ]);
  });
  it('each school has a principal and an office, the owner an administrator', () => {
    const roles = of('users').map((user) => `${user['metadata.staffRole']} ${user.orgSourcedIds}`);
    for (const school of ['fjordvik-skule', 'havna-skole', 'fjordvik-vgs']) {
      expect(roles).toContain(`principal ${school}`);
      expect(roles).toContain(`office ${school}`);
    }
    expect(roles.filter((role) => role === 'owner-admin fjordvik-kommune')).toHaveLength(1);
  });
});

describe('personas', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../sample/README.md'), 'utf8');
  const told = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  it.each(personas)('personas: $id is in the files and in the README', ({ sourcedId, login, subject, what, label }) => {
    const user = users.get(sourcedId);
    expect(login === 'guardian' ? numberOf(user) : feideOf(user)).toBe(subject);
    expect(told).toContainEqual(['', label.en, `\`${subject}\``, `\`${sourcedId}\``, what, '']);
    expect([label.nb, label.nn].every((text) => text.includes(', '))).toBe(true);
  });
  it('ids, people and labels are used once', () => {
    for (const key of ['id', 'sourcedId', 'subject'] as const) {
      expect(new Set(personas.map((persona) => persona[key])).size).toBe(personas.length);
    }
  });
});
