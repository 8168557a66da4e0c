import type { Day } from '../shared/time.ts';
import { absenceRows } from './pifu-absence.ts';
import { linkRows } from './pifu-contacts.ts';
import { groupRows } from './pifu-group-row.ts';
import { noted, placeOf } from './pifu-lines.ts';
import { membershipRows } from './pifu-membership.ts';
import { personRows } from './pifu-person.ts';
import { PIFU } from './pifu-shape.ts';
import { isPupil, survey } from './pifu-survey.ts';
import { readXml } from './read-xml.ts';
import type { Reading } from './rows.ts';

/**
 * Reads PIFU-IMS 1.3 (NS 4170) twice: a person's kind depends on memberships and contact persons that follow the
 * person. Every person, group and role in a group becomes a row, or a line with the reason for none. Without a day, the
 * reader does not check birth dates.
 */
export async function* readPifu(
  file: string,
  open: () => AsyncIterable<Uint8Array>,
  today?: Day,
): AsyncGenerator<Reading> {
  const known = { ...(await survey(file, open)), today };
  for await (const element of readXml(file, open(), PIFU)) {
    const place = placeOf(file, element);
    if (element.name === 'person') yield* personRows(element, place, known);
    else if (element.name === 'group') yield* groupRows(element, place, known);
    else if (element.name === 'membership') {
      yield* membershipRows(element, file, known);
      yield* absenceRows(element, file, known);
    }
  }
  yield* linkRows(file, known, isPupil(known.people));
  const { marks } = known;
  if (marks.count > 0)
    yield noted('file', { file, line: marks.line }, 'marks-left-aside', { detail: String(marks.count) });
}
