import type { AnswerOf } from '../../api/table.ts';

type End = NonNullable<AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}'>['end']>;

/** What came of a warning. */
export type Outcome = End['outcome'];

export const OUTCOMES: readonly Outcome[] = ['improved', 'withdrawn', 'overtaken'];
