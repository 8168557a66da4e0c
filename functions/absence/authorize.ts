import type { PupilRight } from '../access/authorize-pupil.ts';
import type { Settings } from '../settings/lookup.ts';
import type { Moment } from '../shared/time.ts';
import { refuse } from './refusals.ts';
import type { Limits } from './rules.ts';

/** The settings that absence reporting reads. */
export type AbsenceSettings = Pick<
  Settings,
  | 'absence.windowDays'
  | 'absence.maxDays'
  | 'absence.reasons'
  | 'absence.defaultReason'
  | 'absence.openEndedMaxDays'
  | 'school.contact'
  | 'school.closedDays'
  | 'remarks.visibleToGuardians'
>;

const refusals = {
  ofAge: () => refuse('absence.pupil-of-age'),
  notOfAge: () => refuse('absence.pupil-not-of-age'),
};

/** The right to see a pupil's reports. */
export const READ: PupilRight = {
  actions: { guardian: 'child:read', pupil: 'pupil:read-own', staff: 'pupil:absence-read' },
  ...refusals,
};
/** The right to report for a pupil, and to change the pupil's reports. */
export const REPORT: PupilRight = {
  actions: { guardian: 'child:report-absence', pupil: 'pupil:report-own-absence', staff: 'pupil:absence-report-for' },
  ...refusals,
};

/** The school's limits for a report made at this moment. */
export const limitsOf = (settings: AbsenceSettings, moment: Moment): Limits => ({
  today: moment.day,
  windowDays: settings['absence.windowDays'],
  maxDays: settings['absence.maxDays'],
  reasons: settings['absence.reasons'],
});
