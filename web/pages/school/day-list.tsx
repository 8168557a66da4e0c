import { Button, Field, Heading, Label, Paragraph, Select, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { type Reading, useAct, useRead } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { AbsenceRow } from './absence-row.tsx';
import { texts } from './texts.ts';
import { useSchool } from './use-school.ts';

/** A reported absence on the day's list. */
export type Absence = AnswerOf<'GET /v1/schools/{schoolId}/absences'>['absences'][number];

const STATES = ['all', 'sent', 'seen', 'handled', 'unconfirmed'] as const;
type State = (typeof STATES)[number];
/** The classes and the state that the list shows; `''` is every class. */
type Filter = { readonly group: string; readonly state: State };

/** The API marks at most so many reports at once. */
const MOST_AT_ONCE = 25;

/** A day of the school, with the work that waits for the person. */
export type SchoolDay = AnswerOf<'GET /v1/schools/{schoolId}/absences'>;
export type DayReading = Reading<SchoolDay>;
type Day = {
  readonly day: string;
  readonly choose: (day: string) => void;
  readonly reading: DayReading;
};

/**
 * The day that the page's address names, else today: who is away, and what waits, by one request. Others report
 * meanwhile, so that it is asked again and again.
 */
export function useDay(): Day {
  const { schoolId } = useSchool();
  const [search, setSearch] = useSearchParams();
  const day = search.get('day') || osloNow().day;
  const request = { params: { schoolId }, query: { day, waiting: 'true' } } as const;
  const reading = useRead('GET /v1/schools/{schoolId}/absences', request, { everySeconds: 20 });
  return { day, reading, choose: (next) => setSearch(next === '' ? {} : { day: next }, { replace: true }) };
}

/** Who is reported away on a day. */
export function DayList({ of: { day, choose, reading } }: { readonly of: Day }) {
  const t = useWords(texts);
  const format = useFormat();
  const today = osloNow().day;
  return (
    <section className="stack" aria-labelledby="away">
      <Heading level={2} id="away" data-size="xs">
        {day === today ? t('awayToday') : t('awayOn', { day: format.weekday(day) })}
      </Heading>
      <Textfield type="date" label={t('day')} value={day} onChange={({ target }) => choose(target.value)} />
      <Read of={reading}>{({ absences: list }) => <Filtered list={list} />}</Read>
    </section>
  );
}

function Filtered({ list }: { readonly list: readonly Absence[] }) {
  const t = useWords(texts);
  const { is } = useSchool();
  const [filter, setFilter] = useState<Filter>({ group: '', state: 'all' });
  const shown = list.filter((absence) => isShown(absence, filter));
  if (list.length === 0) return <Paragraph role="status">{t('nobodyAway')}</Paragraph>;
  return (
    <>
      <Filters list={list} filter={filter} onChange={setFilter} />
      <Paragraph role="status" data-size="sm">
        {shown.length === list.length
          ? t('countAll', { count: list.length })
          : t('countShown', { count: shown.length, all: list.length })}
      </Paragraph>
      {is('office') && <SeeAll unseen={shown.filter(({ status }) => status === 'sent')} />}
      <ul className="lines">
        {shown.map((absence) => (
          <AbsenceRow key={absence.reportId} absence={absence} />
        ))}
      </ul>
    </>
  );
}

function isShown({ className, status, state }: Absence, filter: Filter): boolean {
  if (filter.group !== '' && className !== filter.group) return false;
  if (filter.state === 'all') return true;
  return filter.state === 'unconfirmed' ? state !== 'reported' : status === filter.state;
}

type FiltersProps = {
  readonly list: readonly Absence[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
};

function Filters({ list, filter, onChange }: FiltersProps) {
  const t = useWords(texts);
  const classes = [...new Set(list.flatMap(({ className }) => className ?? []))].sort((a, b) =>
    a.localeCompare(b, 'nb', { numeric: true }),
  );
  return (
    <div className="row">
      <Field className="grow">
        <Label>{t('class')}</Label>
        <Select value={filter.group} onChange={({ target }) => onChange({ ...filter, group: target.value })}>
          <Select.Option value="">{t('allClasses')}</Select.Option>
          {classes.map((name) => (
            <Select.Option key={name} value={name}>
              {name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Field className="grow">
        <Label>{t('state')}</Label>
        <Select
          value={filter.state}
          onChange={({ target }) =>
            onChange({ ...filter, state: STATES.find((state) => state === target.value) ?? 'all' })
          }
        >
          {STATES.map((state) => (
            <Select.Option key={state} value={state}>
              {t(state)}
            </Select.Option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

/** Marks the shown new reports as seen, so that their families know that the school has read them. */
function SeeAll({ unseen }: { readonly unseen: readonly Absence[] }) {
  const t = useWords(texts);
  const { schoolId } = useSchool();
  const acting = useAct('POST /v1/schools/{schoolId}/absence-receipts');
  const now = unseen.slice(0, MOST_AT_ONCE);
  const reports = now.map(({ pupilId, reportId }) => ({ pupilId, reportId }));
  return (
    <>
      {now.length > 1 && (
        <Button
          variant="secondary"
          loading={acting.pending}
          onClick={() => acting.act({ params: { schoolId }, body: { reports, status: 'seen' } })}
        >
          {t('seeAll', { count: now.length })}
        </Button>
      )}
      <Failure error={acting.error} />
    </>
  );
}
