import type { Evidence, Stage } from '../../functions/notices/rules.ts';

/** What a notice is, as people and reports see it. */
export type NoticeState = Stage | 'undelivered' | 'delivered' | 'bounced' | 'complained';

/**
 * Strongest first: complained over bounced over delivered over undelivered over submitted over expired over unknown
 * over claimed over planned. What a provider tells beats our own time limits: a late "delivered" lifts an expired
 * notice.
 */
export function stateOf(stage: Stage, evidence: ReadonlySet<Evidence>): NoticeState {
  if (evidence.has('complained')) return 'complained';
  if (evidence.has('bounced') || evidence.has('rejected')) return 'bounced';
  if (evidence.has('delivered')) return 'delivered';
  if (evidence.has('undelivered')) return 'undelivered';
  if (evidence.has('accepted') && stage !== 'suppressed' && stage !== 'cancelled') return 'submitted';
  return stage;
}
