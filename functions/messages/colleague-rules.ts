import { addDays, type Day, type Instant, laterBy, type Moment } from '../shared/time.ts';
import type { Party } from './record.ts';
import { type ChangeKind, LONGEST_ADDED_DAYS } from './rules.ts';

/** A colleague whom a teacher adds to a conversation (G2): a state machine as data. */

/** The days in which a family can answer; a question that nobody has answered lapses then. */
export const QUESTION_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * `waiting`: not in before a yes, which shows the earlier messages too where `-earlier`. `in`: sees from now on; the
 * earlier messages are asked for, shown or kept. `out`: over, whether it ended, lapsed or was declined.
 */
export const COLLEAGUE_STATES = [
  'waiting',
  'waiting-earlier',
  'in',
  'in-agreed',
  'in-asked',
  'in-shown',
  'in-kept',
  'out',
] as const;
export type ColleagueState = (typeof COLLEAGUE_STATES)[number];

type Seated = Exclude<ColleagueState, 'out'>;

/** How a state is written in the conversation. */
type Written = Pick<Party, 'consent'> & { readonly waits: boolean };
const WRITTEN = {
  waiting: { waits: true, consent: 'none' },
  'waiting-earlier': { waits: true, consent: 'asked' },
  in: { waits: false, consent: 'none' },
  'in-agreed': { waits: false, consent: 'none' },
  'in-asked': { waits: false, consent: 'asked' },
  'in-shown': { waits: false, consent: 'given' },
  'in-kept': { waits: false, consent: 'refused' },
} as const satisfies Readonly<Record<Seated, Written>>;

/** A step, and the line that tells of it. */
type Step = { readonly to: ColleagueState; readonly tells: ChangeKind };
/** A repeat, which changes nothing. */
const REPEAT = 'repeat';
type Answers = { readonly yes?: Step | typeof REPEAT; readonly no?: Step | typeof REPEAT };

/** The family's answers: the newest one holds. A state without an answer was not asked. */
export const ANSWERS: Readonly<Record<ColleagueState, Answers>> = {
  waiting: {
    yes: { to: 'in-agreed', tells: 'colleague-added' },
    no: { to: 'out', tells: 'colleague-declined' },
  },
  'waiting-earlier': {
    yes: { to: 'in-shown', tells: 'colleague-added-earlier' },
    no: { to: 'out', tells: 'colleague-declined' },
  },
  in: {},
  'in-agreed': { yes: REPEAT },
  'in-asked': {
    yes: { to: 'in-shown', tells: 'earlier-shown' },
    no: { to: 'in-kept', tells: 'earlier-kept' },
  },
  'in-shown': { yes: REPEAT, no: { to: 'in-kept', tells: 'earlier-kept' } },
  'in-kept': { yes: { to: 'in-shown', tells: 'earlier-shown' }, no: REPEAT },
  out: {},
};

/** The first step, by the school's setting and by whether the teacher asks for the earlier messages. */
export function firstStep(setting: 'inform' | 'ask', askForEarlier: boolean): Step & { readonly to: Seated } {
  if (setting === 'ask') return { to: askForEarlier ? 'waiting-earlier' : 'waiting', tells: 'colleague-asked' };
  return { to: askForEarlier ? 'in-asked' : 'in', tells: 'colleague-added' };
}

/** The state of somebody in a conversation now; `undefined` for those who were not added. */
export function stateOf(party: Party, { day, instant }: Moment): ColleagueState | undefined {
  const { as, until, waits, consent, askedAt, answeredBy } = party;
  if (as !== 'added') return undefined;
  if (until !== undefined && until <= day) return 'out';
  const isOpen = askedAt !== undefined && instant < laterBy(askedAt, QUESTION_DAYS * DAY_MS);
  if (waits === true) {
    if (!isOpen) return 'out';
    return consent === 'asked' ? 'waiting-earlier' : 'waiting';
  }
  return inState[consent]({ isOpen, isAgreed: answeredBy !== undefined });
}

type Asked = { readonly isOpen: boolean; readonly isAgreed: boolean };
const inState: Readonly<Record<Party['consent'], (asked: Asked) => ColleagueState>> = {
  none: ({ isAgreed }) => (isAgreed ? 'in-agreed' : 'in'),
  asked: ({ isOpen }) => (isOpen ? 'in-asked' : 'in'),
  given: () => 'in-shown',
  refused: () => 'in-kept',
};

/** True where the family has a question to answer, or an answer to take back. */
export const mayAnswer = (state: ColleagueState): boolean =>
  Object.values(ANSWERS[state]).some((answer) => answer !== REPEAT);

/** True while somebody has a seat in a conversation: all but colleagues whose part is over. */
export const isSeated = (party: Party, moment: Moment): boolean => stateOf(party, moment) !== 'out';

/** The last day that a colleague can be added until, a school year ahead. */
export const lastAllowedDay = (today: Day): Day => addDays(today, LONGEST_ADDED_DAYS - 1);

/** The party in a state. `seesFrom`: the line that tells that the colleague is in. */
export const inStateAt = (
  party: Party,
  state: Seated,
  { seesFrom, askedAt }: { readonly seesFrom: string; readonly askedAt?: Instant | undefined },
): Party => ({ ...party, ...WRITTEN[state], seesFrom, ...(askedAt !== undefined && { askedAt }) });
