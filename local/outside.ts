import { archiveEndpoint } from './archive.ts';
import { type Archive, openArchive } from './archive-store.ts';
import { signingIn } from './certificate.ts';
import { type Faults, openFaults } from './faults.ts';
import type { Handle } from './front.ts';
import { type Left, openLeft } from './left.ts';
import { mailEndpoint } from './mail.ts';
import { pushEndpoint } from './push.ts';
import type { Queues } from './queue.ts';
import type { Deployed } from './template.ts';
import { openTopics } from './topics.ts';

/** The outside world on this machine: the providers of mail and pushes with their events, and the archive. */
export type Outside = {
  /** The handlers of the SDK's requests. */
  readonly handles: readonly Handle[];
  readonly faults: Faults;
  readonly left: Pick<Left, 'mails' | 'pushes' | 'fetchWaiting'>;
  /** The archive's own interface, at the address that the stage names. */
  readonly archiveServices: Handle;
  readonly archive: Pick<Archive, 'cases' | 'lately'>;
  /** The certificate that topics sign with, as PEM. */
  readonly certificate: () => string;
  readonly publish: (topic: string, message: string) => void;
  readonly stop: () => void;
};

type World = {
  readonly base: string;
  readonly folder: string;
  readonly deployed: Pick<Deployed, 'topics' | 'mailEvents' | 'functions'>;
  readonly queues: Pick<Queues, 'send'>;
  readonly now: () => number;
};

const TELLING_MILLISECONDS = 50;

export function openOutside({ base, folder, deployed, queues, now }: World): Outside {
  const left = openLeft(folder);
  const faults = openFaults(folder);
  const archive = openArchive(folder);
  const topics = openTopics(deployed.topics, { base, signing: () => signingIn(folder), queues, now });
  const common = { left, faults, now };
  const telling = setInterval(() => {
    left.tellDue(now(), ({ topic, message }) => topics.publish(topic, message));
  }, TELLING_MILLISECONDS);
  telling.unref();
  return {
    handles: [
      mailEndpoint({ ...common, mailEvents: deployed.mailEvents }),
      pushEndpoint({ ...common, topics, applications: applicationsIn(deployed.functions) }),
    ],
    archiveServices: archiveEndpoint({ archive, faults, now }),
    faults,
    left,
    archive,
    certificate: () => signingIn(folder).certificate,
    publish: topics.publish,
    stop() {
      clearInterval(telling);
      left.close();
      archive.close();
    },
  };
}

/** Platform applications are no resources of the template: they exist if a function has them in its environment. */
const applicationsIn = (functions: Deployed['functions']): readonly string[] =>
  [...functions.values()].flatMap(({ environment }) => {
    const told = environment.PUSH_APPLICATIONS;
    return told === undefined ? [] : Object.values<string>(JSON.parse(told));
  });
