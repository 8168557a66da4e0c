import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call, tagOf } from '../../api/call.ts';
import { Unreachable } from '../../api/problem.ts';
import type { AnswerOf } from '../../api/table.ts';

const DRAFT = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}';
const SAVE = 'PUT /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}';

export type Draft = AnswerOf<typeof DRAFT>;
/** What a draft's form holds of it. */
export type Typed = Pick<
  Draft,
  'periodId' | 'subjects' | 'reasonIds' | 'details' | 'wayOut' | 'byDay' | 'contact' | 'missingWork'
>;

const TRIES = 4;

export const typedOf = (draft: Draft): Typed => {
  const { periodId, subjects, reasonIds, details, wayOut, byDay, contact, missingWork } = draft;
  return { periodId, subjects, reasonIds, details, wayOut, byDay, contact, missingWork };
};

/** An empty row is not said yet. */
const sentOf = (typed: Typed): Typed => ({
  ...typed,
  missingWork: typed.missingWork.filter(({ text }) => text.trim() !== ''),
});

type State = { readonly status: 'saved' | 'saving' | 'failed'; readonly error: Error | null };

export type Saving = State & {
  /** Saves what was typed, unless it is saved already; true when it is. Saves one after the other. */
  readonly save: (typed: Typed) => Promise<boolean>;
};

/**
 * Saves a draft as it is written. Each save names the state that it builds on; a lost answer is repeated with the same
 * one and gets the same answer. It asks for nothing else anew: a look at a draft stands in the access log.
 */
export function useDraftSaving(draft: Draft): Saving {
  const client = useQueryClient();
  const [state, setState] = useState<State>({ status: 'saved', error: null });
  const last = useRef({ tag: tagOf(draft), text: JSON.stringify(sentOf(typedOf(draft))) });
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const params = { schoolId: draft.schoolId, pupilId: draft.pupilId, warningId: draft.warningId };
  const saveNow = async (typed: Typed): Promise<boolean> => {
    const body = sentOf(typed);
    const text = JSON.stringify(body);
    if (text === last.current.text) return true;
    setState({ status: 'saving', error: null });
    try {
      const saved = await repeated(() => call(SAVE, { params, body, ifMatch: last.current.tag }));
      last.current = { tag: tagOf(saved), text };
      client.setQueryData([DRAFT, params, {}], saved);
      await client.invalidateQueries({ refetchType: 'none' });
      setState({ status: 'saved', error: null });
      return true;
    } catch (error) {
      setState({ status: 'failed', error: error instanceof Error ? error : new Error('Not saved.', { cause: error }) });
      return false;
    }
  };
  const save = (typed: Typed) => {
    queue.current = queue.current.then(() => saveNow(typed));
    return queue.current;
  };
  return { ...state, save };
}

async function repeated<Answer>(action: () => Promise<Answer>, tries = TRIES): Promise<Answer> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Unreachable) || tries <= 1) throw error;
    return repeated(action, tries - 1);
  }
}
