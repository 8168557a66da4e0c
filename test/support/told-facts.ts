import { INBOX_KINDS, ruleOf } from '../../functions/notifications/rules.ts';

/** Facts that end in somebody's inbox: what the queue must bring. */
export const TOLD_FACTS: readonly string[] = [
  ...new Set(INBOX_KINDS.flatMap((kind) => (ruleOf(kind).on === null ? [] : [ruleOf(kind).on ?? kind]))),
];
