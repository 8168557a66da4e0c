import { Alert, Button, Heading, Paragraph, Switch } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { addDays, isDay } from '../../words/days.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { useOfClass } from '../class/of-class.ts';
import { Decide } from './decide.tsx';
import { keyOf, type Marked } from './marked.ts';
import { type PupilDay, SideBySideCard } from './side-by-side-card.tsx';
import { texts } from './side-by-side-texts.ts';

const DAYS = 14;

/** Report, teachers' entries and decision side by side, by pupil and day; what disagrees stands first. */
export function AbsencesPage() {
  const t = useWords(texts);
  const of = useOfClass();
  const [chosen, setChosen] = useState<readonly PupilDay[]>([]);
  const [deciding, setDeciding] = useState(false);
  const [done, setDone] = useState('');
  const finish = (words: string) => {
    setDone(words);
    setChosen([]);
    setDeciding(false);
  };
  const marked = markedOf(chosen);
  const [to, from] = useTwoWeeks();
  // Read here too: the days are asked for while the form stands in their place, and are fresh when it closes.
  useRead('GET /v1/groups/{groupId}/absences', { params: { groupId: of.groupId }, query: { from, to } });
  return (
    <Page title={t('title')} about={of.name} lead={t('lead')} back={`/classes/${of.groupId}${of.search}`}>
      <div role="status">{done !== '' && <Alert data-color="success">{done}</Alert>}</div>
      {deciding ? (
        <Decide groupId={of.groupId} marked={marked} onDone={finish} onBack={() => setDeciding(false)} />
      ) : (
        <>
          <Days groupId={of.groupId} chosen={chosen} onChoose={setChosen} />
          {chosen.length > 0 && (
            <div className="foot">
              <Paragraph role="status">{t('chosen', { count: chosen.length })}</Paragraph>
              <div className="buttons">
                <Button onClick={() => setDeciding(true)}>{t('decide')}</Button>
                <Button variant="secondary" onClick={() => setChosen([])}>
                  {t('chooseNone')}
                </Button>
              </div>
            </div>
          )}
        </>
      )}
    </Page>
  );
}

/** The chosen days, and the reports on them whose end is known and that nobody has closed. */
function markedOf(chosen: readonly PupilDay[]): Marked {
  const reports = chosen.flatMap(({ pupilId, day }) =>
    day.reports
      .filter(({ status }) => status === 'sent' || status === 'seen')
      .map(({ reportId, version }) => ({ pupilId, reportId, version })),
  );
  return {
    lines: chosen.map(({ pupilId, pupilName, day }) => ({
      pupilId,
      pupilName,
      date: day.date,
      version: day.decisions.find(({ lessonId }) => lessonId === undefined)?.version ?? 0,
    })),
    reports: [...new Map(reports.map((report) => [report.reportId, report])).values()],
  };
}

type DaysProps = {
  readonly groupId: string;
  readonly chosen: readonly PupilDay[];
  readonly onChoose: (chosen: readonly PupilDay[]) => void;
};

function Days({ groupId, chosen, onChoose }: DaysProps) {
  const t = useWords(texts);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [to, from] = useTwoWeeks();
  const read = useRead('GET /v1/groups/{groupId}/absences', { params: { groupId }, query: { from, to } });
  const isChosen = (other: PupilDay) => chosen.some((known) => sameDay(known, other));
  const toggle = (about: PupilDay) =>
    onChoose(isChosen(about) ? chosen.filter((other) => !sameDay(other, about)) : [...chosen, about]);
  return (
    <>
      <TwoWeeks from={from} to={to} />
      <Switch label={t('onlyOpen')} checked={onlyOpen} onChange={({ target }) => setOnlyOpen(target.checked)} />
      <Read of={read}>
        {({ pupils }) => {
          const all = pupils.flatMap(({ days, ...who }) => days.map((day) => ({ ...who, day })));
          const [open, rest] = [
            all.filter(isOpen).sort(newestFirst),
            all.filter((day) => !isOpen(day)).sort(newestFirst),
          ];
          return (
            <>
              {all.length === 0 && <Paragraph>{t('empty')}</Paragraph>}
              {all.length > 0 && open.length === 0 && <Paragraph>{t('agree')}</Paragraph>}
              <Group
                heading={t('disagree', { count: open.length })}
                days={open}
                isChosen={isChosen}
                onToggle={toggle}
              />
              {!onlyOpen && (
                <Group
                  heading={t('others', { count: rest.length })}
                  days={rest}
                  isChosen={isChosen}
                  onToggle={toggle}
                />
              )}
            </>
          );
        }}
      </Read>
    </>
  );
}

const sameDay = (a: PupilDay, b: PupilDay): boolean => keyOf(a.pupilId, a.day.date) === keyOf(b.pupilId, b.day.date);
/** A disagreement is open until a decision gives its reason. */
const isOpen = ({ day }: PupilDay): boolean => day.differences.some(({ difference }) => difference === null);
const newestFirst = (a: PupilDay, b: PupilDay): number =>
  b.day.date.localeCompare(a.day.date) || a.pupilName.localeCompare(b.pupilName, 'nb');

type GroupProps = {
  readonly heading: string;
  readonly days: readonly PupilDay[];
  readonly isChosen: (day: PupilDay) => boolean;
  readonly onToggle: (day: PupilDay) => void;
};

function Group({ heading, days, isChosen, onToggle }: GroupProps) {
  if (days.length === 0) return null;
  return (
    <>
      <Heading level={2} data-size="xs">
        {heading}
      </Heading>
      <ul className="plain-list">
        {days.map((about) => (
          <li key={keyOf(about.pupilId, about.day.date)}>
            <SideBySideCard about={about} chosen={isChosen(about)} onToggle={() => onToggle(about)} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The last day of two weeks and their first; the address keeps it. */
function useTwoWeeks(): readonly [to: string, from: string] {
  const [search] = useSearchParams();
  const asked = search.get('to') ?? '';
  const to = isDay(asked) ? asked : osloNow().day;
  return [to, addDays(to, 1 - DAYS)];
}

function TwoWeeks({ from, to }: { readonly from: string; readonly to: string }) {
  const t = useWords(texts);
  const format = useFormat();
  const [, setSearch] = useSearchParams();
  const show = (last: string) =>
    setSearch(
      (old) => {
        old.set('to', last);
        return old;
      },
      { replace: true },
    );
  const today = osloNow().day;
  return (
    <>
      <Paragraph aria-live="polite">{format.days(from, to)}</Paragraph>
      <div className="buttons">
        <Button variant="secondary" onClick={() => show(addDays(to, -DAYS))}>
          {t('earlier')}
        </Button>
        {to < today && (
          <Button variant="secondary" onClick={() => show(addDays(to, DAYS))}>
            {t('later')}
          </Button>
        )}
      </div>
    </>
  );
}
