import { useCallback, useEffect, useRef, useState } from 'react';
import { Refused } from '../../api/problem.ts';
import { useUnsavedWarning } from '../../parts/unsaved-warning.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './file-texts.ts';
import type { Place } from './place.ts';
import { prepared } from './prepare-file.ts';
import { judged, sendFile } from './send-file.ts';

/** A chosen file on its way. Its own name is shown to its sender and goes nowhere. */
export type Chosen = {
  readonly key: string;
  readonly name: string;
  readonly state: 'preparing' | 'sending' | 'scanning' | 'clean' | 'fault';
  readonly percent: number;
  /** What is the matter, and what to do. */
  readonly text?: string;
  readonly attachmentId?: string;
};

/** The most files of a message. */
export const MOST_FILES = 5;
const MS_BETWEEN = 200;
const waited = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The files that are attached to a message which is being written. They live in the memory of this page alone. */
export function useFiles(place: Place) {
  const t = useWords(texts);
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const [tooMany, setTooMany] = useState(false);
  const now = useRef<readonly Chosen[]>([]);
  const isHere = useRef(true);
  const change = useCallback((next: readonly Chosen[]) => {
    now.current = next;
    if (isHere.current) setFiles(next);
  }, []);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  useUnsavedWarning(files.length > 0);
  const set = (key: string, more: Partial<Chosen>) =>
    change(now.current.map((file) => (file.key === key ? { ...file, ...more } : file)));
  const carry = async (key: string, file: File) => {
    const ready = await prepared(file);
    if (typeof ready === 'string') return set(key, { state: 'fault', text: t(ready) });
    set(key, { state: 'sending' });
    const attachmentId = await sendFile(place, ready, (percent) => set(key, { percent }));
    set(key, { state: 'scanning', attachmentId });
    const isWanted = () => isHere.current && now.current.some((each) => each.key === key);
    const { status, text } = await judged(place, attachmentId, isWanted);
    return set(key, status === 'clean' ? { state: 'clean' } : { state: 'fault', text: text ?? t('notSent') });
  };
  const add = (chosen: readonly File[]) => {
    const room = chosen.slice(0, MOST_FILES - now.current.length);
    setTooMany(room.length < chosen.length);
    for (const file of room) {
      const key = crypto.randomUUID();
      change([...now.current, { key, name: file.name, state: 'preparing', percent: 0 }]);
      carry(key, file).catch((error: unknown) => {
        const told = error instanceof Refused ? error.problem.detail : undefined;
        set(key, { state: 'fault', text: told ?? t('notSent') });
      });
    }
  };
  return {
    files,
    tooMany,
    add,
    remove: (key: string) => {
      setTooMany(false);
      change(now.current.filter((file) => file.key !== key));
    },
    clear: useCallback(() => change([]), [change]),
    isWaiting: files.some(({ state }) => state !== 'clean' && state !== 'fault'),
    hasFault: files.some(({ state }) => state === 'fault'),
    /** The ids of the files as soon as all are judged; `undefined` where one of them cannot be sent. */
    ready: async (): Promise<readonly string[] | undefined> => {
      while (now.current.some(({ state }) => state !== 'clean' && state !== 'fault')) await waited(MS_BETWEEN);
      const ids = now.current.flatMap(({ state, attachmentId }) =>
        state === 'clean' && attachmentId ? [attachmentId] : [],
      );
      return ids.length === now.current.length ? ids : undefined;
    },
  };
}
export type Files = ReturnType<typeof useFiles>;
