import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { send } from '../api/call.ts';
import type { RequestOf } from '../api/table.ts';
import { useChildren, useMe } from '../session/me.ts';

type Area = NonNullable<RequestOf<'POST /v1/guardian/inbox/reads'>['body']['area']>;

/**
 * Marks the inbox items of an area about a child as read, so that its badge goes. Shows nothing. It belongs beside what
 * they tell of: where the page has failed, they stay unread.
 */
export function ReadArea({ area, childId }: { readonly area: Area; readonly childId: string }) {
  const { role } = useMe();
  const client = useQueryClient();
  const unread = useChildren().find((child) => child.childId === childId)?.unread[area] ?? 0;
  useEffect(() => {
    if (unread === 0) return;
    // The pages with badges ask anew, this one does not: it has just been read.
    const refresh = async () => {
      await client.invalidateQueries({ refetchType: 'none' });
      await client.refetchQueries({ type: 'active', predicate: ({ queryKey }) => hasBadges(String(queryKey[0])) });
    };
    const body = { area, pupilId: childId };
    send(`POST /v1/${role}/inbox/reads`, { body, idempotencyKey: crypto.randomUUID() })
      .then(refresh)
      // The badge stays, and the next visit tries again.
      .catch(() => undefined);
  }, [area, childId, role, client, unread]);
  return null;
}

const hasBadges = (key: string): boolean => key === 'me' || key.endsWith('/inbox');
