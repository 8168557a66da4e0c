import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report } from '../../../functions/absence/lookup.ts';
import type { Caller } from '../../../functions/access/authorize.ts';
import type { OwnClass } from '../../../functions/handling/authorize.ts';
import type { Final } from '../../../functions/handling/final.ts';
import { planDecisions } from '../../../functions/handling/plan-decisions.ts';
import type { FoundPupil, Read } from '../../../functions/handling/read-decisions.ts';
import { refusals } from '../../../functions/handling/refusals.ts';
import type { Line } from '../../../functions/handling/rules.ts';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { Refusal } from '../../../functions/shared/errors.ts';
import { STATUS, statusOf } from '../../../functions/shared/http/problems.ts';

const TODAY = '2026-11-24';
const DATES = ['2026-11-23', TODAY];
const PUPILS = ['p0', 'p1', 'p2'];
const always = { from: '2026-08-01' };
const moment = { instant: '2026-11-24T13:00:00.000Z', day: TODAY, time: '14:00' };
const caller: Caller = { login: { login: 'feide', ownerId: 'o', subject: '' }, moment, language: 'nb' };
const settings = {
  'absence.codeSets': DEFINITIONS['absence.codeSets'].default,
  'absence.reasons': DEFINITIONS['absence.reasons'].default,
  'absence.defaultReason': '',
  'school.goLiveDay': '',
};
const group = { id: 'g', name: '5A', groupKind: 'basis' as const, schoolId: 's', members: [], ...always };
const school = { id: 's', name: '', type: 'grunnskole' as const, languageForm: 'nb' as const };
const org = { at: () => settings, school: () => school, schools: [school], terms: [] };
const own = (staffId: string): OwnClass => {
  const assignments = [
    { kind: 'teaches' as const, as: 'contact-teacher' as const, groupId: 'g', schoolId: 's', ...always },
  ];
  const card = { staffId, name: '', employed: always, assignments, groups: [], grants: [] };
  const actor = { kind: 'staff', ownerId: 'o', personId: staffId, assignments } as const;
  return { group, basis: '', card, actor, org, loaded: undefined };
};
const reportOf = (pupilId: string, version: number): Report => ({
  reportId: `r-${pupilId}`,
  pupilId,
  schoolId: 's',
  version,
  status: 'sent',
  firstDay: DATES[0] ?? '',
  lastDay: TODAY,
  reasonId: null,
  days: [],
  madeBy: { kind: 'guardian' },
  channel: 'online',
  madeAt: moment.instant,
  move: 'report',
  changedBy: { kind: 'guardian' },
  changedChannel: 'online',
  changedAt: moment.instant,
});

/**
 * What has been decided, by pupil and day, and the versions of the reports; every pupil is reported away on both days.
 */
type World = { readonly finals: Map<string, Final>; readonly reports: Map<string, number> };
const at = (line: { readonly pupilId: string; readonly date: string }) => `${line.pupilId} ${line.date}`;

function readOf({ finals, reports }: World, staffId: string): Read {
  const facts = { birthDate: '2015-05-01', protection: 'none' as const, schoolId: 's', stay: always };
  const enrolment = { groupId: 'g', schoolId: 's', groupName: '5A', groupKind: 'basis', ...always };
  const pupil = (pupilId: string): FoundPupil => ({
    pupilId,
    card: {
      givenName: '',
      familyName: '',
      groups: [enrolment],
      together: [],
      facts: { pupilId, ...facts, enrolments: [enrolment], relations: [], consents: [] },
    },
    days: DATES.map((day) => ({ pupilId, schoolId: 's', reportId: `r-${pupilId}`, day, state: 'reported' })),
    entries: [],
    leaveDates: new Set(),
    finals: [...finals.values()].filter((final) => final.pupilId === pupilId),
  });
  const heads = PUPILS.map((pupilId) => reportOf(pupilId, reports.get(pupilId) ?? 1));
  return { own: own(staffId), pupils: new Map(PUPILS.map((id) => [id, pupil(id)])), heads };
}

const step = fc.record({
  actor: fc.nat(3),
  look: fc.boolean(),
  code: fc.constantFrom('reported', 'undocumented', 'documented-health', 'leave', 'nonsense'),
  places: fc.uniqueArray(fc.tuple(fc.constantFrom(...PUPILS), fc.constantFrom(...DATES)), {
    minLength: 1,
    maxLength: 6,
    selector: ([pupilId, date]) => `${pupilId} ${date}`,
  }),
  handles: fc.boolean(),
  /** A guardian changes the report of this pupil first. */
  changed: fc.option(fc.constantFrom(...PUPILS), { nil: undefined, freq: 3 }),
});

test('bulks of four actors in any order: whole or not at all, and exactly the stale lines are named (B5)', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
      const world: World = { finals: new Map(), reports: new Map() };
      const seen = Array.from({ length: 4 }, () => ({
        finals: new Map<string, number>(),
        reports: new Map<string, number>(),
      }));
      let written = 0;
      for (const { actor, look, code, places, handles, changed } of steps) {
        if (changed) world.reports.set(changed, (world.reports.get(changed) ?? 1) + 1);
        const eyes = seen[actor];
        if (!eyes) continue;
        if (look) {
          for (const [place, final] of world.finals) eyes.finals.set(place, final.version);
          for (const [pupilId, version] of world.reports) eyes.reports.set(pupilId, version);
        }
        const decisions = places.map(
          ([pupilId, date]): Line => ({
            pupilId,
            date,
            code,
            version: eyes.finals.get(`${pupilId} ${date}`) ?? 0,
            difference: 'teacher-corrected',
          }),
        );
        const pupilIds = handles ? [...new Set(places.map(([pupilId]) => pupilId))] : [];
        const reports = pupilIds.map((pupilId) => ({
          pupilId,
          reportId: `r-${pupilId}`,
          version: eyes.reports.get(pupilId) ?? 1,
        }));
        const bad = [
          ...decisions.flatMap((line, index) => {
            if (code === 'nonsense') return [`/decisions/${index}/code`];
            return line.version === (world.finals.get(at(line))?.version ?? 0) ? [] : [`/decisions/${index}/version`];
          }),
          ...reports.flatMap((report, index) =>
            report.version === (world.reports.get(report.pupilId) ?? 1) ? [] : [`/reports/${index}`],
          ),
        ];
        try {
          const plan = planDecisions(readOf(world, `t${actor}`), caller, { groupId: 'g', decisions, reports });
          expect(bad).toEqual([]);
          expect(plan.lines.map(({ line }) => line)).toEqual(decisions);
          expect(plan.reports).toEqual(reports);
          for (const { after, line } of plan.lines) {
            if (world.finals.get(at(line)) !== after) written += 1;
            world.finals.set(at(line), after);
          }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(error.faults.map((fault) => fault.pointer)).toEqual(bad);
          expect(statusOf(error.code, refusals)).toBe(code === 'nonsense' ? STATUS.invalid : STATUS.conflict);
        }
      }
      // Every value that was ever written is still there, under the version that it made.
      const finals = [...world.finals.values()];
      expect(finals.reduce((sum, final) => sum + final.trail.length, 0)).toBe(written);
      for (const final of finals) expect(final.trail.length).toBe(final.version);
    }),
    { numRuns: 10_000 },
  );
}, 120_000);
