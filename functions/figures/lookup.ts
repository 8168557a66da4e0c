export type { Count, CountedEntry, CountedFinal, Documentation, SubjectCount, Sums } from './rules.ts';
export { asOf, countOf } from './rules.ts';
