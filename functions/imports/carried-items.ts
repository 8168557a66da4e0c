import { newId } from '../shared/ids.ts';
import { key } from '../shared/table/dynamo.ts';
import { type Day, halfYearNamed } from '../shared/time.ts';
import type { RowData } from '../sources/rows.ts';
import { halfOf } from './carried-rules.ts';
import { type ItemWorld, known, type Made, type Of } from './change.ts';
import type { Ending } from './ends.ts';
import { importFact } from './events.ts';
import type { Held } from './scratch.ts';

type When = Pick<ItemWorld, 'ownerId' | 'today' | 'now'>;
type Place = { readonly pupilId: string; readonly halfYear: string; readonly rowId: string };

/** A new value for each change in the source; no value is overwritten (law 6). */
const valueAt = ({ ownerId, today, now }: When, place: Place, value: Readonly<Record<string, unknown>>) => ({
  put: {
    pk: key(ownerId, 'PUPIL', place.pupilId),
    sk: key('CARRIED', place.halfYear, place.rowId, newId()),
    ...place,
    ...value,
    readOn: today,
    at: now,
  },
});

const told = ({ ownerId, now }: When, pupilId: string, halves: readonly string[]) => {
  const dates = halves.flatMap((half) => halfYearNamed(half)?.from ?? []);
  return { fact: importFact('absence-carried', { ownerId, occurredAt: now, data: { pupilId, dates } }) };
};

/** A pupil's absence from another system (decision 034). It stays in its half-year until its begin changes. */
export function absenceItems({ id, data, pair }: Of<'absence'>, world: ItemWorld): Made {
  const { pupilKey, groupKey, amount, from, to, ...rest } = data;
  const pupilId = world.idOf('pupil', pupilKey);
  const before = pair.held?.extra;
  const halfYear = stays(before, data) ?? halfOf({ from, to }, world.today);
  const place = { pupilId, halfYear, rowId: id };
  const value = { ...rest, ...amount, from, to, groupId: world.findId('group', groupKey), system: world.system };
  const moved = before?.halfYear !== undefined && before.halfYear !== halfYear ? [before.halfYear] : [];
  return {
    extra: known({ pupilId, halfYear, from, to, system: world.system, mode: data.mode }),
    changes: [
      valueAt(world, place, value),
      ...moved.map((half) => valueAt(world, { ...place, halfYear: half }, { ...value, gone: true })),
      told(world, pupilId, [halfYear, ...moved]),
    ],
  };
}

const stays = (before: Readonly<Record<string, string>> | undefined, { from }: { from: Day }): string | undefined =>
  before?.from === from ? before.halfYear : undefined;

/** Takes back absence that the source no longer has, though it has other absence of the pupil's half-year. */
export function takenBack(world: When, { id, extra }: Held): Ending[] {
  const { pupilId = '', halfYear = '', from, to, system, mode } = extra;
  const value: Partial<RowData['absence']> & { readonly system: string | undefined; readonly gone: true } = {
    ofSchool: false,
    from: from ?? '',
    to: to ?? '',
    mode: mode === 'sum' ? 'sum' : 'occurrence',
    system,
    gone: true,
  };
  return [valueAt(world, { pupilId, halfYear, rowId: id }, value), told(world, pupilId, [halfYear])];
}
