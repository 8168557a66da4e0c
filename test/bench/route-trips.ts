import { FEATURES } from '../../functions/docs/features.ts';
import { newId } from '../../functions/shared/ids.ts';
import { CLAIMS, municipality, ROLES, type Role, WHERES, type Where } from '../matrix/municipality.ts';
import { ORACLE } from '../matrix/oracle.ts';
import { REQUESTS } from '../matrix/requests.ts';
import { httpEvent } from '../support/events.ts';
import { countTrips } from '../support/trips.ts';
import type { Twins } from './compare.ts';
import { printTable } from './print-table.ts';
import { screenUnits } from './screen-units.ts';
import { withTwins } from './twins.ts';

const AT = '2026-11-24T06:30:00Z';
const { places, items } = municipality();

type Cost = ReturnType<ReturnType<typeof countTrips>['take']> & { readonly route: string; readonly status: number };

/**
 * Prints what each route asks of the database when it is asked by somebody who may, as the authorization matrix asks.
 */
export async function bench(): Promise<readonly string[]> {
  const costs: Cost[] = [];
  await withTwins(items, async (twins) => {
    const reportId = await reported(twins);
    const trips = countTrips(twins.client);
    for (const route of FEATURES.flatMap((feature) => Object.keys(feature.routes))) {
      const event = asked(route, reportId);
      if (!event) continue;
      trips.take();
      const { statusCode } = await twins.answer(event);
      costs.push({ route, status: Number(statusCode), ...trips.take() });
    }
  });
  printTable(
    'Database work of each route (a mutation is asked so that a later rule stops it: its transaction is not in here)',
    [
      { title: 'route', of: (row) => row.route },
      { title: 'answer', of: (row) => row.status },
      { title: 'calls', of: (row) => row.calls },
      { title: 'sequential reads', of: (row) => row.reads },
      { title: 'transactions', of: (row) => row.transactions },
      { title: 'read units', of: (row) => row.readUnits },
      { title: 'write units', of: (row) => row.writeUnits },
    ],
    costs,
  );
  return screenUnits();
}

/** Who may, and where: the first role and place that the matrix lets through. */
function allowed(route: string): readonly [Role, Where] | undefined {
  for (const where of WHERES) {
    const role = ROLES.find((candidate) => ORACLE[route]?.may[where]?.includes(candidate));
    if (role) return [role, where];
  }
  return undefined;
}

function asked(route: string, reportId: string) {
  const found = allowed(route);
  if (!found) return undefined;
  const [role, where] = found;
  const sent = REQUESTS[route]?.({ ...places[where], reportId }) ?? {};
  return httpEvent({
    route,
    at: AT,
    claims: CLAIMS[role],
    ...sent,
    headers: { 'idempotency-key': newId(), ...sent.headers },
  });
}

/** A report about the pupil at the own school, for the routes that name one. */
async function reported({ answer }: Twins): Promise<string> {
  const children = [{ childId: places.own.pupilId, firstDay: '2026-11-25', lastDay: '2026-11-26' }];
  const result = await answer(
    httpEvent({
      route: 'POST /v1/guardian/absence-reports',
      at: AT,
      claims: CLAIMS.guardian,
      body: { children },
      headers: { 'idempotency-key': newId() },
    }),
  );
  return JSON.parse(String(result.body)).reports[0].reportId;
}
