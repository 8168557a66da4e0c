import { useEffect, useRef, useState } from 'react';
import { tagOf } from '../../api/call.ts';
import { useAct } from '../../api/hooks.ts';
import { Unreachable } from '../../api/problem.ts';
import type { Draft } from './drafts.ts';
import { askedOf, changedIn, type Marks, type Plan, planOf, type Roster, type Undo, undoOf } from './marks.ts';

const PLACE = '/v1/groups/{groupId}/days/{date}/lessons/{lessonId}';
const SECONDS_TO_TRY = 10;
const NOTHING: Marks = {};

/** A request that was carried out, and what takes it back. */
export type Receipt = { readonly marks: Marks; readonly undo: Undo; readonly bothWrote: boolean };

type Drafting = readonly [Draft, (change: (draft: Draft) => Draft) => void];

/** Stores the taps of a lesson and confirms it in one request, sends again when the network is back, and undoes. */
export function useRegister(roster: Roster, [draft, change]: Drafting) {
  const { groupId, date, lessonId } = roster;
  const params = { groupId, date, lessonId };
  const entries = useAct(`POST ${PLACE}/entries`);
  const confirmation = useAct(`POST ${PLACE}/confirmation`);
  const [receipt, setReceipt] = useState<Receipt>();
  const [tried, setTried] = useState<string>();
  const plan = planOf(roster, draft.marks, draft.unsure);
  // Nobody who is expected away is stored as present unless the teacher says so.
  const asked = askedOf(roster, draft.marks).length > 0;

  const request = (wanted: Plan) =>
    wanted.by === 'entries'
      ? entries.act({ params, body: { entries: wanted.entries } })
      : confirmation.act({ params, body: { present: [...wanted.present] } });
  const send = async () => {
    if (!plan || asked) return;
    const sent = draft.marks;
    setReceipt(undefined);
    setTried(JSON.stringify(plan));
    if (plan.by === 'entries') change((now) => ({ ...now, unsure: idsOf(plan, now.unsure) }));
    let answer = await request(plan);
    // Entries of presence alone do not confirm; a lost earlier answer can lead here.
    if (answer && !answer.confirmed && plan.by === 'entries' && answer.suggestions.length === 0)
      answer = await request({ by: 'confirmation', present: [] });
    if (!answer?.confirmed) return;
    setTried(undefined);
    change((now) => ({ unsure: [], marks: without(now.marks, sent) }));
    setReceipt({ marks: sent, undo: undoOf(roster, plan), bothWrote: versionOf(answer) - versionOf(roster) > 1 });
  };
  const error = entries.error ?? confirmation.error;
  // A lesson that is confirmed without anything left to send has got the request whose answer was lost.
  const lost = error instanceof Unreachable && tried !== undefined && plan !== undefined;
  const asTried = tried === JSON.stringify(plan);
  useAgain(lost && asTried, send);
  return {
    plan,
    changed: changedIn(roster, draft.marks).length > 0,
    send,
    pending: entries.pending || confirmation.pending,
    lost: lost || entries.retrying || confirmation.retrying,
    /** True if the taps differ from the request whose answer never came. */
    changedSince: lost && !asTried,
    error: lost ? null : error,
    receipt,
    setReceipt,
  };
}

const idsOf = (plan: Plan, unsure: readonly string[]): readonly string[] => [
  ...new Set([...unsure, ...(plan.by === 'entries' ? plan.entries.map(({ pupilId }) => pupilId) : [])]),
];

/** The taps without those that were sent: what was tapped meanwhile stays. */
const without = (marks: Marks, sent: Marks): Marks =>
  Object.fromEntries(Object.entries(marks).filter(([pupilId, mark]) => sent[pupilId] !== mark));

/** The register's version in an answer's ETag; each write adds one. */
const versionOf = (answer: object): number => Number(/\d+/.exec(tagOf(answer))?.[0] ?? 0);

/** Tries again every some seconds, and when the browser says that the network is back. */
function useAgain(waiting: boolean, send: () => Promise<void>): void {
  const newest = useRef(send);
  useEffect(() => {
    newest.current = send;
  });
  useEffect(() => {
    if (!waiting) return;
    const again = () => newest.current();
    const timer = setInterval(again, SECONDS_TO_TRY * 1000);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [waiting]);
}

/** Takes a confirmation back: the entries as they were, then the confirmation, and the taps are taps again. */
export function useUndo(roster: Roster, change: Drafting[1]) {
  const { groupId, date, lessonId } = roster;
  const params = { groupId, date, lessonId };
  const entries = useAct(`POST ${PLACE}/entries`);
  const unconfirm = useAct(`DELETE ${PLACE}/confirmation`);
  return {
    pending: entries.pending || unconfirm.pending,
    error: entries.error ?? unconfirm.error,
    /** Takes back what a receipt says, or the confirmation alone; true when done. */
    undo: async ({ undo, marks }: Pick<Receipt, 'undo' | 'marks'>): Promise<boolean> => {
      if (undo.entries.length > 0 && !(await entries.act({ params, body: { entries: undo.entries } }))) return false;
      if (undo.unconfirm && !(await unconfirm.act({ params }))) return false;
      const stay = new Set(undo.stay.map(({ pupilId }) => pupilId));
      const back = Object.fromEntries(Object.entries(marks).filter(([pupilId]) => !stay.has(pupilId)));
      change((now) => ({ ...now, marks: { ...back, ...now.marks } }));
      return true;
    },
  };
}

/** The undo of a confirmation that stands since before: nobody is away, so nothing else is to put back. */
export const ONLY_CONFIRMATION: Pick<Receipt, 'undo' | 'marks'> = {
  undo: { entries: [], unconfirm: true, stay: [] },
  marks: NOTHING,
};
