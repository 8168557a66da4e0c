/** Kinds of documentation of an absence: the sums that people decide on (OF § 9-8). `not-absence` counts nowhere. */
export const DOCUMENTATIONS = [
  'undocumented',
  'self-declared',
  'health-personnel',
  'other-documented',
  'not-absence',
] as const;
export type Documentation = (typeof DOCUMENTATIONS)[number];

/**
 * The meaning of a code when it was set: kept with each entry and decision, so that new rules do not change the past.
 */
export type Flags = {
  readonly documentation: Documentation;
  readonly onDiploma: boolean;
  /** Upper secondary only. */
  readonly countsTowardsLimit?: boolean | undefined;
};

/** Minutes or days for each kind of documentation. */
export type Sums = Readonly<Record<Documentation, number>>;
