import type { Moment } from '../shared/time.ts';
import type { Party, Thread } from './record.ts';
import type { Person } from './rules.ts';

type New = Pick<Thread, 'threadId' | 'pupilId' | 'schoolId' | 'subject'> & {
  readonly author: Person;
  readonly others: readonly Person[];
  /** The same conversation with the child's other homes. */
  readonly linked: readonly string[];
};

/** A conversation without a message, its author first. */
export const newThread = ({ author, others, linked, ...named }: New, moment: Moment): Thread => ({
  ...named,
  state: 'open',
  version: 0,
  parties: [author, ...others].map((person) => partyOf(person, moment)),
  linked: [...linked],
  lastMessageId: '',
  lastAt: '',
  createdAt: moment.instant,
  createdBy: author,
});

const partyOf = (person: Person, { day }: Moment): Party => ({
  person,
  as: 'relation',
  since: day,
  seesFrom: '',
  consent: 'none',
  listedAt: '',
});
