import type { FamilyCaller } from '../access/authorize.ts';
import { type AuthorizedPupil, authorizePupil } from '../access/authorize-pupil.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type FamilyKind, MAY_BOOK } from './authorize.ts';
import type { TalkName } from './keys.ts';
import { comesTo } from './plan-booking.ts';
import type { Conference, Talk } from './record.ts';
import type { TalkStore } from './talk-store.ts';

export type OwnTalkDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil'>;
  readonly store: Pick<TalkStore, 'conference' | 'talk'>;
};
export type OwnTalk<Loaded> = AuthorizedPupil<FamilyKind> & {
  readonly conference: Conference;
  readonly talk: Talk;
  readonly loaded: Loaded;
};

/**
 * A talk to which the caller comes, for somebody who may still book for the pupil: one parallel trip. The talk of
 * another home is not found.
 */
export async function loadOwnTalk<Loaded>(
  { lookup, store }: OwnTalkDeps,
  caller: FamilyCaller,
  { name, load }: { readonly name: TalkName; readonly load: () => Promise<Loaded> },
): Promise<OwnTalk<Loaded>> {
  const { ownerId } = caller.login;
  const found = await authorizePupil(lookup, caller, {
    right: MAY_BOOK,
    pupilId: name.pupilId,
    load: () => Promise.all([store.conference(ownerId, name.conferenceId), store.talk(ownerId, name), load()]),
  });
  const { actor } = found;
  const [conference, talk, loaded] = found.loaded;
  if (!conference || !talk || !comesTo(talk, { kind: actor.kind, id: actor.personId })) throw notFound();
  return { ...found, conference, talk, loaded };
}
