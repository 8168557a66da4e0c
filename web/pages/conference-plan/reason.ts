/** Why the school cancels, as the API takes it. */
export const REASONS = ['teacher-away', 'plan-changed', 'other'] as const;
export type Reason = (typeof REASONS)[number];

/** The reason of a choice's value. */
export const reasonOf = (id: string): Reason => REASONS.find((reason) => reason === id) ?? 'other';
