import type { CallerAs } from '../access/authorize.ts';
import { authorizePupil } from '../access/authorize-pupil.ts';
import { authorizeThread, MAY_WITHDRAW, type ThreadDeps } from '../messages/lookup.ts';
import type { Author } from './record.ts';

export type WriterDeps = ThreadDeps;
type Kind = Author['kind'];
type About = {
  readonly pupilId: string;
  readonly schoolId?: string | undefined;
  /** The conversation in which the file will be sent; left out for a new one. */
  readonly threadId?: string | undefined;
};
type Request<Loaded> = { readonly about: About; readonly load: () => Promise<Loaded> };
type Writer<Loaded> = { readonly by: Author; readonly schoolId: string; readonly loaded: Loaded };

/**
 * Somebody who may write about the pupil: by the relation, or in a conversation that the person is in, as a colleague
 * who was added to it too.
 */
export async function authorizeWriter<Loaded>(
  deps: WriterDeps,
  caller: CallerAs<Kind>,
  { about, load }: Request<Loaded>,
): Promise<Writer<Loaded>> {
  const { pupilId, schoolId, threadId } = about;
  const by = (id: string): Author => ({ kind: caller.as, id });
  if (threadId === undefined) {
    const wanted = { right: MAY_WITHDRAW, pupilId, schoolId, load };
    const { actor, card, loaded } = await authorizePupil(deps.lookup, caller, wanted);
    return { by: by(actor.personId), schoolId: schoolId ?? card.facts.schoolId, loaded };
  }
  const name = { pupilId, schoolId, threadId };
  const found = await authorizeThread(deps, { ...caller, name }, { right: MAY_WITHDRAW, load });
  return { by: found.party.person, schoolId: found.thread.schoolId, loaded: found.loaded };
}
