import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { Refused } from '../../api/problem.ts';
import { useUnsavedWarning } from '../../parts/unsaved-warning.ts';
import { nameOf } from './paths.ts';
import type { Document } from './standing.ts';
import { type SectionOf, saidIn, type Values } from './values.ts';

const SECTION = '/v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/sections/{sectionId}';
/** A pause in writing after which the text is saved. */
const PAUSE_MS = 2000;

/**
 * Texts that are not saved yet, in memory only: who goes to another page of the portal and comes back finds them, on
 * top of the version that they were written on.
 */
type Waiting = { readonly values: Values; readonly version: number };
const waiting = new Map<string, Waiting>();

type Status = 'saved' | 'unsaved' | 'saving' | 'failed';
type State = { readonly status: Status; readonly error: Error | null };
export type SectionSaving = State & {
  readonly values: Values;
  /** The section as it was last saved, by whomever. */
  readonly known: SectionOf;
  /** A colleague's text that was saved meanwhile, with the own still in `values`. */
  readonly conflict: SectionOf | undefined;
  readonly change: (values: Values) => void;
  /** Saves at once what waits for a pause; true when everything is saved. */
  readonly flush: () => Promise<boolean>;
  /** Ends a conflict: what stands is saved over the colleague's text, which stays in the earlier texts. */
  readonly settle: (values: Values) => Promise<boolean>;
};

/**
 * Saves a section as it is written, one saving after the other, each on top of the text that it was written on. A
 * colleague's text that came between stops the saving until the person has seen both.
 */
export function useSectionSaving(document: Document, section: SectionOf, onSaved: () => unknown): SectionSaving {
  const params = { ...nameOf(document), sectionId: section.sectionId };
  const key = `${document.documentId} ${section.sectionId}`;
  const [left] = useState(() => waiting.get(key));
  const [values, setValues] = useState(left?.values ?? section.values);
  const [state, setState] = useState<State>(left ? UNSAVED : SAVED);
  const [known, setKnown] = useState(section);
  const [conflict, setConflict] = useState<SectionOf>();
  const newest = useRef(values);
  const base = useRef({ version: left?.version ?? section.version, text: JSON.stringify(saidIn(section.values)) });
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const saveNow = async (): Promise<boolean> => {
    const said = saidIn(newest.current);
    const text = JSON.stringify(said);
    if (text === base.current.text) return true;
    setState({ status: 'saving', error: null });
    try {
      const saved = await call(`PUT ${SECTION}`, {
        params,
        body: { values: said },
        ifMatch: `"${base.current.version}"`,
      });
      base.current = { version: saved.version, text };
      setKnown(saved);
      const isAll = JSON.stringify(saidIn(newest.current)) === text;
      if (isAll) waiting.delete(key);
      setState(isAll ? SAVED : UNSAVED);
      onSaved();
      return true;
    } catch (error) {
      if (error instanceof Refused && error.problem.status === 412) return showBoth();
      setState({ status: 'failed', error: error instanceof Error ? error : new Error('Not saved.', { cause: error }) });
      return false;
    }
  };
  const showBoth = async (): Promise<boolean> => {
    const theirs = await call(`GET ${SECTION}`, { params });
    setConflict(theirs);
    setState(UNSAVED);
    return false;
  };
  const flush = () => {
    clearTimeout(timer.current);
    queue.current = queue.current.then(saveNow, saveNow);
    return queue.current;
  };
  const change = (next: Values) => {
    newest.current = next;
    waiting.set(key, { values: next, version: base.current.version });
    setValues(next);
    setState(UNSAVED);
    clearTimeout(timer.current);
    if (!conflict) timer.current = setTimeout(flush, PAUSE_MS);
  };
  const settle = (next: Values) => {
    if (conflict) {
      base.current = { version: conflict.version, text: JSON.stringify(saidIn(conflict.values)) };
      setKnown(conflict);
    }
    newest.current = next;
    setValues(next);
    setConflict(undefined);
    return flush();
  };
  useUnsavedWarning(state.status !== 'saved');
  useSavedOnLeave(flush);
  return { values, ...state, known, conflict, change, flush, settle };
}

/** Who leaves the page within the pause has the text saved all the same. */
function useSavedOnLeave(flush: () => Promise<boolean>): void {
  const leave = useRef(flush);
  leave.current = flush;
  useEffect(
    () => () => {
      leave.current().catch(() => undefined);
    },
    [],
  );
}

const SAVED = { status: 'saved', error: null } as const;
const UNSAVED = { status: 'unsaved', error: null } as const;
