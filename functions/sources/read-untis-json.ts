import { type JsonItem, jsonItems } from './read-json-items.ts';
import { type Reading, TIMETABLE_ONLY } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { agreedKeysOf, type Faults, unreadable } from './untis-helpers.ts';
import { type MasterData, masterDataOf, restReadings } from './untis-rest.ts';
import { rpcReadings } from './untis-rpc.ts';
import { type Open, textOf } from './untis-text.ts';

/**
 * Reads the answers of WebUntis's two interfaces from a file:
 *
 * - JSON-RPC `getTimetable`: a list of periods, bare or as the answer's `result`, with names asked for (`klasseFields`,
 *   `teacherFields`, `subjectFields`). Fields as the open clients know them:
 *   https://webuntis.noim.me/interfaces/Lesson.html and https://github.com/python-webuntis/python-webuntis
 *   (`PeriodObject`).
 * - the REST timetable, v1 to v3: https://help.untis.at/hc/de/article_attachments/24920952964892 (the OpenAPI text of
 *   v3) and https://github.com/mschiller/untis_timetable_client, made from it (version 2.0.0).
 *
 * Decision 027 lists the unverified points. Lines of a report count the periods, as JSON has no lines.
 */
export async function* readUntisJson(
  [file, open]: readonly [string, Open],
  keys: readonly [string, Open] | undefined,
  faults: Faults,
): AsyncGenerator<Reading> {
  const agreed = await agreedKeysOf(keys, faults);
  if (faults.length > 0) throw unreadable(faults);
  const { kind, master } = await survey(file, open);
  yield { note: { kind: 'file', place: { file, line: 0 }, code: TIMETABLE_ONLY } };
  const readings = kind === 'rest' ? restReadings(file, master, agreed) : rpcReadings(file, agreed);
  const periods = new Set(kind === 'rest' ? [PERIODS] : LISTS);
  for await (const item of jsonItems(file, textOf(open), (path) => periods.has(path)))
    if ('value' in item) yield* readings(item);
}

const PERIODS = 'timetableData.periods[]';
const LISTS = ['[]', 'result[]'];
const MASTER = /^masterData\.(classes|teachers|subjects|rooms|studentGroups)\[\]$/;
/** Most classes, teachers, subjects, rooms and groups; a school has hundreds. */
const MOST_MASTER = 100_000;

/** Reads the file once: the interface, and the names that periods refer to by number. */
async function survey(file: string, open: Open): Promise<{ kind: 'rpc' | 'rest'; master: MasterData }> {
  const found: JsonItem[] = [];
  const wanted = (path: string): boolean => path === PERIODS || LISTS.includes(path) || MASTER.test(path);
  let rest: unknown;
  for await (const item of jsonItems(file, textOf(open), wanted)) {
    if ('rest' in item) rest = item.rest;
    else if (MASTER.test(item.path)) found.push(item);
    if (found.length > MOST_MASTER) throw new UnreadableFile({ file, line: 0 }, 'json-shape');
  }
  const kind = kindOf(rest);
  if (!kind) throw new UnreadableFile({ file, line: 0 }, 'json-shape');
  return { kind, master: masterDataOf(found) };
}

/** The interface, by the file's rest without its periods. An answer with an error has neither list. */
function kindOf(rest: unknown): 'rpc' | 'rest' | undefined {
  if (Array.isArray(rest)) return 'rpc';
  if (typeof rest !== 'object' || rest === null) return undefined;
  if ('result' in rest && Array.isArray(rest.result)) return 'rpc';
  const data = 'timetableData' in rest ? rest.timetableData : undefined;
  return typeof data === 'object' && data !== null && 'periods' in data && Array.isArray(data.periods)
    ? 'rest'
    : undefined;
}
