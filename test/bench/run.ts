/** `npm run bench` prints the numbers of all benches, `npm run bench -- <name> …` of some. */
type Bench = { readonly bench: () => Promise<readonly string[]> };

/** A bench prints its table and returns what is over a budget. To add one: write it and name it here. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  'bundle-size': () => import('./bundle-size.ts'),
  'cold-start': () => import('./cold-start.ts'),
  'absence-requests': () => import('./absence-requests.ts'),
  'lessons-day': () => import('./lessons-day.ts'),
  'route-trips': () => import('./route-trips.ts'),
  'fan-out': () => import('./fan-out.ts'),
  'roster-import': () => import('./roster-import.ts'),
  portal: () => import('./portal.ts'),
  'warning-letter': () => import('./warning-letter.ts'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(1);
}

process.env.POWERTOOLS_LOG_LEVEL ??= 'ERROR';
const faults: string[] = [];
for (const [name, load] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { bench } = await load();
  faults.push(...(await bench()));
}
for (const fault of faults) console.error(`\nOver budget: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
