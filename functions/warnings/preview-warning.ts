import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import { isProtected } from '../access/policy.ts';
import { type ChannelsLookup, type Reach, whyNoEmail } from '../channels/lookup.ts';
import { writeLetter } from '../letters/write-letter.ts';
import type { Lookup, PupilCard } from '../roster/lookup.ts';
import type { FieldFault } from '../shared/errors.ts';
import { faultsIn, onWire } from '../shared/http/problems.ts';
import type { Day } from '../shared/time.ts';
import { type AuthorizeDeps, loadContext, rightToWrite, type WarningName } from './authorize.ts';
import { choicesOf, wordsOn } from './catalogue.ts';
import { type RecordDeps, readAbsence } from './evidence.ts';
import { letterOf } from './letter-of.ts';
import { mustBeFree } from './own-draft.ts';

import { languageOf, saidOf } from './plan-warning.ts';
import { faultsOfLetter } from './print-faults.ts';
import { seenDraft } from './read-draft.ts';
import { fingerprintOf, recipientsOf } from './recipients.ts';
import { refusals } from './refusals.ts';
import { statusAfter } from './rules.ts';
import type { Preview } from './schema.ts';
import type { WarningsStore } from './store.ts';

export type PreviewDeps = AuthorizeDeps &
  RecordDeps & {
    readonly lookup: Pick<Lookup, 'guardianNames' | 'staffNames'>;
    readonly channels: Pick<ChannelsLookup, 'reach'>;
    readonly store: Pick<WarningsStore, 'draft'>;
  };

/** Recipients and their channels, guardians left out, and faults (D3), by the same functions as the sending. */
export const previewWarning =
  (deps: PreviewDeps) =>
  async (caller: Caller, name: WarningName): Promise<output<typeof Preview>> => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const load = () => deps.store.draft(ownerId, name.warningId);
    const asked = await loadContext(deps, caller, { ...name, load });
    const { card, settings } = asked;
    const draft = await seenDraft(deps, caller, asked, name, asked.loaded);
    const { author, names, reached } = await reachOf(deps, ownerId, { card, author: draft.createdBy }, day);
    const { subjects, basis } = subjectsAsked(asked, draft.kind, draft.content.subjects, day);
    const words = wordsOn(asked, draft.kind, day);
    const sender = { staffId: draft.createdBy, name: author ?? '' };
    const parts = { draft, asked, words, subjects, sender, basis, moment: caller.moment };
    const sending = statusAfter('send', draft.status, settings['warnings.approval']);
    const faults = [
      ...faultsOfLetter(parts, choicesOf(words, draft.kind, subjects, day)),
      ...('refused' in sending ? [{ pointer: '/status', code: sending.refused }] : []),
    ];
    const { recipients, leftOut } = recipientsOf(ownerId, card, day);
    // The list must not name the guardians of a protected pupil (law 4).
    const isOpen = !isProtected(card.facts.protection);
    const nameOf = (id: string) => (isOpen ? (names.get(id) ?? null) : null);
    return {
      warningId: draft.warningId,
      version: draft.version,
      letter: languageOf(asked),
      faults: faultsIn(faults, caller.language, refusals).map((shown, at) => ({ ...shown, ...withParams(faults[at]) })),
      sendable: faults.length === 0,
      recipients: recipients.map(({ person, basis }) => ({
        ...person,
        basis,
        name: person.kind === 'pupil' ? `${card.givenName} ${card.familyName}` : nameOf(person.id),
        ...wayOf(isOpen, reached.get(person.id), day),
      })),
      leftOut: leftOut.map((guardian) => ({ ...guardian, name: nameOf(guardian.guardianId) })),
      seen: fingerprintOf(recipients),
    };
  };

/**
 * The letter as it would be sent now, marked as a draft on every page. It uses the same functions as the sending, and
 * refuses an incomplete draft.
 */
export const previewLetter =
  (deps: PreviewDeps) =>
  async (caller: Caller, name: WarningName): Promise<Uint8Array> => {
    const { ownerId } = caller.login;
    const { moment } = caller;
    const load = () =>
      Promise.all([deps.store.draft(ownerId, name.warningId), readAbsence(deps, ownerId, name.pupilId, moment)]);
    const asked = await loadContext(deps, caller, { ...name, load });
    const [found, records] = asked.loaded;
    const draft = await seenDraft(deps, caller, asked, name, found);
    const names = await deps.lookup.staffNames(ownerId, [draft.createdBy]);
    const { subjects, basis } = subjectsAsked(asked, draft.kind, draft.content.subjects, moment.day);
    const words = wordsOn(asked, draft.kind, moment.day);
    const who = recipientsOf(ownerId, asked.card, moment.day);
    const sender = { staffId: draft.createdBy, name: names.get(draft.createdBy) ?? '' };
    const parts = { draft, asked, words, subjects, basis, moment, sender };
    mustBeFree(faultsOfLetter(parts, choicesOf(words, draft.kind, subjects, moment.day)));
    const said = saidOf({ ...parts, who, records });
    return writeLetter(letterOf(said, 'draft'));
  };

type Found = Parameters<typeof rightToWrite>[0];

/** The subjects in which the author may warn; for a principal who approves, the subjects of the draft. */
function subjectsAsked(asked: Found, kind: Parameters<typeof rightToWrite>[1], codes: readonly string[], day: Day) {
  const approves = rightsOn(asked.staff.actor, asked.card, day)('warning:approve');
  if (!approves.allowed) return rightToWrite(asked, kind, day);
  const named = new Map(asked.groups.map((group) => [group.subjectCode ?? group.id, group.subject ?? group.name]));
  return { basis: approves.basis, subjects: codes.map((code) => ({ code, name: named.get(code) ?? code })) };
}

/** Each recipient's contact points, and the names of guardians and of the author: one parallel trip. */
async function reachOf(
  { lookup, channels }: PreviewDeps,
  ownerId: string,
  { card, author }: { readonly card: PupilCard; readonly author: string },
  day: Day,
) {
  const { recipients, leftOut } = recipientsOf(ownerId, card, day);
  const guardians = recipients.flatMap(({ person }) => (person.kind === 'guardian' ? [person.id] : []));
  const [staff, names, ways] = await Promise.all([
    lookup.staffNames(ownerId, [author]),
    lookup.guardianNames(ownerId, [...guardians, ...leftOut.map((guardian) => guardian.guardianId)]),
    Promise.all(
      recipients.map(
        async ({ person }): Promise<[string, Reach]> => [person.id, await channels.reach(ownerId, person)],
      ),
    ),
  ]);
  return { author: staff.get(author), names, reached: new Map(ways) };
}

const withParams = (fault: FieldFault | undefined) => (fault?.params ? { params: onWire(fault.params) } : {});

type Way = { readonly way: 'notice' | 'paper'; readonly why: 'protected' | 'no-channel' | null };

/**
 * A warning goes on paper too where a notice is not enough: to a protected family, and to a recipient without a device
 * and an e-mail address for legal notices.
 */
function wayOf(isOpen: boolean, reach: Reach | undefined, today: Day): Way {
  if (!isOpen) return { way: 'paper', why: 'protected' };
  return reach && hasChannel(reach, today) ? { way: 'notice', why: null } : { way: 'paper', why: 'no-channel' };
}

const hasChannel = ({ devices, email }: Reach, today: Day): boolean =>
  devices.length > 0 || whyNoEmail(true, email, today) === undefined;
