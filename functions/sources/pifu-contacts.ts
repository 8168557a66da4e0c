import { cleanText } from './clean-text.ts';
import { nowOf, ownId, type Renamed } from './pifu-ids.ts';
import { noted } from './pifu-lines.ts';
import { child, children, type Element } from './read-xml.ts';
import type { Reading, RowData } from './rows.ts';

const LONGEST_SAID = 40;

/** A person's contact person, with the source's own word for the relation. */
export type Contact = { readonly of: string; readonly contact: string; readonly said: string; readonly line: number };

/** The contact persons of a person, by any word: each relation waits for a person who knows its basis (J2). */
export const contactsIn = (person: Element): readonly Contact[] =>
  children(child(person, 'extension'), 'pifu_hasContactPerson').map((found) => ({
    of: ownId(person),
    contact: ownId(found),
    said: cleanText(found.attributes.type ?? '').text.slice(0, LONGEST_SAID),
    line: found.line,
  }));

type Known = {
  readonly contacts: readonly Contact[];
  readonly renamed: Renamed;
  readonly persons: ReadonlyMap<string, unknown>;
  readonly gone: ReadonlyMap<string, string>;
};
type IsPupil = (key: string) => boolean;
type Pair = { readonly pupilKey: string; readonly guardianKey: string; readonly line: number };

/** Each pair once, with all words for it, and the fault that prevents a link, if any. */
function pairsOf(known: Known, isPupil: IsPupil): readonly (Pair & { said: string[]; fault: string | undefined })[] {
  const pairs = new Map<string, Pair & { said: string[]; fault: string | undefined }>();
  for (const { of, contact, said, line } of known.contacts) {
    const [pupilKey, guardianKey] = [nowOf(of, known.renamed), nowOf(contact, known.renamed)];
    const key = `${pupilKey} ${guardianKey}`;
    const found = pairs.get(key);
    const fault = faultOf(pupilKey, guardianKey, known, isPupil);
    if (!found) pairs.set(key, { pupilKey, guardianKey, line, fault, said: [said] });
    else if (!found.said.includes(said)) found.said.push(said);
  }
  return [...pairs.values()];
}

function faultOf(pupilKey: string, guardianKey: string, known: Known, isPupil: IsPupil): string | undefined {
  if (known.gone.has(pupilKey) || known.gone.has(guardianKey)) return 'belongs-to-gone';
  if (!isPupil(pupilKey)) return 'contact-of-no-pupil';
  if (pupilKey === guardianKey) return 'contact-is-self';
  return known.persons.has(guardianKey) ? undefined : 'contact-not-in-file';
}

/** All contact persons of pupils. */
export const guardiansOf = (known: Known, isPupil: IsPupil): ReadonlySet<string> =>
  new Set(pairsOf(known, isPupil).flatMap(({ fault, guardianKey }) => (fault === undefined ? [guardianKey] : [])));

/** The link rows. The file names contacts but no basis, so each relation waits for a person (J2, decision 026). */
export function* linkRows(file: string, known: Known, isPupil: IsPupil): Generator<Reading> {
  for (const { pupilKey, guardianKey, said, line, fault } of pairsOf(known, isPupil)) {
    const place = { file, line };
    if (fault !== undefined) yield noted('link', place, fault);
    else {
      const words = said.filter(Boolean).join(', ');
      const data: RowData['link'] = {
        pupilKey,
        guardianKey,
        basis: 'unknown',
        ...(words !== '' && { said: words.slice(0, LONGEST_SAID) }),
        source: 'pifu',
      };
      yield { row: { kind: 'link', key: `${pupilKey} ${guardianKey}`, place, data } };
    }
  }
}
