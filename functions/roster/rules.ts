/** What a line on a school's work list is about. */
export const WORK_KINDS = [
  'protection-unknown',
  'protection-lowered',
  'basis-unknown',
  'guardian-protection-unknown',
  'guardian-protection-lowered',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];
