import { Checkbox, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useCallback, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { type More, Paged } from '../../parts/paged.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { AskBar, MOST_ASKED } from './ask-bar.tsx';
import { texts } from './pupils-texts.ts';
import { type Round, useRound } from './use-round.ts';

const PUPILS = 'GET /v1/schools/{schoolId}/conferences/{conferenceId}/pupils';
type Pupil = AnswerOf<typeof PUPILS>['pupils'][number];

/** The pupils who are invited: who has a talk, who has none, and for whom the school books. */
export function InvitedPupils() {
  const t = useWords(texts);
  const { round, at, staffId } = useRound();
  const [search] = useSearchParams();
  const [onlyWithout, setOnlyWithout] = useState(false);
  const wanted = search.get('teacher');
  return (
    <Page
      title={t('title')}
      about={teacherNameOf(round.data, wanted) ?? round.data?.title}
      back={wanted === null || wanted === staffId ? at('') : at(`/teachers/${wanted}`)}
    >
      <Read of={round}>
        {(shown) => {
          // Who does not plan sees the own pupils alone.
          const teacherId = wanted ?? (shown.mayPlan ? undefined : staffId);
          return (
            <>
              <Checkbox
                value="without"
                label={t('onlyWithout')}
                checked={onlyWithout}
                onChange={({ target }) => setOnlyWithout(target.checked)}
              />
              <List round={shown} teacherId={teacherId} at={at} onlyWithout={onlyWithout} />
            </>
          );
        }}
      </Read>
    </Page>
  );
}

const teacherNameOf = (round: Round | undefined, wanted: string | null): string | undefined =>
  round?.teachers.find(({ teacherId }) => teacherId === wanted)?.teacherName ?? undefined;

type ListProps = Pick<LinesProps, 'round' | 'at' | 'onlyWithout'> & { readonly teacherId: string | undefined };

/** The pages of the list; a teacher's pupils can be marked, to say of many at once whether a talk is asked for. */
function List({ round, teacherId, at, onlyWithout }: ListProps) {
  const t = useWords(texts);
  const [marked, setMarked] = useState<readonly string[]>([]);
  const mark = (ids: readonly string[], isMarked: boolean) =>
    setMarked((before) => {
      const others = before.filter((id) => !ids.includes(id));
      return isMarked ? [...others, ...ids].slice(0, MOST_ASKED) : others;
    });
  const empty = useCallback(() => setMarked([]), []);
  const { schoolId, conferenceId, status } = round;
  const mayAsk = teacherId !== undefined && status !== 'held' && status !== 'ended';
  return (
    <>
      {mayAsk && <Paragraph className="subtle">{t('askHelp')}</Paragraph>}
      <Paged>
        {(cursor, more) => (
          <Lines
            round={round}
            of={{ teacherId, cursor }}
            more={more}
            at={at}
            onlyWithout={onlyWithout}
            {...(mayAsk && { marking: { marked, mark } })}
          />
        )}
      </Paged>
      {mayAsk && <AskBar params={{ schoolId, conferenceId, teacherId }} marked={marked} onDone={empty} />}
    </>
  );
}

type Marking = {
  readonly marked: readonly string[];
  readonly mark: (pupilIds: readonly string[], isMarked: boolean) => void;
};

type LinesProps = {
  readonly round: Round;
  readonly of: { readonly teacherId: string | undefined; readonly cursor: string | undefined };
  readonly more: More;
  readonly at: (page: string) => string;
  readonly onlyWithout: boolean;
  /** Where the pupils can be marked. */
  readonly marking?: Marking;
};

function Lines({ round, of, more, at, onlyWithout, marking }: LinesProps) {
  const t = useWords(texts);
  const { schoolId, conferenceId } = round;
  const page = useRead(PUPILS, { params: { schoolId, conferenceId }, query: of });
  return (
    <Read of={page}>
      {({ pupils, next }) => {
        const shown = onlyWithout ? pupils.filter(({ talks }) => talks.length === 0) : pupils;
        return (
          <>
            {pupils.length === 0 && next === null && <Paragraph>{t('none')}</Paragraph>}
            {pupils.length > 0 && shown.length === 0 && <Paragraph role="status">{t('allHave')}</Paragraph>}
            {marking && shown.length > 1 && (
              <Checkbox
                value="all"
                label={t('markAll')}
                checked={shown.every(({ pupilId }) => marking.marked.includes(pupilId))}
                onChange={({ target }) =>
                  marking.mark(
                    shown.map(({ pupilId }) => pupilId),
                    target.checked,
                  )
                }
              />
            )}
            <ul className="people">
              {shown.map((pupil) => (
                <PupilLine
                  key={pupil.pupilId}
                  pupil={pupil}
                  round={round}
                  at={at}
                  teacherId={of.teacherId}
                  marking={marking}
                />
              ))}
            </ul>
            {more(next)}
          </>
        );
      }}
    </Read>
  );
}

type LineProps = Pick<LinesProps, 'round' | 'at'> & {
  readonly pupil: Pupil;
  readonly teacherId: string | undefined;
  readonly marking: Marking | undefined;
};

function PupilLine({ pupil, round, at, teacherId, marking }: LineProps) {
  const t = useWords(texts);
  const { pupilId, pupilName, asked, nobodySignsIn } = pupil;
  const mayBook = round.status !== 'draft' && round.status !== 'ended';
  const search = teacherId === undefined ? '' : `?teacher=${teacherId}`;
  return (
    <li>
      <div className="row">
        {marking && (
          <Checkbox
            value={pupilId}
            aria-label={t('mark', { name: pupilName })}
            checked={marking.marked.includes(pupilId)}
            onChange={({ target }) => marking.mark([pupilId], target.checked)}
          />
        )}
        <Link className="ds-link name" href={`/pupils/${round.schoolId}/${pupilId}`}>
          {pupilName}
        </Link>
        {pupil.protected && <Tag data-color="warning">{t('protected')}</Tag>}
        {asked !== null && <Tag data-color={asked === 'asked' ? 'success' : 'neutral'}>{t(asked)}</Tag>}
        {nobodySignsIn && <Tag data-color="info">{t('nobodySignsIn')}</Tag>}
        {mayBook && (
          <Link
            className="ds-link call"
            href={at(`/pupils/${pupilId}${search}`)}
            aria-label={t('bookFor', { name: pupilName })}
          >
            {t('book')}
          </Link>
        )}
      </div>
      <Talks pupil={pupil} at={at} />
    </li>
  );
}

/** The talks that stand, each a way to move or cancel it. */
function Talks({ pupil: { pupilId, talks }, at }: Pick<LineProps, 'pupil' | 'at'>) {
  const t = useWords(texts);
  const format = useFormat();
  if (talks.length === 0) return <p className="subtle count">{t('noTalk')}</p>;
  return (
    <ul className="plain-row">
      {talks.map(({ bookingId, teacherId, teacherName, day, from }) => (
        <li key={`${bookingId} ${day} ${from}`}>
          <Link className="ds-link reach" href={at(`/teachers/${teacherId}/talks/${pupilId}/${bookingId}`)}>
            {[teacherName, `${format.weekday(day)} ${from}`].filter(Boolean).join(' · ')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
