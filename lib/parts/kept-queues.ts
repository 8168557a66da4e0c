import { Construct } from 'constructs';

/** What a queue is given: where all queues stand. */
export type QueueHome = { readonly queues: KeptQueues };

/**
 * Where every queue stands, whoever reads it: in the stack of state, under a name that its feature's name makes. A feature that moves to
 * another stack finds its queue there with all that was in it; the outbox has marked that as told, and nobody would tell it again.
 */
export class KeptQueues extends Construct {
  readonly #prefix: string;

  constructor(scope: Construct, id: string, stageName: string) {
    super(scope, id);
    this.#prefix = `skolebro-${stageName}`;
  }

  /** Id and name of a construct's queue, by its path within its own stack: `Notifications/Inbound` is `…-notifications-inbound` in any. */
  placeOf(owner: Construct, id: string): { readonly id: string; readonly name: string } {
    const words = [...owner.node.path.split('/').slice(1), id].join('');
    const name = words.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
    return { id: words, name: `${this.#prefix}-${name}` };
  }
}
