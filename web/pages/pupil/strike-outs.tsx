import { Card, Checkbox, Heading, Paragraph, Tag, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct, useRead } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Choice } from '../../parts/choice.tsx';
import { Form, faultsOf } from '../../parts/form.tsx';
import { HalfYearChoice, useHalfYear } from '../../parts/half-year.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { type PupilOf, usePupilOf } from './pupil-of.ts';
import { texts } from './statement-texts.ts';

type StrikeOut = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs'>['strikeOuts'][number];

/** The absence that the diploma leaves out on demand: what is left out, how many days remain, and a new demand. */
export function StrikeOuts() {
  const t = useWords(texts);
  const of = usePupilOf();
  const { schoolId, pupilId } = of;
  const [halfYear, choose] = useHalfYear();
  const page = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs', {
    params: { schoolId, pupilId },
    query: { halfYear },
  });
  return (
    <Page title={t('strikeOuts')} about={of.name} lead={t('strikeOutsLead')} back={of.home}>
      <HalfYearChoice halfYear={halfYear} onChoose={choose} />
      <Read of={page}>
        {({ schoolYear, daysLeft, strikeOuts }) => (
          <>
            <Paragraph>{t('daysLeft', { days: daysLeft, year: schoolYear.replace('-', '–') })}</Paragraph>
            {strikeOuts.length === 0 && <Paragraph>{t('noStrikeOuts')}</Paragraph>}
            <ul className="plain-list">
              {strikeOuts.map((strikeOut) => (
                <li key={strikeOut.strikeOutId}>
                  <StrikeOutCard strikeOut={strikeOut} of={of} />
                </li>
              ))}
            </ul>
            {of.may('freeze-statement') && <Demand of={of} />}
          </>
        )}
      </Read>
    </Page>
  );
}

type CardProps = { readonly strikeOut: StrikeOut; readonly of: PupilOf };

function StrikeOutCard({ strikeOut, of }: CardProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { schoolId, pupilId } = of;
  const { strikeOutId, firstDay, lastDay, cause, days, status } = strikeOut;
  const withdrawing = useAct('DELETE /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs/{strikeOutId}');
  const withdraw = () => withdrawing.act({ params: { schoolId, pupilId, strikeOutId } });
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={2} data-size="2xs" className="grow">
          {format.days(firstDay, lastDay)}
        </Heading>
        <Tag data-color={status === 'active' ? 'success' : 'neutral'}>{t(status)}</Tag>
      </div>
      <Paragraph>{t('leftOut', { cause: t(cause), days: days.length })}</Paragraph>
      {status === 'active' && of.may('freeze-statement') && (
        <Sure acting={withdrawing} question={t('withdrawSure')} words={t('withdraw')} onSure={withdraw} />
      )}
    </Card>
  );
}

/** The causes that a kind of school knows (opplæringsforskrifta, statements/rules.ts). */
const causesOf = (grade: string | undefined) =>
  grade?.startsWith('VG') ? (['health', 'other-documented'] as const) : (['health', 'leave'] as const);

const fieldOf = (pointer: string): string => pointer.split('/').at(-1) || 'firstDay';

function Demand({ of: { schoolId, pupilId, grade } }: { readonly of: PupilOf }) {
  const t = useWords(texts);
  const { day } = osloNow();
  const [wish, setWish] = useState({ firstDay: '', lastDay: '', cause: 'health', fromDayOne: false });
  const acting = useAct('POST /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs');
  const faults = faultsOf(acting.error, fieldOf);
  const set = (changed: Partial<typeof wish>) => setWish({ ...wish, ...changed });
  const causes = causesOf(grade);
  const send = async () => {
    const { firstDay, lastDay, fromDayOne } = wish;
    const cause = causes.find((known) => known === wish.cause) ?? 'health';
    const body = { firstDay, lastDay, cause, ...(cause === 'health' && fromDayOne && { fromDayOne }) };
    const done = await acting.act({ params: { schoolId, pupilId }, body });
    if (done) setWish({ firstDay: '', lastDay: '', cause: 'health', fromDayOne: false });
  };
  return (
    <section className="stack" aria-labelledby="demand">
      <Heading level={2} id="demand" data-size="xs">
        {t('demand')}
      </Heading>
      <Form acting={acting} onSend={send} send={t('leaveOut')} fieldOf={fieldOf}>
        <div className="row">
          {(['firstDay', 'lastDay'] as const).map((name) => (
            <Textfield
              key={name}
              id={name}
              type="date"
              max={day}
              label={t(name)}
              value={wish[name]}
              error={faults[name]}
              onChange={({ target }) => set({ [name]: target.value })}
            />
          ))}
        </div>
        <Choice
          id="cause"
          label={t('cause')}
          value={wish.cause}
          fault={faults.cause}
          choices={causes.map((id) => ({ id, text: t(id) }))}
          onChange={(cause) => set({ cause })}
        />
        {wish.cause === 'health' && (
          <Checkbox
            id="fromDayOne"
            label={t('fromDayOne')}
            description={t('fromDayOneHelp')}
            checked={wish.fromDayOne}
            onChange={({ target }) => set({ fromDayOne: target.checked })}
          />
        )}
      </Form>
    </section>
  );
}
