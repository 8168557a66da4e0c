import type { FileSet } from '../../../functions/sources/read-csv-set.ts';
import { setOf } from './small-set.ts';

/** Six periods a day, and one week of school. */
export const GRID =
  'period;from;to\n1;08:30;09:15\n2;09:15;10:00\n3;10:20;11:05\n4;11:05;11:50\n5;12:20;13:05\n6;13:05;13:50\n';
export const WEEKS = 'from;to\n2026-11-23;2026-11-27\n';

/** A text export with what must lie beside it; a test says what it is about. */
export const untisSet = (files: Readonly<Record<string, string | Uint8Array>>, size?: number): FileSet =>
  setOf(new Map(Object.entries({ 'timegrid.csv': GRID, 'weeks.csv': WEEKS, ...files })), size);
