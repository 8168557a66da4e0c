import type { Day } from '../shared/time.ts';
import { standingOf } from './pifu-groups.ts';
import { idOfNow } from './pifu-ids.ts';
import { noted, placeOf, refused, type Spared } from './pifu-lines.ts';
import { periodOf } from './pifu-period.ts';
import type { Known } from './pifu-person.ts';
import { type RoleReading, readRole } from './pifu-role.ts';
import type { Where } from './pifu-roles.ts';
import { child, children, type Element, textAt } from './read-xml.ts';
import type { Place, Reading, RowData } from './rows.ts';

/** The key of an enrolment; each period of the same two has its own key. */
const keyOf = (groupKey: string, personKey: string, as: string, from: string | undefined): string =>
  [groupKey, personKey, as, ...(from === undefined ? [] : [from])].join(' ');

/** The rows of a membership: one for each role in a group. Memberships of a school are read for the person. */
export function* membershipRows(membership: Element, file: string, known: Known): Generator<Reading> {
  const groupKey = idOfNow(membership, known.groups.renamed);
  const where = standingOf(groupKey, known.groups);
  for (const member of children(membership, 'member')) {
    const place = placeOf(file, member);
    const of = { groupKey, personKey: idOfNow(member, known.renamed), place };
    if (textAt(member, 'idtype') !== '1') yield refused('enrolment', place, 'member-not-person');
    else if (where === undefined) yield refused('enrolment', place, 'refers-to-nothing', { detail: 'group' });
    else if (where === 'unclear')
      yield refused('enrolment', place, 'group-unclear', { spares: sparedOf(of, EVERYBODY) });
    else if (typeof where === 'object')
      yield noted('enrolment', place, GONE.has(where.aside) ? 'belongs-to-gone' : where.aside);
    else
      for (const role of children(member, 'role'))
        yield* roleRows(readRole(role, where, [membership, member]), { ...of, where, role }, known);
  }
}

/** Reasons for leaving a group aside because it has ended; other groups never were ours. */
const GONE: ReadonlySet<string> = new Set(['marked-deleted', 'group-inactive']);

type Of = { readonly groupKey: string; readonly personKey: string; readonly place: Place };
type OfRole = Of & { readonly where: Where; readonly role: Element };

function* roleRows(reading: RoleReading, of: OfRole, known: Known): Generator<Reading> {
  const { groupKey, personKey, where, place } = of;
  if (reading.is === 'refused') {
    const { code, column, value, about, allowed } = reading;
    const period = periodOf(child(of.role, 'timeframe'));
    const from = typeof period === 'string' ? undefined : period.from;
    return yield refused('enrolment', place, code, {
      column,
      value,
      ...(allowed && { allowed }),
      spares: sparedOf(of, about, from),
    });
  }
  if (reading.is === 'over') return yield noted('enrolment', place, reading.code);
  if (reading.note !== undefined) yield noted('enrolment', place, reading.note);
  if (reading.as === undefined || where === 'owner' || where === 'school') return;
  if (known.gone.has(personKey)) return yield noted('enrolment', place, 'belongs-to-gone');
  const { from, to } = reading.period;
  const data: RowData['enrolment'] = {
    groupKey,
    personKey,
    as: reading.as,
    from,
    ...endOf(reading, to, known.today),
    ...(reading.mark === 'exempt' && { exempt: true as const }),
  };
  yield { row: { kind: 'enrolment', key: keyOf(groupKey, personKey, reading.as, from), place, data } };
}

/** The end of a membership; `left` if the person has broken off and the planned end has not come. */
const endOf = ({ mark }: { readonly mark?: string | undefined }, to: Day | undefined, today: Day | undefined) =>
  mark !== 'left' || (to !== undefined && today !== undefined && to <= today) ? { to } : { left: true as const };

const EVERYBODY = ['pupil', 'staff'] as const;
const AS = { pupil: ['student'], staff: ['teacher', 'contact-teacher'] } as const;

/** The enrolments that an unreadable line may concern. */
const sparedOf = ({ groupKey, personKey }: Of, about: readonly ('pupil' | 'staff')[], from?: string): Spared[] =>
  about
    .flatMap((kind) => [...AS[kind]])
    .map((as) => ({ kind: 'enrolment', key: keyOf(groupKey, personKey, as, from) }));
