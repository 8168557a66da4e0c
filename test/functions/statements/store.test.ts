import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import type { Statement } from '../../../functions/statements/record.ts';
import { type StatementsStore, statementsStore } from '../../../functions/statements/store.ts';
import { OWNER } from '../../support/events.ts';
import { anyFact } from '../../support/facts.ts';
import { makeTables } from '../../support/table.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
let store: StatementsStore;
beforeAll(async () => {
  engine = await makeTables();
  store = statementsStore(engine.client, engine.tables.main);
});
afterAll(() => engine.stop());

const AT = '2026-11-24T06:30:00.000Z';
const statement = (more: Partial<Statement> = {}): Statement => ({
  statementId: `2026-autumn-${newId()}`,
  pupilId: newId(),
  schoolId: newId(),
  halfYear: '2026-autumn',
  asOf: AT,
  content: '{}',
  sha256: '0'.repeat(64),
  basis: { entries: {}, finals: {}, strikeOuts: {} },
  frozenBy: { staffId: newId(), basis: 'staff:office' },
  ...more,
});
const frozen = (content: Statement) => ({ statement: content, fact: anyFact(OWNER, 'statement-frozen', AT) });

describe('frozen statements in the table (C5)', () => {
  test('frozen statements in the table are never written over, and a transaction that meets one writes nothing at all', async () => {
    const first = statement();
    expect(await store.freeze(OWNER, [frozen(first)])).toBe('written');
    const beside = statement();
    const other = { ...first, content: '{"other":true}' };
    expect(await store.freeze(OWNER, [frozen(beside), frozen(other)])).toBe('there');
    expect(await store.statement(OWNER, first.pupilId, first.statementId)).toEqual(first);
    expect(await store.statement(OWNER, beside.pupilId, beside.statementId)).toBeUndefined();
  });

  test('frozen statements in the table are found by half-year, and one of another half-year is not among them', async () => {
    const autumn = statement();
    const spring = { ...autumn, statementId: `2026-spring-${newId()}`, halfYear: '2026-spring' };
    await store.freeze(OWNER, [frozen(autumn), frozen(spring)]);
    expect(await store.statements(OWNER, autumn.pupilId, '2026-autumn')).toEqual([autumn]);
    expect(await store.statements(newId(), autumn.pupilId, '2026-autumn')).toEqual([]);
  });

  test('frozen statements in the table of a shape that the code does not know are a failure to see, not a guess', async () => {
    const odd = { ...statement(), basis: {} } as Statement;
    await store.freeze(OWNER, [frozen(odd)]);
    await expect(store.statement(OWNER, odd.pupilId, odd.statementId)).rejects.toThrow('entries');
  });
});

describe('strike-outs in the table (C5)', () => {
  test('strike-outs in the table of a school year have one version after the other: who comes second must read again', async () => {
    const pupilId = newId();
    const none = await store.strikeOuts(OWNER, pupilId, '2026');
    expect(none).toEqual({ pupilId, version: 0, strikeOuts: [] });
    const next = { ...none, version: 1 };
    expect(await Promise.all([store.strike(OWNER, '2026', next), store.strike(OWNER, '2026', next)])).toEqual(
      expect.arrayContaining(['written', 'moved']),
    );
    expect(await store.strike(OWNER, '2026', { ...next, version: 3 })).toBe('moved');
    expect(await store.strike(OWNER, '2026', { ...next, version: 2 })).toBe('written');
    expect(await store.strikeOuts(OWNER, pupilId, '2025')).toMatchObject({ version: 0 });
  });
});
