import type { Dynamo } from '../shared/table/dynamo.ts';
import { type FiguresDeps, showOwnFigures } from './show-figures.ts';
import { figuresStore } from './store.ts';

/** A pupil's figures for the family. */
export const familyFigures = (client: Dynamo, table: string, deps: Omit<FiguresDeps, 'store'>) =>
  showOwnFigures({ ...deps, store: figuresStore(client, table) });

export { type Carried, type CarriedRecord, carriedOf } from './carried.ts';
export { type CarriedReads, carriedReads } from './carried-store.ts';
export type { Count } from './rules.ts';
export { countOf } from './rules.ts';
