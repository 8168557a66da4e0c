/** `npm run sample -- [--out <folder>] [--today YYYY-MM-DD] [--seed N] [--scale N] [--school-year YYYY]` */
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { isDay, momentOf } from '../functions/shared/time.ts';
import { writeSample } from './write-sample.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(import.meta.dirname, 'out/fjordvik') },
    today: { type: 'string', default: momentOf(Date.now()).day },
    seed: { type: 'string', default: '1' },
    scale: { type: 'string', default: '1' },
    'school-year': { type: 'string' },
  },
});

if (!isDay(values.today)) throw new Error(`--today takes a day like 2026-11-24, not ${values.today}.`);
const year = values['school-year'];
const began = performance.now();
const written = writeSample(values.out, {
  today: values.today,
  seed: wholeNumber('seed', values.seed, 0),
  scale: wholeNumber('scale', values.scale, 1),
  begins: year === undefined ? undefined : wholeNumber('school-year', year, 2000),
});
for (const [name, rows] of written) console.log(`${String(rows).padStart(8)}  ${name}`);
console.log(`in ${relative(process.cwd(), values.out) || '.'}, ${Math.round(performance.now() - began)} ms`);

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`--${name} takes a whole number from ${least}, not ${text}.`);
}
