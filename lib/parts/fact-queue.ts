import type { Construct } from 'constructs';
import { factNames } from '../../functions/shared/fact.ts';
import { WorkQueue, type WorkQueueProps } from './work-queue.ts';

export type FactQueueProps = WorkQueueProps & { readonly subscription: Parameters<typeof factNames>[0] };

/** The queue on which one consumer gets the facts of its subscription: those that its entry parses. */
export class FactQueue extends WorkQueue {
  readonly facts: readonly string[];

  constructor(scope: Construct, id: string, props: FactQueueProps) {
    super(scope, id, props);
    this.facts = factNames(props.subscription);
  }
}
