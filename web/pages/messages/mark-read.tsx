import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { send } from '../../api/call.ts';
import type { Message, Place } from './place.ts';

type MarkReadProps = { readonly place: Place; readonly messages: readonly Message[] };

/**
 * Marks the conversation as read up to the newest message of somebody else, once it was shown and somebody looks at the
 * page. Shows nothing.
 */
export function MarkRead({ place: { at, params, threadId }, messages }: MarkReadProps) {
  const client = useQueryClient();
  const marked = useRef('');
  const upTo = messages.findLast(({ by }) => !by.you)?.messageId;
  useEffect(() => {
    if (upTo === undefined) return;
    const mark = () => {
      if (document.visibilityState !== 'visible' || marked.current === upTo) return;
      marked.current = upTo;
      send(`POST ${at}/threads/{threadId}/reads`, {
        params: { ...params, threadId },
        body: { upTo },
        idempotencyKey: crypto.randomUUID(),
      })
        // The list and the badges ask anew; the conversation itself has just been read.
        .then(() => client.invalidateQueries({ predicate: ({ queryKey: [key] }) => changesByRead(String(key)) }))
        .catch(() => {
          // It stays unread, and the next look tries again.
          marked.current = '';
        });
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [upTo, at, params, threadId, client]);
  return null;
}

const changesByRead = (key: string): boolean => key === 'me' || /\/(inbox|v1\/\w+\/threads)$/.test(key);
