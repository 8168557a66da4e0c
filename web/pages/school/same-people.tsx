import { Button, Card, Fieldset, Heading, Paragraph, Radio, Textarea } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Redirect, useParams } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { lastDayBefore } from '../../words/days.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { isValue, texts } from './same-texts.ts';

type Same = AnswerOf<'GET /v1/same-people/{kind}/{personId}/{otherId}'>;
type Person = Same['people'][number];

/** Two records that may be one human, side by side, with what a joined record would give. */
export function SamePeople() {
  const t = useWords(texts);
  const { schoolId = '', kind = '', personId = '', otherId = '' } = useParams();
  const params = { kind, personId, otherId };
  const same = useRead('GET /v1/same-people/{kind}/{personId}/{otherId}', { params });
  const [settled, setSettled] = useState(false);
  const list = `/school/${schoolId}/work-list`;
  if (settled) return <Redirect to={list} replace />;
  return (
    <Page title={t('sameTitle')} lead={t('sameLead')} back={list}>
      <Read of={same}>
        {(shown) => (
          <>
            <div className="pair">
              {shown.people.map((person) => (
                <PersonCard key={person.id} person={person} />
              ))}
            </div>
            <Gives same={shown} />
            <Join same={shown} params={params} onDone={() => setSettled(true)} />
          </>
        )}
      </Read>
    </Page>
  );
}

function PersonCard({ person }: { readonly person: Person }) {
  const t = useWords(texts);
  const format = useFormat();
  return (
    <Card className="stack">
      <Heading level={2} data-size="xs">
        {person.name}
      </Heading>
      <dl className="facts tall">
        {person.birthDate !== null && <dt>{t('born')}</dt>}
        {person.birthDate !== null && <dd>{format.day(person.birthDate)}</dd>}
        {person.className !== null && <dt>{t('class')}</dt>}
        {person.className !== null && <dd>{person.className}</dd>}
        {person.to !== null && <dt>{t('ends')}</dt>}
        {person.to !== null && <dd>{format.day(lastDayBefore(person.to))}</dd>}
        <dt>{t('from')}</dt>
        {person.sources.map(({ system, shown, says }) => (
          <dd key={[system, shown, says].join()}>
            {[system ?? t('unknownSystem'), shown].filter(Boolean).join(' · ')}
          </dd>
        ))}
        {person.hasOwnRecords && <dd>{t('hasRecords')}</dd>}
      </dl>
    </Card>
  );
}

type Gift = Same['joined']['gives'][number];

/** Rights of one kind for the same days stand together: a pupil of one class is in a dozen groups. */
function together(gives: readonly Gift[]): readonly (readonly [Gift, ...Gift[]])[] {
  const lines = new Map<string, [Gift, ...Gift[]]>();
  for (const gift of gives) {
    const key = JSON.stringify([gift.kind, gift.value, gift.from, gift.to]);
    const line = lines.get(key);
    if (line) line.push(gift);
    else lines.set(key, [gift]);
  }
  return [...lines.values()];
}

/** The rights of one joined record. */
function Gives({ same }: { readonly same: Same }) {
  const t = useWords(texts);
  const format = useFormat();
  const { gives } = same.joined;
  const namesOf = (line: readonly Gift[]) => [...new Set(line.map(({ name }) => name ?? t('elsewhere')))].toSorted();
  if (gives.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="gives">
      <Heading level={2} id="gives" data-size="xs">
        {t('gives')}
      </Heading>
      <ul className="lines">
        {together(gives).map(([gift, ...more]) => (
          <li key={JSON.stringify(gift)}>
            {t(`gift-${gift.kind}`)}: {namesOf([gift, ...more]).join(', ')}
            {isValue(gift.value) && ` (${t(`value-${gift.value}`)})`}
            {gift.from !== null && (
              <span className="about">{format.days(gift.from, gift.to && lastDayBefore(gift.to))}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type JoinProps = {
  readonly same: Same;
  readonly params: { readonly kind: string; readonly personId: string; readonly otherId: string };
  readonly onDone: () => void;
};

/** Joins the records, or says that they are two people. */
function Join({ same, params, onDone }: JoinProps) {
  const t = useWords(texts);
  const format = useFormat();
  const [goesOn, setGoesOn] = useState(same.mayGoOn.length === 1 ? same.mayGoOn[0] : undefined);
  const [reason, setReason] = useState('');
  const acting = useAct('POST /v1/same-people/{kind}/{personId}/{otherId}/settlement');
  const say = async (outcome: 'joined' | 'parted') => {
    const join = { goesOn, reason, seen: same.seen };
    if (await acting.act({ params, body: outcome === 'joined' ? { outcome, ...join } : { outcome } })) onDone();
  };
  return (
    <section className="stack" aria-label={t('decide')}>
      {same.mayGoOn.length > 0 && (
        <>
          <Fieldset>
            <Fieldset.Legend>{t('goesOn')}</Fieldset.Legend>
            {same.people
              .filter(({ id }) => same.mayGoOn.includes(id))
              .map(({ id, name, birthDate, sources }) => (
                <Radio
                  key={id}
                  name="goes-on"
                  value={id}
                  label={name}
                  description={[birthDate && format.day(birthDate), sources[0]?.shown].filter(Boolean).join(' · ')}
                  checked={goesOn === id}
                  onChange={() => setGoesOn(id)}
                />
              ))}
          </Fieldset>
          <div className="stack tight">
            <label className="ds-label" htmlFor="why">
              {t('why')}
            </label>
            <Textarea
              id="why"
              rows={2}
              maxLength={300}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
        </>
      )}
      {same.mayGoOn.length === 0 && <Paragraph>{t('noJoin')}</Paragraph>}
      <Failure error={acting.error} />
      <div className="buttons">
        <Button variant="secondary" disabled={acting.pending} onClick={() => say('parted')}>
          {t('parted')}
        </Button>
        {same.mayGoOn.length > 0 && (
          <Button
            data-color="danger"
            disabled={goesOn === undefined || reason.trim() === ''}
            loading={acting.pending}
            onClick={() => say('joined')}
          >
            {t('joined')}
          </Button>
        )}
      </div>
    </section>
  );
}
