export type { Count } from './rules.ts';
export { asOf, countOf } from './rules.ts';
