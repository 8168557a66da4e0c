import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Asks anew for the person's unread counts, once the API has answered a request that marks items as read. */
export function useFreshCounts(answered: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!answered) return;
    client
      .invalidateQueries({ predicate: ({ queryKey: [key] }) => key === 'me' || String(key).endsWith('/inbox') })
      .catch(() => undefined);
  }, [answered, client]);
}

/**
 * Asks anew for what came with the sign-in, when a person comes back to the first page later: it shows what has
 * happened since.
 */
export function useFreshHome(): void {
  const client = useQueryClient();
  useEffect(() => {
    client.refetchQueries({ queryKey: ['me'], stale: true }).catch(() => undefined);
  }, [client]);
}
