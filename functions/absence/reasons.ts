import type { Choice } from '../shared/errors.ts';

/** Reasons of the national list that name the reporter; only that reporter may choose them. */
const REPORTER_OF: Readonly<Record<string, 'guardian' | 'pupil'>> = {
  'reported-by-guardian': 'guardian',
  'reported-by-pupil': 'pupil',
};

type Listed = { readonly 'absence.reasons': readonly Choice[]; readonly 'absence.defaultReason': string };
type By = 'guardian' | 'pupil';

/** The reasons that a reporter may choose: none that names another reporter. */
export const reasonsFor = (settings: Pick<Listed, 'absence.reasons'>, by: By): readonly Choice[] =>
  settings['absence.reasons'].filter(({ id }) => (REPORTER_OF[id] ?? by) === by);

/**
 * The reason of a report that names none: the owner's default, or, when that says "guardian" and the pupil of age
 * reported, the pupil's. `null` when the owner's list lacks it, since a false reason would stay in the register.
 */
export function defaultReasonFor(settings: Listed, by: By): string | null {
  const byDefault = settings['absence.defaultReason'];
  if (byDefault === '') return null;
  const reporter = REPORTER_OF[byDefault] ?? by;
  const own = reporter === by ? byDefault : `reported-by-${by}`;
  return settings['absence.reasons'].some(({ id }) => id === own) ? own : null;
}
