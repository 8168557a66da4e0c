import type { Row } from './oracle.ts';

/** Who may read about the child may read its warnings; the warning at each place went to the pupil alone. */
const guardian = (passes: number): Row => ({
  names: 'pupil',
  passes,
  may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian'] },
});
const pupil: Row = { names: 'pupil', passes: 200, may: { own: ['pupil minor'], grown: ['pupil of age'] } };

const CHILD = '/v1/guardian/children/{childId}/warnings';
const OWN = '/v1/pupil/{pupilId}/warnings';

export const DELIVERIES: Readonly<Record<string, Row>> = {
  [`GET ${CHILD}`]: guardian(200),
  [`GET ${CHILD}/{warningId}`]: guardian(200),
  [`GET ${CHILD}/{warningId}/pdf`]: guardian(200),
  [`POST ${CHILD}/{warningId}/acknowledgement`]: guardian(409),
  [`GET ${OWN}`]: pupil,
  [`GET ${OWN}/{warningId}`]: pupil,
  [`GET ${OWN}/{warningId}/pdf`]: pupil,
  [`POST ${OWN}/{warningId}/acknowledgement`]: pupil,
};
