import { addDays, halfYearOf, instantIn, momentOf } from '../../functions/shared/time.ts';
import { demoWalk } from './whole-walk.ts';

/** The personas who play the walk: see sample/README.md. */
export const CAST = {
  guardian: 'kari-guardian-two-schools',
  otherGuardian: 'per-other-guardian',
  office: 'bjorg-office',
  stranger: 'anne-separated-guardian',
  contactTeacher: 'liv-contact-teacher',
  subjectTeacher: 'henrik-subject-teacher',
  leader: 'astrid-leader',
  administrator: 'torbjorn-owner-admin',
  guardianOfTwins: 'guro-guardian-of-twins',
  graded: {
    office: 'wenche-office-vgs',
    contactTeacher: 'eskil-contact-teacher-vgs',
    leader: 'einar-principal-vgs',
  },
} as const;

const baseUrl = process.env.SKOLEBRO_URL ?? `http://localhost:${process.env.PORT ?? '3000'}`;
const tokens = new Map<string, Promise<string>>();

/** A persona's token from the local issuer, by the same code flow as a browser. */
function tokenFor(persona: string): Promise<string> {
  const known = tokens.get(persona) ?? fetchToken(persona);
  tokens.set(persona, known);
  return known;
}

async function fetchToken(persona: string): Promise<string> {
  const response = await fetch(`${baseUrl}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  const answer: { access_token?: string } = JSON.parse(await response.text());
  if (answer.access_token) return answer.access_token;
  throw new Error(`No token for ${persona}: ${response.status} ${JSON.stringify(answer)}`);
}

async function setClock(instant: string): Promise<void> {
  if (Date.parse(instant) <= Date.parse(String((await pageOf('/dev/clock')).now))) return;
  const response = await fetch(`${baseUrl}/dev/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ set: instant }),
  });
  if (!response.ok) throw new Error(`The clock could not be set: ${await response.text()}`);
}

/**
 * The walk begins by day: else waiting notices would leave in the middle of it. Not in another half-year, which has
 * other classes.
 */
async function beginByDay(): Promise<void> {
  const { day, time } = momentOf(Date.parse(String((await pageOf('/dev/clock')).now)));
  if ('07:00' <= time && time < '20:00') return;
  const next = time < '07:00' ? day : addDays(day, 1);
  if (halfYearOf(next).id === halfYearOf(day).id) await setClock(instantIn(next, '07:30'));
}

async function pageOf(path: string) {
  const response = await fetch(`${baseUrl}${path}`, { headers: { accept: 'application/json' } });
  return JSON.parse(await response.text());
}

if (import.meta.main) {
  const machine = { setClock, left: () => pageOf('/dev/outbox'), archive: () => pageOf('/dev/archive') };
  const walker = { baseUrl, tokenFor, machine, print: (line: string) => console.log(line) };
  const walk = beginByDay().then(() => demoWalk(walker, CAST));
  const { steps, unexpected } = await walk.catch((error: unknown) => {
    const cause = error instanceof Error && error.cause !== undefined ? ` (${String(error.cause)})` : '';
    console.error(`The walk stopped: ${error instanceof Error ? error.message : String(error)}${cause}`);
    if (cause.includes('ECONNREFUSED')) console.error(`Nothing answers at ${baseUrl}. Start it with: npm start`);
    process.exit(1);
  });
  console.log(`\n${steps} steps, ${unexpected} unexpected`);
  process.exitCode = unexpected === 0 ? 0 : 1;
}
