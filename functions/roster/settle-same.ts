import type { output } from 'zod/mini';
import type { Calling } from '../access/authorize.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { mustBeTaken, type Said } from './authorize.ts';
import { joinActions } from './join-actions.ts';
import { readJoin } from './read-join.ts';
import { refuse } from './refusals.ts';
import { authorizePair, type PairContext, type PairName, type SameDeps } from './same-people.ts';
import { mayGoOn, type Side, sameStamp } from './same-rules.ts';
import { SameSettled } from './schema.ts';

type Input = PairName &
  Said & {
    readonly outcome: 'joined' | 'parted';
    /** The id of the record that survives. */
    readonly goesOn?: string | undefined;
  };
type Settled = output<typeof SameSettled>;

/** Settles that two records are the same human, and which record survives, or that they are two people (J2). */
export const settleSame = (deps: SameDeps) => (caller: Calling, input: Input) =>
  retryOnConflict(async (): Promise<Settled | 'moved'> => {
    const asked = await authorizePair(deps, caller, input, input.idempotencyKey);
    if (asked.replied) return SameSettled.parse(asked.replied.body);
    const isJoin = input.outcome === 'joined';
    mustBeTaken(isJoin, input, sameStamp(asked.sides));
    return isJoin ? join(deps, caller, input, asked) : part(deps, caller, input, asked);
  });

async function part({ store, idempotency }: SameDeps, caller: Calling, input: Input, asked: PairContext) {
  const { ownerId } = caller.login;
  const [personId = '', otherId = ''] = [input.personId, input.otherId].sort();
  const subject = { about: 'parted', personId, otherId } as const;
  const held = await store.settlement(ownerId, subject);
  const body = answer(caller, asked, input.outcome, null, null);
  const { settledBy: by, settledAt: at } = body;
  const lines = asked.lines.map(({ pk }) => ({
    schoolId: pk.split('#')[2] ?? '',
    kind: 'same-person' as const,
    subjectId: `${personId}.${otherId}`,
  }));
  const reply = await idempotency.put(caller, input.idempotencyKey, { status: 200, body });
  const save = { settlement: { ...subject, by, at, over: {} }, held, as: asked.basis, reason: input.reason };
  return (await store.part({ ownerId, save, lines, reply })) === 'saved' ? body : 'moved';
}

async function join(deps: SameDeps, caller: Calling, input: Input, asked: PairContext) {
  const { survivor, other } = heir(asked.sides, input.goesOn, caller.moment.day);
  const body = answer(caller, asked, input.outcome, survivor.id, other.id);
  const reply = await deps.idempotency.put(caller, input.idempotencyKey, { status: 200, body });
  const said = { by: body.settledBy, as: asked.basis, reason: input.reason, reply };
  const plan = await readJoin(deps, caller, { kind: input.kind, survivor, other, asked, said });
  return (await deps.same.commit(joinActions(plan))) === 'saved' ? body : 'moved';
}

function answer(
  { moment }: Calling,
  { staff }: PairContext,
  outcome: Input['outcome'],
  goesOn: string | null,
  ended: string | null,
): Settled {
  return { outcome, goesOn, ended, settledBy: staff.card.staffId, settledAt: moment.instant };
}

/** The record that survives and the record that ends; refuses a choice that `mayGoOn` does not allow. */
function heir(sides: readonly [Side, Side], goesOn: string | undefined, day: string) {
  const [first, second] = sides;
  const survivor = sides.find(({ id }) => id === goesOn);
  if (!survivor) throw refuse('roster.heir-missing', {}, { at: '/goesOn' });
  const can = mayGoOn(sides, day);
  if (can.length === 0) throw refuse('roster.both-have-records');
  if (!can.includes(survivor.id)) throw refuse('roster.other-goes-on');
  return { survivor, other: survivor === first ? second : first };
}
