import { Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useParams } from 'wouter';
import { useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChildren } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type Look = AnswerOf<'GET /v1/guardian/children/{childId}/access-log'>['looks'][number];

/** Who at school opened what about a child, newest first. */
export function AccessLog() {
  const t = useWords(texts);
  const { childId = '' } = useParams();
  const child = useChildren().find((candidate) => candidate.childId === childId);
  return (
    <Page title={t('logTitle')} about={child?.pupilName} lead={t('logLead')} back="/account">
      <Looks childId={childId} />
    </Page>
  );
}

type LooksProps = {
  readonly childId: string;
  readonly cursor?: string;
  /** The last day of the page before, whose heading stands already. */
  readonly after?: string | undefined;
};

function Looks({ childId, cursor, after }: LooksProps) {
  const t = useWords(texts);
  const format = useFormat();
  const log = useFamilyRead('GET access-log', childId, cursor === undefined ? {} : { query: { cursor } });
  return (
    <Read of={log}>
      {({ looks, next }) => {
        const days = [...new Set(looks.map(({ day }) => day))];
        return (
          <>
            {looks.length === 0 && cursor === undefined && <Paragraph>{t('logNone')}</Paragraph>}
            {days.map((day) => (
              <section key={day} className="stack">
                {day !== after && (
                  <Heading level={2} data-size="xs">
                    {format.weekday(day)} {day.slice(0, 4)}
                  </Heading>
                )}
                <DayOfLooks looks={looks.filter((look) => look.day === day)} />
              </section>
            ))}
            <More next={next}>{(rest) => <Looks childId={childId} cursor={rest} after={days.at(-1)} />}</More>
          </>
        );
      }}
    </Read>
  );
}

function DayOfLooks({ looks }: { readonly looks: readonly Look[] }) {
  const t = useWords(texts);
  return (
    <Card>
      <ul className="plain-list">
        {looks.map(({ staffName, role, roleText, area, areaText }) => (
          <li key={[staffName, role, area].join()}>
            <strong>{areaText}</strong>
            <br />
            {t('by', { name: staffName ?? t('formerStaff'), role: roleText })}
          </li>
        ))}
      </ul>
    </Card>
  );
}
