import { Button, Checkbox, Paragraph, Table } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts as modes } from './mode-texts.ts';
import { texts } from './paper-texts.ts';
import { texts as slots } from './slot-texts.ts';
import { texts as rounds } from './texts.ts';
import { useRound } from './use-round.ts';

type DayTimes = AnswerOf<'GET /v1/schools/{schoolId}/conferences/{conferenceId}/days/{day}'>;
type OfTeacher = DayTimes['teachers'][number];

/** Every teacher's talks of a day, to print: together, or a sheet for each teacher. */
export function DayPaper() {
  const t = useWords(texts);
  const format = useFormat();
  const { params, at } = useRound();
  const { day = '' } = useParams();
  const times = useRead('GET /v1/schools/{schoolId}/conferences/{conferenceId}/days/{day}', {
    params: { ...params, day },
  });
  const [named, setNamed] = useState(true);
  const [each, setEach] = useState(true);
  return (
    <Page title={t('title')} about={format.weekday(day)} back={at('')}>
      <Read of={times}>
        {({ teachers }) =>
          teachers.length === 0 ? (
            <Paragraph>{t('none')}</Paragraph>
          ) : (
            <>
              <div className="stack on-screen">
                <Checkbox
                  value="named"
                  label={t('withNames')}
                  checked={named}
                  onChange={({ target }) => setNamed(target.checked)}
                />
                <Checkbox
                  value="each"
                  label={t('each')}
                  checked={each}
                  onChange={({ target }) => setEach(target.checked)}
                />
                <Button className="main-action" onClick={() => print()}>
                  {t('print')}
                </Button>
              </div>
              {teachers.map((teacher) => (
                <Sheet key={teacher.teacherId} teacher={teacher} day={day} named={named} each={each} />
              ))}
            </>
          )
        }
      </Read>
    </Page>
  );
}

type SheetProps = {
  readonly teacher: OfTeacher;
  readonly day: string;
  readonly named: boolean;
  readonly each: boolean;
};

function Sheet({ teacher: { teacherName, times }, day, named, each }: SheetProps) {
  const t = useWords(texts);
  const words = useWords(rounds);
  const format = useFormat();
  const modeOf = useWords(modes);
  const name = teacherName ?? words('unknownName');
  const standing = times.filter(({ status }) => status !== 'cancelled');
  return (
    <Table className={each ? 'figures sheet' : 'figures'} data-size="sm">
      <caption>{t('caption', { name, day: format.weekday(day) })}</caption>
      <Table.Head>
        <Table.Row>
          {(['clock', 'pupil', 'place'] as const).map((head) => (
            <Table.HeaderCell key={head} scope="col">
              {t(head)}
            </Table.HeaderCell>
          ))}
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {standing.map((time) => (
          <Table.Row key={time.from}>
            <Table.HeaderCell scope="row">
              {time.from}–{time.to}
            </Table.HeaderCell>
            <Table.Cell>
              <Whom time={time} named={named} />
            </Table.Cell>
            <Table.Cell>{time.room ?? modeOf(time.mode)}</Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}

/** The pupil of a talk; on a list without names, that the time is taken. */
function Whom({
  time: { talk, status },
  named,
}: {
  readonly time: OfTeacher['times'][number];
  readonly named: boolean;
}) {
  const t = useWords(texts);
  const words = useWords(slots);
  if (!talk) return <span className="subtle">{words(status)}</span>;
  return named ? talk.pupilName || words('nobody') : t('taken');
}
