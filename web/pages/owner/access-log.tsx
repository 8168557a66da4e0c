import { Paragraph } from '@digdir/designsystemet-react';
import { useParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { type More, Paged } from '../../parts/paged.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type Entry = AnswerOf<'GET /v1/owner/pupils/{pupilId}/access-log'>['entries'][number];

/** Who has looked at a pupil's record, in which area and by which right, the newest first. */
export function AccessLog() {
  const t = useWords(texts);
  const { pupilId = '' } = useParams();
  return (
    <Page title={t('log')} lead={t('logLead')} back="/owner/find">
      <Paged>{(cursor, more) => <Entries pupilId={pupilId} cursor={cursor} more={more} />}</Paged>
    </Page>
  );
}

type EntriesProps = { readonly pupilId: string; readonly cursor: string | undefined; readonly more: More };

function Entries({ pupilId, cursor, more }: EntriesProps) {
  const t = useWords(texts);
  const log = useRead('GET /v1/owner/pupils/{pupilId}/access-log', { params: { pupilId }, query: { cursor } });
  return (
    <Read of={log}>
      {({ entries, next }) => (
        <>
          {entries.length === 0 && cursor === undefined && <Paragraph>{t('noLooks')}</Paragraph>}
          <ul className="lines">
            {entries.map((entry) => (
              <Look key={entry.at + entry.actor.id + entry.action} entry={entry} />
            ))}
          </ul>
          {more(next)}
        </>
      )}
    </Read>
  );
}

function Look({ entry: { at, actor, action, basis } }: { readonly entry: Entry }) {
  const t = useWords(texts);
  const format = useFormat();
  const role = ROLES.find((known) => basis === `staff:${known}`) ?? actor.kind;
  return (
    <li>
      <strong>{actor.name ?? t('goneActor')}</strong>, {t(role)}
      <Paragraph data-size="sm">
        {t(areaOf(action))} · {format.moment(at)}
      </Paragraph>
      <Paragraph data-size="sm" className="subtle">
        <code>{action}</code> <code>{basis}</code>
      </Paragraph>
    </li>
  );
}

const ROLES = ['teacher', 'contact-teacher', 'substitute', 'office', 'leader', 'principal', 'owner-admin'] as const;

/** The area of an action by its words. The log names the rows of the access policy, which the line shows too. */
const AREAS = [
  [/absence/, 'area-absence'],
  [/lesson/, 'area-lessons'],
  [/figures|limit/, 'area-figures'],
  [/statement|strike/, 'area-statements'],
  [/warning|paper/, 'area-warnings'],
  [/remark/, 'area-remarks'],
  [/leave/, 'area-leave'],
  [/search|card|class:pupils|contacts|reach/, 'area-contact'],
  [/message|conversation|group:announce/, 'area-messages'],
  [/talks/, 'area-talks'],
  [/settle|join|work-list/, 'area-records'],
] as const;

const areaOf = (action: string) => AREAS.find(([word]) => word.test(action))?.[1] ?? 'area-other';
