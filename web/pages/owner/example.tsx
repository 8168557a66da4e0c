import { Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useRead } from '../../api/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './archive-texts.ts';

/** The messages that an archive would get by today's settings, for a pupil who does not exist. */
export function ArchiveExample() {
  const t = useWords(texts);
  const example = useRead('GET /v1/owner/archive/example', {});
  return (
    <Page title={t('example')} lead={t('exampleLead')} back="/owner/archive">
      <Read of={example}>
        {({ search, messages }) => (
          <>
            {search !== null && <Message title={t('searchMessage')} xml={search} faults={[]} />}
            {messages.map(({ situation, xml, faults }) => (
              <Message key={situation} title={t(`situation-${situation}`)} xml={xml} faults={faults} />
            ))}
          </>
        )}
      </Read>
    </Page>
  );
}

type MessageProps = {
  readonly title: string;
  readonly xml: string;
  readonly faults: readonly { readonly code: string; readonly text: string }[];
};

function Message({ title, xml, faults }: MessageProps) {
  const t = useWords(texts);
  return (
    <section className="stack tight" aria-label={title}>
      <Heading level={2} data-size="xs">
        {title}
      </Heading>
      {faults.length === 0 && <Paragraph data-size="sm">{t('noFaults')}</Paragraph>}
      {faults.map(({ code, text }) => (
        <Paragraph key={code} data-color="danger">
          {text}
        </Paragraph>
      ))}
      <Details>
        <Details.Summary>{t('showXml', { title })}</Details.Summary>
        <Details.Content>
          <pre className="code wrapped">{xml}</pre>
        </Details.Content>
      </Details>
    </section>
  );
}
