import { FAMILY_READ, type PupilRight } from '../access/authorize-pupil.ts';
import { refuse } from './refusals.ts';

/** The right to read about a pupil: a pupil of age decides who reads (J3). */
export const READ: PupilRight<'guardian' | 'pupil'> = {
  actions: FAMILY_READ,
  ofAge: () => refuse('family.pupil-of-age'),
};
