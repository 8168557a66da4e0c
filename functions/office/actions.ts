import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { type Action, type Actor, decide } from '../access/policy.ts';
import type { PupilCard as Card } from '../roster/lookup.ts';
import type { PupilAction } from './schema.ts';
import { wordFor } from './texts.ts';

type Does = output<typeof PupilAction>['does'];
type Step = {
  readonly does: Does;
  /** The route's rights; any of them is enough. */
  readonly by: readonly Action[];
  readonly method: 'GET' | 'POST';
  /** Path under the school's address. */
  readonly under: string;
};

/** Actions about a pupil, each with its path; a test compares each with its route. */
export const STEPS: readonly Step[] = [
  { does: 'report-absence', by: ['pupil:absence-report-for'], method: 'POST', under: 'absence-reports' },
  {
    does: 'see-absence-reports',
    by: ['pupil:absence-read'],
    method: 'GET',
    under: 'pupils/{pupilId}/absence-reports',
  },
  { does: 'see-figures', by: ['pupil:figures'], method: 'GET', under: 'pupils/{pupilId}/absence-figures' },
  { does: 'see-absences', by: ['pupil:figures'], method: 'GET', under: 'pupils/{pupilId}/absences' },
  { does: 'see-statements', by: ['pupil:statement-read'], method: 'GET', under: 'pupils/{pupilId}/statements' },
  { does: 'freeze-statement', by: ['pupil:statement-freeze'], method: 'POST', under: 'pupils/{pupilId}/statements' },
  { does: 'see-warnings', by: ['pupil:warnings-read'], method: 'GET', under: 'pupils/{pupilId}/warnings' },
  { does: 'see-remarks', by: ['pupil:remarks-read'], method: 'GET', under: 'pupils/{pupilId}/remarks' },
];

/** The actions about the pupil that the policy allows the caller today. */
export function actionsAbout(
  actor: Actor,
  { facts }: Card,
  schoolId: string,
  { moment, language }: Pick<Caller, 'moment' | 'language'>,
): output<typeof PupilAction>[] {
  const target = { kind: 'pupil', pupil: facts } as const;
  return STEPS.filter(({ by }) => by.some((action) => decide(action, actor, target, moment.day).allowed)).map(
    ({ does, method, under }) => ({
      does,
      method,
      text: wordFor(`office.do.${does}`, language),
      path: `/v1/schools/${schoolId}/${under.replace('{pupilId}', facts.pupilId)}`,
    }),
  );
}
