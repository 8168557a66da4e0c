/** How an absence is documented: the sums that people decide on (OF § 9-8). `not-absence` counts nowhere. */
export const DOCUMENTATIONS = [
  'undocumented',
  'self-declared',
  'health-personnel',
  'other-documented',
  'not-absence',
] as const;
export type Documentation = (typeof DOCUMENTATIONS)[number];

/**
 * What a code meant when it was set: kept with each entry and decision, so that the past does not change with the
 * rules.
 */
export type Flags = {
  readonly documentation: Documentation;
  readonly onDiploma: boolean;
  /** Upper secondary only. */
  readonly countsTowardsLimit?: boolean | undefined;
};

/** Something per kind of documentation: minutes, or days. */
export type Sums = Readonly<Record<Documentation, number>>;
