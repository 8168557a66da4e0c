import { Construct } from 'constructs';

/** The home of all queues. */
export type QueueHome = { readonly queues: KeptQueues };

/**
 * All queues stand in the stack of state, under names made from their features' names. A feature that moves to another
 * stack finds its queue with all messages: the outbox has marked those facts as published and would not send them again
 * (decision 037).
 */
export class KeptQueues extends Construct {
  readonly #prefix: string;

  constructor(scope: Construct, id: string, stageName: string) {
    super(scope, id);
    this.#prefix = `skolebro-${stageName}`;
  }

  /**
   * The id and name of a construct's queue, by its path within its own stack: `Notifications/Inbound` becomes
   * `…-notifications-inbound` in any stack.
   */
  placeOf(owner: Construct, id: string): { readonly id: string; readonly name: string } {
    const words = [...owner.node.path.split('/').slice(1), id].join('');
    const name = words.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
    return { id: words, name: `${this.#prefix}-${name}` };
  }
}
