import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEATURES } from '../../functions/docs/features.ts';
import type { Route } from '../../functions/shared/http/route.ts';
import { newId, newSortableId } from '../../functions/shared/ids.ts';
import { entriesOver } from '../support/entries.ts';
import { type Ask, httpEvent, OWNER } from '../support/events.ts';
import { type Item, seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';
import { callsOf } from '../support/trips.ts';
import { CLAIMS, municipality, type Place, ROLES, type Role, TWO_OWNERS, type Where } from './municipality.ts';
import { ORACLE, type Row } from './oracle.ts';
import { REQUESTS } from './requests.ts';

/**
 * What is foreign and what is absent are the same 404 (decision 005), and cost the same: the decision comes before
 * whatever is read for the answer alone, so that neither time nor load tells one from the other (threat 17).
 */
const AT = '2026-11-24T06:30:00Z';
const { places, items } = municipality();

/** A day to come, so that absence reported for it passes the rules of dates. */
const TO_COME = { firstDay: '2026-11-25', lastDay: '2026-11-25' };
/** Requests that only their date stops elsewhere in the matrix: here they go on to whatever is read after the rules. */
const FURTHER: Readonly<Record<string, (target: Place) => Pick<Ask, 'params' | 'body'>>> = {
  'POST /v1/guardian/absence-reports': ({ pupilId: childId }) => ({ body: { children: [{ childId, ...TO_COME }] } }),
  'POST /v1/pupil/{pupilId}/absence-reports': ({ pupilId }) => ({ params: { pupilId }, body: TO_COME }),
  'POST /v1/schools/{schoolId}/absence-reports': ({ schoolId, pupilId }) => ({
    params: { schoolId },
    body: { pupilId, ...TO_COME },
  }),
};

/** A pupil who is away until further notice, as the table holds it. */
function openReport({ pupilId, schoolId }: Place): Item[] {
  const reportId = newSortableId(Date.parse(AT));
  const pk = `${OWNER}#PUPIL#${pupilId}`;
  const span = { reportId, status: 'sent', firstDay: '2026-11-23', lastDay: null };
  const madeBy = { kind: 'guardian' };
  const made = { madeBy, channel: 'online', madeAt: AT, changedBy: madeBy, changedChannel: 'online', changedAt: AT };
  const days = [
    { day: '2026-11-23', state: 'reported' },
    { day: '2026-11-24', state: 'awaiting' },
  ];
  const report = { ...span, ...made, pupilId, schoolId, version: 1, reasonId: null, days, move: 'report' };
  return [
    { pk, sk: 'ABSENCE', version: 1, spans: [span] },
    { pk, sk: `REPORT#${reportId}`, ...report },
  ];
}
const routes = new Map<string, Route>(FEATURES.flatMap((feature) => Object.entries(feature.routes)));

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
let calls: ReturnType<typeof callsOf>;
beforeAll(async () => {
  engine = await makeTables();
  await seed(engine.client, engine.tables.main, [
    ...items,
    ...[places.own, places.grown, places['other school']].flatMap(openReport),
  ]);
  answer = entriesOver(engine.client, engine.tables, TWO_OWNERS);
  calls = callsOf(engine.client);
});
afterAll(() => engine.stop());

const WHERE: Readonly<Record<Row['names'], readonly Where[]>> = {
  nothing: [],
  pupil: ['own', 'grown', 'other school', 'other owner', 'absent'],
  school: ['own', 'other school', 'other owner', 'absent'],
  item: ['own', 'other owner', 'absent'],
};

/** What a 404 asked of the database, trip by trip; `undefined` for another answer. */
async function shapeOf(route: string, role: Role, where: Where): Promise<string | undefined> {
  const reportId = newSortableId(Date.parse(AT));
  const sent = { ...REQUESTS[route]?.({ ...places[where], reportId }), ...FURTHER[route]?.(places[where]) };
  const headers = { 'idempotency-key': newId(), ...sent.headers };
  calls.take();
  const result = await answer(httpEvent({ route, at: AT, claims: CLAIMS[role], ...sent, headers }));
  const shape = calls.take();
  return result.statusCode === 404 ? shape : undefined;
}

describe('what is foreign costs what is absent costs', () => {
  test.each([...routes.keys()].filter((route) => (WHERE[ORACLE[route]?.names ?? 'nothing'] ?? []).length > 0))(
    'what is foreign costs what is absent costs: %s',
    async (route) => {
      const differing: string[] = [];
      for (const role of ROLES) {
        const wanted = await shapeOf(route, role, 'absent');
        if (wanted === undefined) continue;
        // Who may ask about somebody learns of nothing foreign by what is absent there.
        const isForeign = (where: Where) => !ORACLE[route]?.may[where]?.includes(role);
        for (const where of WHERE[ORACLE[route]?.names ?? 'nothing'].filter(isForeign)) {
          const shape = await shapeOf(route, role, where);
          if (shape !== undefined && shape !== wanted)
            differing.push(`${role}, ${where}: ${shape} | absent: ${wanted}`);
        }
      }
      expect(differing).toEqual([]);
    },
  );
});
