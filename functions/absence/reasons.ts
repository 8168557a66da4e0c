import type { Choice } from '../shared/errors.ts';

/** Who a reason of the national list says that the report came from: it is offered to nobody else. */
const SAID_BY: Readonly<Record<string, 'guardian' | 'pupil'>> = {
  'reported-by-guardian': 'guardian',
  'reported-by-pupil': 'pupil',
};

type Listed = { readonly 'absence.reasons': readonly Choice[]; readonly 'absence.defaultReason': string };
type By = 'guardian' | 'pupil';

/** The reasons that somebody may choose from: none that says that somebody else reported. */
export const reasonsFor = (settings: Pick<Listed, 'absence.reasons'>, by: By): readonly Choice[] =>
  settings['absence.reasons'].filter(({ id }) => (SAID_BY[id] ?? by) === by);

/**
 * The reason of a report that names none: the owner's, and where that says that a guardian reported, for a pupil of age
 * that the pupil did; `null` where the owner's list has no such reason, since a false word would stay in the register.
 */
export function defaultReasonFor(settings: Listed, by: By): string | null {
  const byDefault = settings['absence.defaultReason'];
  if (byDefault === '') return null;
  const said = SAID_BY[byDefault] ?? by;
  const own = said === by ? byDefault : `reported-by-${by}`;
  return settings['absence.reasons'].some(({ id }) => id === own) ? own : null;
}
