import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import type { Lookup, PupilCard, StaffCard } from '../roster/lookup.ts';
import { beginWords, wordsOf } from '../shared/texts/name-words.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { type AuthorizeDeps, authorizeDocument, type DocumentName } from './authorize.ts';
import { mayApprove } from './move-document.ts';
import type { Meta } from './record.ts';
import type { People } from './sharing-schema.ts';
import type { DocumentsStore } from './store.ts';
import { partText } from './texts.ts';

export type PeopleDeps = AuthorizeDeps & {
  readonly lookup: Pick<Lookup, 'group' | 'roleHolders' | 'staffNamed'>;
  readonly store: Pick<DocumentsStore, 'meta' | 'deputyOf'>;
};
type Input = DocumentName & { readonly name?: string | undefined };

/** The most cards that a search reads beside those of leaders, and the most colleagues that it shows. */
const MOST_READ = 60;
const MOST_SHOWN = 20;

/**
 * Colleagues of the school to share a document with, and the leaders who can approve it. Without a name: those who
 * teach the pupil, and the leaders. By name: anybody who works at the school. Four reads, of which the last reads the
 * cards of the leaders and of at most sixty others.
 */
export const findPeople =
  (deps: PeopleDeps) =>
  async (caller: Caller, input: Input): Promise<output<typeof People>> => {
    const { login, moment, language } = caller;
    const { ownerId } = login;
    const { day } = moment;
    const load = async () => ({ meta: await deps.store.meta(ownerId, input.documentId) });
    const { meta, pupil } = await authorizeDocument(deps, caller, { name: input, right: 'own', load });
    const near = { ownerId, pupil, schoolId: meta.schoolId, day };
    const [leaders, ids] = await Promise.all([
      leaderIds(deps, near),
      input.name === undefined ? teacherIds(deps, near) : namedIds(deps, near, input.name),
    ]);
    const searched = input.name === undefined ? [...ids, ...leaders] : ids;
    const wanted = new Set(searched);
    // A leader whose card is not read could not be asked: the limit is of those who are searched.
    const others = [...wanted].filter((id) => !leaders.includes(id));
    const cards = await read(deps, ownerId, [...new Set(leaders), ...others.slice(0, MOST_READ)]);
    const isIn = new Set(meta.grants.map(({ staffId }) => staffId));
    const colleagues = cards.filter(({ staffId }) => wanted.has(staffId) && !isIn.has(staffId));
    const here = colleagues.flatMap((card) => colleagueAt(card, { meta, day, language }));
    return {
      colleagues: here.slice(0, MOST_SHOWN),
      more: here.length > MOST_SHOWN || others.length > MOST_READ,
      approvers: cards.filter((card) => mayApprove(card, meta, day)).map(({ staffId, name }) => ({ staffId, name })),
    };
  };

type Near = {
  readonly ownerId: string;
  readonly pupil: PupilCard | undefined;
  readonly schoolId: string;
  readonly day: Day;
};

/** Those who lead the school or have led it; the cards say who does today. */
async function leaderIds({ lookup }: PeopleDeps, { ownerId, schoolId }: Near): Promise<readonly string[]> {
  const held = (['leader', 'principal'] as const).map((role) => lookup.roleHolders(ownerId, schoolId, role));
  return (await Promise.all(held)).flat();
}

/** Those who teach the pupil's groups today. */
async function teacherIds({ lookup }: PeopleDeps, { ownerId, pupil, day }: Near): Promise<readonly string[]> {
  const own = (pupil?.groups ?? []).filter((group) => holdsOn(group, day));
  const groups = await Promise.all(own.map(({ groupId }) => lookup.group(ownerId, groupId)));
  return groups.flatMap((group) =>
    (group?.members ?? [])
      .filter((member) => member.as !== 'student' && holdsOn(member, day))
      .map(({ personId }) => personId),
  );
}

/** The owner's staff of whose name each searched word begins a word, by name. */
async function namedIds({ lookup }: PeopleDeps, { ownerId, day }: Near, name: string): Promise<readonly string[]> {
  const asked = wordsOf(name);
  if (asked.length === 0) return [];
  const staff = await lookup.staffNamed(ownerId, day);
  const found = staff.filter(({ givenName, familyName }) => beginWords(asked, wordsOf(`${givenName} ${familyName}`)));
  const calledOf = ({ givenName, familyName }: (typeof found)[number]) => `${familyName} ${givenName}`;
  return found.sort((a, b) => calledOf(a).localeCompare(calledOf(b), 'nb')).map(({ staffId }) => staffId);
}

async function read({ lookup }: PeopleDeps, ownerId: string, ids: readonly string[]): Promise<readonly StaffCard[]> {
  const cards = await Promise.all(ids.map((staffId) => lookup.staff(ownerId, staffId)));
  return cards.filter((card) => card !== undefined);
}

type At = { readonly meta: Meta; readonly day: Day; readonly language: 'nb' | 'nn' | 'en' };

/** A colleague with the part at the school; nobody who does not work there that day. */
function colleagueAt({ staffId, name, assignments }: StaffCard, { meta, day, language }: At) {
  const here = assignments.filter((held) => held.schoolId === meta.schoolId && holdsOn(held, day));
  const parts = here.map((held) => (held.kind === 'role' ? held.role : held.as));
  const text = partText(parts);
  return text === undefined ? [] : [{ staffId, name, part: text[language] }];
}
