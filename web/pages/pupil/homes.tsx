import { Button, Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { tagOf } from '../../api/call.ts';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './homes-texts.ts';

type Answer = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/homes'>;
type Pair = Answer['pairs'][number];

const namesOf = ({ guardians }: Answer, ids: readonly string[]): readonly string[] =>
  ids.map((id) => guardians.find(({ guardianId }) => guardianId === id)?.name ?? '');

/** The homes of a pupil, and the decision on every two guardians, which office and leaders take. */
export function Homes(params: { readonly schoolId: string; readonly pupilId: string }) {
  const t = useWords(texts);
  const homes = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/homes', { params });
  return (
    <section className="stack" aria-labelledby="homes">
      <Heading level={2} id="homes" data-size="xs">
        {t('homes')}
      </Heading>
      <Read of={homes}>
        {(answer) =>
          answer.pairs.length === 0 ? (
            <Paragraph>{t('onlyHome')}</Paragraph>
          ) : (
            <Shown answer={answer} schoolId={params.schoolId} />
          )
        }
      </Read>
    </section>
  );
}

function Shown({ answer, schoolId }: { readonly answer: Answer; readonly schoolId: string }) {
  const t = useWords(texts);
  return (
    <>
      <Paragraph>{t('lead')}</Paragraph>
      <ul>
        {answer.homes.map((home, index) => (
          <li key={home.join()}>{t('home', { number: index + 1, names: namesOf(answer, home).join(', ') })}</li>
        ))}
      </ul>
      <ul className="plain-list">
        {answer.pairs.map((pair) => (
          <li key={pair.guardianIds.join()}>
            <Two answer={answer} pair={pair} schoolId={schoolId} />
          </li>
        ))}
      </ul>
    </>
  );
}

type TwoProps = { readonly answer: Answer; readonly pair: Pair; readonly schoolId: string };

/** Two guardians: the decision, who took it, and the other choice. */
function Two({ answer, pair, schoolId }: TwoProps) {
  const t = useWords(texts);
  const format = useFormat();
  const [first = '', other = ''] = namesOf(answer, pair.guardianIds);
  const at = pair.decidedAt === null ? null : format.moment(pair.decidedAt);
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={3} data-size="2xs" className="grow">
          {t('two', { first, other })}
        </Heading>
        <Tag data-color={pair.together ? 'success' : 'neutral'}>{t(pair.together ? 'together' : standing(pair))}</Tag>
      </div>
      {at !== null && (
        <Paragraph data-size="sm" className="subtle">
          {pair.decidedBy === null ? t('decidedAt', { at }) : t('decided', { at, who: pair.decidedBy })}
        </Paragraph>
      )}
      {!pair.mayBeTogether && <Paragraph data-size="sm">{t('protected')}</Paragraph>}
      {answer.mayDecide && <Decide answer={answer} pair={pair} schoolId={schoolId} />}
    </Card>
  );
}

/** A protection keeps two apart whatever was decided. */
const standing = ({ decision }: Pair) => (decision === 'unknown' ? 'unknown' : 'apart');

/** The choices that the decision leaves. To name two people to each other is asked twice; to stop is not. */
function Decide({ answer, pair, schoolId }: TwoProps) {
  const t = useWords(texts);
  const { pupilId } = answer;
  const [guardianId = '', otherId = ''] = pair.guardianIds;
  const [first = '', other = ''] = namesOf(answer, pair.guardianIds);
  const acting = useAct('PUT /v1/schools/{schoolId}/pupils/{pupilId}/homes/{guardianId}/{otherId}');
  const params = { schoolId, pupilId, guardianId, otherId };
  const decide = (together: boolean) => acting.act({ params, body: { together }, ifMatch: tagOf(answer) });
  const apart = pair.decision !== 'apart' && (
    <Button type="button" variant="secondary" disabled={acting.pending} onClick={() => decide(false)}>
      {t('apart')}
    </Button>
  );
  const mayJoin = pair.mayBeTogether && pair.decision !== 'together';
  if (!mayJoin && !apart) return null;
  return (
    <>
      <Paragraph>{t('ask')}</Paragraph>
      {mayJoin ? (
        <Sure
          acting={acting}
          question={t('sure', { first, other })}
          words={t('together')}
          onSure={() => decide(true)}
        />
      ) : (
        <Failure error={acting.error} />
      )}
      {/* Not beside the first button, whose place the answer "cancel" takes. */}
      {apart && <div className="buttons">{apart}</div>}
    </>
  );
}
