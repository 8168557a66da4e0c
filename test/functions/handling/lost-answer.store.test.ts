import { afterAll, beforeAll, expect, test } from 'vitest';
import { absenceLookup } from '../../../functions/absence/lookup.ts';
import { decideAbsence } from '../../../functions/handling/decide-absence.ts';
import { Decisions } from '../../../functions/handling/schema.ts';
import { handlingStore } from '../../../functions/handling/store.ts';
import { leaveLookup } from '../../../functions/leave/lookup.ts';
import { lessonsLookup } from '../../../functions/lessons/lookup.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { idempotency } from '../../../functions/shared/http/idempotency.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { SECRET } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { AT, makeWorld, TODAY } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());

test('a repeat whose reads fall on both sides of the first attempt gets that answer and no conflict (B5)', async () => {
  const { p, report, finals, client, table } = await makeWorld(tables);
  await report(p.ola);
  const secret = async () => SECRET;
  const kept = idempotency(client, table, secret);
  let asked = 0;
  /** The answer is looked for just before the first attempt lands, the decisions just after. */
  const decide = (blind: boolean) =>
    decideAbsence({
      lookup: rosterLookup(client, table, secret),
      settings: settingsLookup(client, table),
      absence: absenceLookup(client, table),
      lessons: lessonsLookup(client, table),
      leave: leaveLookup(client, table),
      store: handlingStore(client, table),
      idempotency: { ...kept, find: async (...of) => (blind && ++asked === 1 ? undefined : kept.find(...of)) },
      logRead: async () => {},
      again: (stored) => Decisions.parse(stored),
    });
  const subject = `contact-${p.tag}@fjordvik.example`;
  const login = { login: 'feide' as const, ownerId: OWNER, subject };
  const caller = { login, moment: momentOf(Date.parse(AT)), language: 'nb' as const };
  const decisions = [{ pupilId: p.ola, date: TODAY, code: 'reported', version: 0 }];
  const input = { groupId: p.group, decisions, reports: [], idempotencyKey: { key: newId(), requestHash: 'the same' } };
  const first = await decide(false)(caller, input);
  expect(await decide(true)(caller, input)).toEqual(first);
  expect(asked).toBe(2);
  expect((await finals(p.ola))[0]?.version).toBe(1);
});
