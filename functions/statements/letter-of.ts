import type { Block, Head, Letter, Table } from '../letters/write-letter.ts';
import { dayInWords } from '../shared/texts/dates.ts';
import { fill } from '../shared/texts/fill.ts';
import type { Language } from '../shared/texts/language.ts';
import { type Day, momentOf } from '../shared/time.ts';
import { isOnDiploma } from './content.ts';
import { WORDS, type Words } from './letter-words.ts';
import type { Content } from './schema.ts';

const KINDS = ['undocumented', 'self-declared', 'health-personnel', 'other-documented'] as const;

type Frozen = { readonly statementId: string; readonly content: Content; readonly sha256: string };

/** A frozen statement as a letter, in the pupil's own form of Norwegian unless the caller chooses a language. */
export function letterOf({ statementId, content, sha256 }: Frozen, asked?: Language): Letter {
  const words = WORDS[asked ?? content.pupil.language];
  return {
    // No name in the title: readers, archives and printers show it to others.
    title: fill(words.title, { period: periodIn(words, content) }),
    language: words.tag,
    madeAt: content.asOf,
    head: headOf(words, content, statementId),
    footer: fill(words.footer, { sha256 }),
    pageNumber: words.pageNumber,
    blocks: [
      { kind: 'facts', rows: factsOf(words, content) },
      paragraph(words.legal),
      ...figures(words, content),
      ...carried(words, content),
      ...(isOnDiploma(content) ? diploma(words, content) : []),
      ...rules(words, content),
    ],
  };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (text: string): Block => ({ kind: 'heading', text });

/** `2026-autumn` in words. */
function periodIn(words: Words, { halfYear }: Content): string {
  const [year = '', season] = halfYear.id.split('-');
  return fill(season === 'autumn' ? words.autumn : words.spring, { year });
}

function headOf(words: Words, { school, pupil, asOf }: Content, statementId: string): Head {
  return {
    from: [school.owner ?? '', school.name],
    to: [`${pupil.givenName} ${pupil.familyName}`],
    facts: [
      [words.date, dayIn(words, momentOf(Date.parse(asOf)).day)],
      [words.reference, statementId],
    ],
    as: 'screen',
  };
}

function factsOf(words: Words, content: Content): readonly (readonly [string, string])[] {
  const { pupil, halfYear, through, asOf } = content;
  const settled = momentOf(Date.parse(asOf));
  return [
    [words.pupil, `${pupil.givenName} ${pupil.familyName}`],
    [words.born, dayIn(words, pupil.birthDate)],
    ...(pupil.className === null ? [] : [[words.className, pupil.className] as const]),
    [words.period, `${dayIn(words, halfYear.from)} – ${dayIn(words, through)}`],
    [words.frozen, `${dayIn(words, settled.day)}, ${settled.time}`],
  ];
}

function figures(words: Words, { count }: Content): readonly Block[] {
  const kinds = KINDS.filter((kind) => count.days[kind] > 0 || count.minutes[kind] > 0);
  const subjects = Object.values(count.subjects);
  if (kinds.length === 0 && subjects.length === 0) return [paragraph(words.noAbsence)];
  const sums: Table = {
    kind: 'table',
    head: [words.documentation, words.days, words.hours],
    rows: kinds.map((kind) => [words.kinds[kind], String(count.days[kind]), timeIn(words, count.minutes[kind])]),
  };
  return [
    ...(kinds.length > 0 ? [heading(words.byDocumentation), sums] : []),
    ...(subjects.length > 0 ? [heading(words.bySubject), subjectTable(words, subjects)] : []),
    paragraph(words.separate),
  ];
}

/** The figures of another system, in a table of their own: no rule of this system has judged them. */
function carried(words: Words, { carried: shown }: Content): readonly Block[] {
  if (!shown) return [];
  const { before, days, minutes } = shown;
  const kinds = ['documented', 'undocumented', 'notSaid'] as const;
  const of = (kind: (typeof kinds)[number]) => [
    words.carriedKinds[kind],
    days ? daysIn(words, days[kind]) : words.carriedUnknown,
    minutes ? timeIn(words, Math.round(minutes[kind])) : words.carriedUnknown,
  ];
  return [
    heading(fill(words.carried, { day: dayIn(words, before) })),
    { kind: 'table', head: [words.documentation, words.days, words.hours], rows: kinds.map(of) },
    paragraph(words.carriedApart),
  ];
}

/** Half days have a comma in Norwegian. */
const daysIn = ({ tag }: Words, days: number): string => (tag === 'en' ? String(days) : String(days).replace('.', ','));

type Subject = Content['count']['subjects'][string];

/** A subject's hours hold those of whole days too; the limit stands only where the school has one. */
function subjectTable(words: Words, subjects: readonly Subject[]): Table {
  const limited = subjects.some((subject) => subject.limitMinutes !== undefined);
  return {
    kind: 'table',
    head: [words.subject, words.subjectHours, ...(limited ? [words.towardsLimit] : []), words.late],
    rows: subjects.map(({ subject, subjectCode, minutes, limitMinutes = 0, lateTimes, lateMinutes }) => [
      subject ?? subjectCode ?? words.noSubject,
      timeIn(
        words,
        KINDS.reduce((sum, kind) => sum + minutes[kind], 0),
      ),
      ...(limited ? [timeIn(words, limitMinutes)] : []),
      lateTimes === 0 ? '–' : fill(words.times, { times: lateTimes, duration: timeIn(words, lateMinutes) }),
    ]),
  };
}

function diploma(words: Words, { diploma: shown, strikeOuts }: Content): readonly Block[] {
  const { before, leftOut, after } = shown;
  const struck = leftOut.days > 0 || leftOut.minutes > 0;
  const line = (name: string, amount: typeof before) => [name, String(amount.days), timeIn(words, amount.minutes)];
  return [
    heading(words.onDiploma),
    {
      kind: 'table',
      head: [words.absence, words.days, words.hours],
      rows: [line(words.before, before), ...(struck ? [line(words.leftOut, leftOut), line(words.after, after)] : [])],
    },
    ...strikeOuts.map(({ days, cause }) =>
      paragraph(
        fill(words.struck, { days: days.map((day) => dayIn(words, day)).join('; '), cause: words.causes[cause] }),
      ),
    ),
  ];
}

function rules(words: Words, content: Content): readonly Block[] {
  const { rules: held, supersedes } = content;
  return [
    ...(held && isOnDiploma(content) ? [paragraph(fill(words.strikeRule, held.strikeOut))] : []),
    ...(held?.limit ? [paragraph(fill(words.limitRule, held.limit))] : []),
    ...(supersedes ? [paragraph(fill(words.supersedes, supersedes))] : []),
    paragraph(words.unsigned),
  ];
}

/** Minutes in words: `12 t 30 min`; zero is a dash. */
function timeIn({ hour, minute }: Words, minutes: number): string {
  if (minutes === 0) return '–';
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(whole > 0 ? [`${whole} ${hour}`] : []), ...(rest > 0 ? [`${rest} ${minute}`] : [])].join(' ');
}

/** A day in the language of the letter. */
const dayIn = ({ tag }: Words, day: Day): string => dayInWords(day, tag === 'en' ? 'en' : 'nb');
