import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { Reading } from '../../api/hooks.ts';
import { addDays } from '../../words/days.ts';
import { keyOf } from './marked.ts';

/** The most days of one request for what stands side by side. */
const MOST_DAYS = 14;

/** The versions of the decisions that stand on these days, by pupil and day: the queue does not tell them. */
export function useVersions(groupId: string, days: readonly string[]): Reading<ReadonlyMap<string, number>> {
  const wanted = [...new Set(days)].sort();
  const query = useQuery({
    queryKey: ['decision-versions', groupId, wanted],
    queryFn: () => readVersions(groupId, wanted),
  });
  return { data: query.data, error: query.error, loading: query.isPending, again: query.refetch };
}

async function readVersions(groupId: string, days: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const [from] = days;
  if (from === undefined) return new Map();
  const to = addDays(from, MOST_DAYS - 1);
  const query = { from, to };
  const { pupils } = await call('GET /v1/groups/{groupId}/absences', { params: { groupId }, query });
  const found = pupils.flatMap(({ pupilId, days: shown }) =>
    shown.flatMap(({ date, decisions }) =>
      decisions
        .filter(({ lessonId }) => lessonId === undefined)
        .map(({ version }) => [keyOf(pupilId, date), version] as const),
    ),
  );
  const rest = await readVersions(
    groupId,
    days.filter((day) => day > to),
  );
  return new Map([...found, ...rest]);
}
