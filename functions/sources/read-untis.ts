import type { FileSet } from './read-csv-set.ts';
import { readUntisJson } from './read-untis-json.ts';
import { readUntisText } from './read-untis-text.ts';
import type { Reading } from './rows.ts';
import { type Faults, fault } from './untis-helpers.ts';

/** The files of a timetable's set; the reader ignores other files of the text export (`GPU003.TXT` …). */
const OURS = ['gpu001.txt', 'gpu002.txt', 'timegrid.csv', 'weeks.csv', 'days-off.csv', 'keys.csv'];
const OTHER_EXPORTS = /^gpu\d{3}\.txt$/;

const isTimetableFile = (name: string): boolean => /^gpu001\.txt$|\.json$/i.test(name);
/** True if a set of files is a timetable: it has Untis's files, or an answer of WebUntis. */
export const isTimetable = (names: Iterable<string>): boolean => [...names].some(isTimetableFile);

/** Reads a timetable: Untis's text export or a JSON answer, with our own small files (decision 027). */
export async function* readUntis(files: FileSet): AsyncGenerator<Reading> {
  const byName = new Map([...files].map(([file, open]) => [file.toLowerCase(), [file, open] as const]));
  const faults: Faults = [];
  const answers = [...byName].filter(([name]) => name.endsWith('.json'));
  for (const [name, [file]] of byName)
    if (!OURS.includes(name) && !OTHER_EXPORTS.test(name) && !name.endsWith('.json'))
      faults.push(fault({ file: file.slice(0, 80), line: 0 }, 'file-unknown'));
  const text = byName.get('gpu001.txt');
  for (const [, [file]] of text ? answers : answers.slice(1)) faults.push(fault({ file, line: 0 }, 'timetable-twice'));
  const answer = text ? undefined : answers[0]?.[1];
  if (answer) {
    yield* readUntisJson(answer, byName.get('keys.csv'), faults);
    return;
  }
  for (const name of ['gpu001.txt', 'timegrid.csv', 'weeks.csv'])
    if (!byName.has(name)) faults.push(fault({ file: name, line: 0 }, 'file-missing'));
  const set = {
    gpu001: text,
    gpu002: byName.get('gpu002.txt'),
    timeGrid: byName.get('timegrid.csv'),
    weeks: byName.get('weeks.csv'),
    daysOff: byName.get('days-off.csv'),
    keys: byName.get('keys.csv'),
  };
  yield* readUntisText(set, faults);
}
