import type { output } from 'zod/mini';
import { authorizeStaff, type Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Settings } from '../settings/lookup.ts';
import type { Language } from '../shared/texts/language.ts';
import { faultsOf } from './check-message.ts';
import { TITLES } from './codes.ts';
import type { Example } from './schema.ts';
import { searchOf, searchXml } from './search-message.ts';
import { wordsOf } from './view.ts';
import { messageOf, messageXml, type Subject, type Terms } from './write-message.ts';

export type ExampleDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'schools'>;
  readonly settings: { of(ownerId: string): Promise<{ at(): Pick<Settings, 'archive.codes' | 'archive.filing'> }> };
};

/** The number's place in the message; shown as stars, since none of our answers holds eleven digits. */
const NUMBER = '0'.repeat(11);
const shown = (xml: string): string => xml.replaceAll(`>${NUMBER}<`, `>${'*'.repeat(11)}<`);

/** A made-up pupil: the keys are no real ids. */
const NOBODY: Omit<Subject, 'school'> = {
  kind: 'warning',
  recordId: '0'.repeat(36),
  pupilId: '0'.repeat(26),
  title: TITLES.subject,
  pupil: { name: 'Kari Eksempel', identityNumber: NUMBER },
  recipients: [{ name: 'Kari Eksempel', identityNumber: NUMBER }, { name: 'Per Eksempel' }],
  secret: false,
  note: false,
  sentAt: '2026-11-24T06:30:00.000Z',
  sentOn: '2026-11-24',
  letter: { sha256: '0'.repeat(64), bytes: 70_000 },
};
const NO_SCHOOL: Subject['school'] = { name: 'Eksempel skole' };
const SOMEWHERE = '00000000-0000-0000-0000-000000000000';
const NAMES = NOBODY.recipients.map(({ name }) => name);

/** The archive's messages by the current settings, for a made-up pupil: sends nothing, and reads no pupil's record. */
export const showExample =
  (deps: ExampleDeps) =>
  async (caller: Caller, language: Language): Promise<output<typeof Example>> => {
    const { ownerId } = caller.login;
    const [, settings, { schools }] = await Promise.all([
      authorizeStaff(deps.lookup, caller, { action: 'owner:archive', target: { kind: 'owner' } }),
      deps.settings.of(ownerId),
      deps.lookup.schools(ownerId),
    ]);
    const held = settings.at();
    const [school = NO_SCHOOL] = [...schools].sort((a, b) => (a.id < b.id ? -1 : 1));
    const subject = { ...NOBODY, school };
    const terms = { codes: held['archive.codes'], filing: held['archive.filing'] };
    const search = searchOf(subject, terms);
    const show = (situation: Situation, about: Subject, on: Terms = terms) => {
      const message = messageOf(about, on);
      const faults = faultsOf(message, about, NAMES, on);
      return {
        situation,
        xml: shown(messageXml(message)),
        faults: faults.map((code) => ({ code, text: wordsOf(code, language) })),
      };
    };
    return {
      search: search ? shown(searchXml(search)) : null,
      messages: [
        show('new-folder', subject),
        show('found-folder', subject, { ...terms, folderId: SOMEWHERE }),
        show('without-number', { ...subject, pupil: { name: NOBODY.pupil.name } }),
        show('secret-address', { ...subject, secret: true, note: true }),
      ],
    };
  };

type Situation = output<typeof Example>['messages'][number]['situation'];
