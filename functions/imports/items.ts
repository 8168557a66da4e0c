import { key } from '../shared/table/dynamo.ts';
import { earlier } from '../shared/time.ts';
import type { Kind, Row } from '../sources/rows.ts';
import { beginOf } from './begins.ts';
import { absenceItems } from './carried-items.ts';
import { type ItemWorld, known, type Made, type Of, put } from './change.ts';
import { lessonItems } from './lessons.ts';
import { enrolmentItems, linkItems } from './pair-items.ts';
import { guardianItems, pupilItems, staffItems } from './people-items.ts';
import type { Marks, Pair } from './scratch.ts';

type Maker<K extends Kind> = (of: Of<K>, world: ItemWorld) => Made;

const MAKERS: { readonly [K in Kind]: Maker<K> } = {
  /** `importedSince` is the day of the school's first import: earlier lessons cause no reminder (B4). */
  school: ({ id, data: { typeGuess: _guess, ...data }, marks }, { ownerId, today, scratch }) => {
    const held = scratch.heldAs('school', id);
    const importedSince = held.length === 0 ? today : held.map(({ extra }) => extra.importedSince).reduce(earlier);
    return {
      extra: known({ ...marks, importedSince, type: data.type, languageForm: data.languageForm }),
      changes: [put(key(ownerId, 'SCHOOLS'), key('SCHOOL', id), { id, ...data, importedSince })],
    };
  },
  term: ({ id, data, marks }, { ownerId }) => ({
    extra: known({ ...marks, from: data.from, to: data.to }),
    changes: [put(key(ownerId, 'SCHOOLS'), key('TERM', id), { id, ...data })],
  }),
  group: ({ id, data, marks }, world) => {
    const { schoolKey, ...rest } = data;
    const schoolId = world.idOf('school', schoolKey);
    const held = world.scratch.heldAs('group', id).map(({ extra }) => extra.from);
    const from = beginOf({
      said: data.from,
      held: held.reduce(earlier, undefined),
      needed: undefined,
      year: world.year,
    });
    return {
      extra: known({
        ...marks,
        from,
        to: data.to,
        schoolId,
        name: data.name,
        groupKind: data.groupKind,
        subjectCode: data.subjectCode,
        subject: data.subject,
      }),
      changes: [
        put(key(world.ownerId, 'GROUP', id), 'GROUP', {
          id,
          ...rest,
          schoolId,
          from,
          gsi1pk: key(world.ownerId, 'SCHOOL', schoolId, 'GROUPS'),
          gsi1sk: id,
        }),
      ],
    };
  },
  pupil: pupilItems,
  guardian: guardianItems,
  staff: staffItems,
  link: linkItems,
  enrolment: enrolmentItems,
  absence: absenceItems,
  lesson: lessonItems,
};

/** The items of a new or changed row. */
export function itemsOf(pair: Pair, id: string, marks: Marks, world: ItemWorld): Made {
  const row: Row = pair.row;
  const make = MAKERS[row.kind] as (of: Of<Kind>, world: ItemWorld) => Made;
  return make({ id, pair, data: row.data, marks } as Of<Kind>, world);
}
