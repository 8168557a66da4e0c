import { FAMILY_READ, type PupilRight } from '../access/authorize-pupil.ts';
import type { Settings } from '../settings/lookup.ts';
import { refuse } from './refusals.ts';

/** The settings that leave reads. */
export type LeaveSettings = Pick<
  Settings,
  | 'leave.purposes'
  | 'leave.contactTeacherMaxDays'
  | 'leave.blockedPeriods'
  | 'leave.refusalReasons'
  | 'absence.codeSets'
  | 'school.contact'
  | 'school.closedDays'
>;

const refusals = {
  ofAge: () => refuse('leave.pupil-of-age'),
  notOfAge: () => refuse('leave.pupil-not-of-age'),
};

/** The right to see a pupil's applications. */
export const READ: PupilRight<'guardian' | 'pupil'> = { actions: FAMILY_READ, ...refusals };
/** The right to apply for leave, and to withdraw an application. */
export const APPLY: PupilRight<'guardian' | 'pupil'> = {
  actions: { guardian: 'child:apply-leave', pupil: 'pupil:apply-leave' },
  ...refusals,
};
