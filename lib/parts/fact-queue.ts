import type { Construct } from 'constructs';
import { WorkQueue, type WorkQueueProps } from './work-queue.ts';

/** The queue on which one consumer gets the facts it listens to. */
export class FactQueue extends WorkQueue {
  readonly facts: readonly string[];

  constructor(scope: Construct, id: string, props: WorkQueueProps & { readonly facts: readonly string[] }) {
    super(scope, id, props);
    this.facts = props.facts;
  }
}
