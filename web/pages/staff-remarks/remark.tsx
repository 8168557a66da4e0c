import { Button, Card, Heading, Paragraph, Tag, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import { tagOf } from '../../api/call.ts';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { Comment } from './comment.tsx';
import { texts } from './texts.ts';

const REMARK = '/v1/schools/{schoolId}/pupils/{pupilId}/remarks/{remarkId}';
type Remark = AnswerOf<`GET ${typeof REMARK}`>;
type Doing = 'correct' | 'withdraw' | undefined;

/** A remark with every version it has had; its author corrects it, its author or the contact teacher withdraws it. */
export function RemarkPage() {
  const t = useWords(texts);
  const { schoolId = '', pupilId = '', remarkId = '' } = useParams();
  const remark = useRead(`GET ${REMARK}`, { params: { schoolId, pupilId, remarkId } });
  const [doing, setDoing] = useState<Doing>();
  const end = () => setDoing(undefined);
  return (
    <Page title={t('remarkTitle')} back="/remarks">
      <Read of={remark}>
        {(shown) => (
          <>
            <Trail remark={shown} />
            {doing === 'correct' && <Correct remark={shown} onEnd={end} />}
            {doing === 'withdraw' && <Withdraw remark={shown} onEnd={end} />}
            {doing === undefined && shown.status !== 'withdrawn' && <Actions remark={shown} onChoose={setDoing} />}
          </>
        )}
      </Read>
    </Page>
  );
}

function Trail({ remark }: { readonly remark: Remark }) {
  const t = useWords(texts);
  const format = useFormat();
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={2} data-size="2xs" className="grow">
          {remark.category.text}
          <span className="about">{[t(remark.category.ledger), format.weekday(remark.date)].join(' · ')}</span>
        </Heading>
        <Tag>{t(remark.status)}</Tag>
      </div>
      {remark.comment !== '' && <Paragraph className="typed">{remark.comment}</Paragraph>}
      <Heading level={3} data-size="2xs">
        {t('trail')}
      </Heading>
      <ol className="plain-list">
        {remark.trail.map(({ version, move, at, by, reason, category, comment }) => (
          <li key={version}>
            {t(`move-${move}`)}: {[category.text, comment].filter(Boolean).join(' – ')}
            {reason !== null && <Paragraph data-size="sm">{t('because', { reason })}</Paragraph>}
            <span className="about">
              {[by.you ? t('you') : by.name, format.moment(at)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

type ActionsProps = { readonly remark: Remark; readonly onChoose: (doing: Doing) => void };

function Actions({ remark, onChoose }: ActionsProps) {
  const t = useWords(texts);
  const releasing = useAct(`POST ${REMARK}/release`);
  const { schoolId, pupilId, remarkId } = remark;
  const release = () => releasing.act({ params: { schoolId, pupilId, remarkId }, ifMatch: tagOf(remark) });
  return (
    <>
      <Failure error={releasing.error} />
      <div className="buttons">
        {remark.status === 'held' && !remark.registeredBy.you && (
          <Button loading={releasing.pending} onClick={release}>
            {t('release')}
          </Button>
        )}
        {remark.registeredBy.you && (
          <Button variant="secondary" onClick={() => onChoose('correct')}>
            {t('correct')}
          </Button>
        )}
        <Button variant="secondary" data-color="danger" onClick={() => onChoose('withdraw')}>
          {t('withdraw')}
        </Button>
      </div>
    </>
  );
}

const fieldOf = (pointer: string): string => pointer.split('/').at(-1) || 'reason';

type FormProps = { readonly remark: Remark; readonly onEnd: () => void };

function Correct({ remark, onEnd }: FormProps) {
  const t = useWords(texts);
  const { schoolId, pupilId, remarkId } = remark;
  const [wish, setWish] = useState({ date: remark.date, comment: remark.comment, reason: '' });
  const [tag] = useState(tagOf(remark));
  const acting = useAct(`PUT ${REMARK}`);
  const faults = faultsOf(acting.error, fieldOf);
  const save = async () => {
    const body = { ...wish, categoryId: remark.category.id };
    if (await acting.act({ params: { schoolId, pupilId, remarkId }, body, ifMatch: tag })) onEnd();
  };
  return (
    <Form acting={acting} onSend={save} send={t('saveCorrection')} fieldOf={fieldOf} beside={<Cancel onEnd={onEnd} />}>
      <Textfield
        id="date"
        type="date"
        label={t('date')}
        value={wish.date}
        error={faults.date}
        onChange={({ target }) => setWish({ ...wish, date: target.value })}
      />
      <Comment value={wish.comment} fault={faults.comment} onChange={(comment) => setWish({ ...wish, comment })} />
      <Reason value={wish.reason} fault={faults.reason} onChange={(reason) => setWish({ ...wish, reason })} />
    </Form>
  );
}

function Withdraw({ remark, onEnd }: FormProps) {
  const t = useWords(texts);
  const { schoolId, pupilId, remarkId } = remark;
  const [reason, setReason] = useState('');
  const [tag] = useState(tagOf(remark));
  const acting = useAct(`POST ${REMARK}/withdrawal`);
  const withdraw = async () => {
    if (await acting.act({ params: { schoolId, pupilId, remarkId }, body: { reason }, ifMatch: tag })) onEnd();
  };
  return (
    <Form acting={acting} onSend={withdraw} send={t('withdraw')} fieldOf={fieldOf} beside={<Cancel onEnd={onEnd} />}>
      <Paragraph>{t('withdrawLead')}</Paragraph>
      <Reason value={reason} fault={faultsOf(acting.error, fieldOf).reason} onChange={setReason} />
    </Form>
  );
}

function Cancel({ onEnd }: { readonly onEnd: () => void }) {
  const t = useWords(texts);
  return (
    <Button type="button" variant="tertiary" onClick={onEnd}>
      {t('cancel')}
    </Button>
  );
}

type ReasonProps = {
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
};

function Reason({ value, fault, onChange }: ReasonProps) {
  const t = useWords(texts);
  return (
    <Textfield
      id="reason"
      label={t('reason')}
      description={t('reasonHelp')}
      value={value}
      error={fault}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
