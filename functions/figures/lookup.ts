export { type Carried, type CarriedRecord, carriedOf } from './carried.ts';
export { type CarriedReads, carriedReads } from './carried-store.ts';
export type { Count } from './rules.ts';
export { asOf, countOf } from './rules.ts';
