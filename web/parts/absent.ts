/** Days or minutes by documentation. */
type Sums = Readonly<Record<string, number>>;

/** The sum of what is absence: other teaching and the like has a code too, and counts nowhere. */
export const absentIn = (sums: Sums): number =>
  Object.entries(sums).reduce(
    (sum, [documentation, value]) => (documentation === 'not-absence' ? sum : sum + value),
    0,
  );
