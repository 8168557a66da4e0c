import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Sent, send } from './call.ts';
import { Refused, Unreachable } from './problem.ts';
import type { AnswerOf, Key, RequestOf } from './table.ts';

const SECONDS_FRESH = 10;
const TRIES = 4;
/** After an action the pages ask anew. A slow answer must not hold back that the action is done. */
const MOST_MS_TO_REFRESH = 3000;

const waited = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Answers are kept in memory only, and asked anew when the person comes back to the tab. */
export const makeClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: SECONDS_FRESH * 1000,
        // An answer carries its ETag by identity (`tagOf`), so that no copy may be made of it.
        structuralSharing: false,
        networkMode: 'always',
        retry: (count, error) => error instanceof Unreachable && count < TRIES - 1,
        retryDelay: (count) => 500 * 2 ** count,
      },
      mutations: { networkMode: 'always' },
    },
  });

export type Reading<Answer> = {
  readonly data: Answer | undefined;
  readonly error: Error | null;
  readonly loading: boolean;
  readonly again: () => Promise<unknown>;
};

export type ReadOptions = {
  /** False as long as the request lacks something. */
  readonly enabled?: boolean;
  /** Asks again after so many seconds, for pages that others change meanwhile. */
  readonly everySeconds?: number;
};

/** Reads a route for a page. The same request on two parts of a page goes out once. */
export function useRead<K extends Key & `GET ${string}`>(
  key: K,
  request: RequestOf<K>,
  options: ReadOptions = {},
): Reading<AnswerOf<K>> {
  return useReading(key, request, options) as Reading<AnswerOf<K>>;
}

/** `useRead` for a key that is known only at run time. */
export function useReading(key: string, request: Sent, { enabled = true, everySeconds }: ReadOptions = {}) {
  const query = useQuery({
    queryKey: [key, request.params ?? {}, request.query ?? {}],
    queryFn: () => send(key, request),
    enabled,
    ...(everySeconds !== undefined && { refetchInterval: everySeconds * 1000 }),
  });
  return { data: query.data, error: query.error, loading: query.isPending && enabled, again: query.refetch };
}

export type Acting<Request, Answer> = {
  /** Carries the action out. While one is under way, a second tap does nothing and gets `undefined`. */
  readonly act: (request: Request) => Promise<Answer | undefined>;
  readonly pending: boolean;
  /** True after a try without an answer, while the next is under way. */
  readonly retrying: boolean;
  readonly error: Error | null;
  readonly answer: Answer | undefined;
  readonly reset: () => void;
};

/**
 * An action of a page. Tries without an answer are repeated under the same idempotency key, also when the person taps
 * again later, as long as the request is the same: it happens once. After it, every page asks anew.
 */
export function useAct<K extends Key>(key: K): Acting<RequestOf<K>, AnswerOf<K>> {
  return useActing(key) as Acting<RequestOf<K>, AnswerOf<K>>;
}

/** `useAct` for a key that is known only at run time. */
export function useActing(key: string): Acting<Sent, unknown> {
  const client = useQueryClient();
  const busy = useRef(false);
  const kept = useRef<{ readonly text: string; readonly idempotencyKey: string }>(undefined);
  const mutation = useMutation({
    mutationFn: (request: Sent) => {
      const text = JSON.stringify(request);
      if (kept.current?.text !== text) kept.current = { text, idempotencyKey: crypto.randomUUID() };
      return send(key, { ...request, idempotencyKey: kept.current.idempotencyKey });
    },
    retry: (count, error) => error instanceof Unreachable && count < TRIES - 1,
    retryDelay: (count) => 700 * 2 ** count,
  });
  return {
    act: async (request) => {
      if (busy.current) return undefined;
      busy.current = true;
      try {
        const answer = await mutation.mutateAsync(request);
        kept.current = undefined;
        await Promise.race([client.invalidateQueries(), waited(MOST_MS_TO_REFRESH)]);
        return answer;
      } catch (error) {
        // The page shows `error`. A request that was refused may be sent again as a new action. A server that broke may
        // have carried it out, so that the key stays.
        if (error instanceof Refused && error.problem.status < 500) kept.current = undefined;
        return undefined;
      } finally {
        busy.current = false;
      }
    },
    pending: mutation.isPending,
    retrying: mutation.isPending && mutation.failureCount > 0,
    error: mutation.error,
    answer: mutation.data,
    reset: mutation.reset,
  };
}
