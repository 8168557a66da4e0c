import { Alert, Button, Checkbox, Fieldset, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Download } from '../../parts/download.tsx';
import { Failure } from '../../parts/failure.tsx';
import { type Faults, Form } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { useMessages } from '../messages/use-messages.ts';
import { Document, type LiftedDocument } from './document.tsx';
import { texts } from './record-texts.ts';

const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
type Message = AnswerOf<`GET ${typeof PUPIL}/threads/{threadId}`>['messages'][number];
type About = { readonly schoolId: string; readonly pupilId: string };

/** A teacher chooses messages of a conversation for a document, and gets those that are made. */
export function Lift() {
  const t = useWords(texts);
  const { schoolId = '', pupilId = '', threadId = '' } = useParams();
  const params = { schoolId, pupilId, threadId };
  const thread = useRead(`GET ${PUPIL}/threads/{threadId}`, { params });
  const { data } = thread;
  const back = `/staff/messages/${schoolId}/${pupilId}/${threadId}`;
  return (
    <Page title={t('liftTitle')} {...(data && { about: data.subject })} lead={t('liftLead')} back={back}>
      <Read of={thread}>{(shown) => <Conversation thread={shown} params={params} />}</Read>
      <Documents about={{ schoolId, pupilId }} />
    </Page>
  );
}

type Params = About & { readonly threadId: string };
type Thread = AnswerOf<`GET ${typeof PUPIL}/threads/{threadId}`>;

/** Its messages, the newest first shown, and older ones on demand. */
function Conversation({ thread, params }: { readonly thread: Thread; readonly params: Params }) {
  const t = useWords(texts);
  const asking = useAct(`GET ${PUPIL}/threads/{threadId}`);
  const { messages, next } = useMessages({ thread, sent: undefined, older: asking.answer });
  return (
    <>
      {next !== null && (
        <Button
          variant="secondary"
          className="start"
          loading={asking.pending}
          onClick={() => asking.act({ params, query: { cursor: next } })}
        >
          {t('older')}
        </Button>
      )}
      <Failure error={asking.error} />
      <Choose messages={messages} params={params} />
    </>
  );
}

/** The most messages that a document takes. */
const MOST = 50;

type ChooseProps = {
  readonly messages: readonly Message[];
  readonly params: Params;
};

function Choose({ messages, params }: ChooseProps) {
  const t = useWords(texts);
  const format = useFormat();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [purpose, setPurpose] = useState('');
  const [tried, setTried] = useState(false);
  const acting = useAct(`POST ${PUPIL}/threads/{threadId}/lift`);
  const own: Faults = {
    ...(chosen.size === 0 && { messages: t('chooseFirst') }),
    ...(purpose.trim() === '' && { purpose: t('purpose') }),
  };
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const send = async () => {
    setTried(true);
    if (Object.keys(own).length > 0) return;
    const made = await acting.act({ params, body: { messageIds: [...chosen], purpose: purpose.trim() } });
    if (!made) return;
    setChosen(new Set());
    setPurpose('');
    setTried(false);
  };
  return (
    <Form acting={acting} onSend={send} send={t('make')} faults={tried ? own : {}} fieldOf={fieldOf}>
      <Fieldset id="messages" tabIndex={-1}>
        <Fieldset.Legend>{t('choose')}</Fieldset.Legend>
        {messages
          .filter(({ change }) => change === null)
          .map(({ messageId, by, at, text, status }) => (
            <Checkbox
              key={messageId}
              label={`${by.you ? t('you') : (by.name ?? '')} ${format.moment(at)}`}
              description={text ?? t(status === 'hidden' ? 'hidden' : 'gone')}
              checked={chosen.has(messageId)}
              disabled={chosen.size === MOST && !chosen.has(messageId)}
              onChange={() => toggle(messageId)}
            />
          ))}
      </Fieldset>
      <Textfield
        id="purpose"
        label={t('purpose')}
        description={t('purposeHelp')}
        maxLength={300}
        value={purpose}
        error={tried ? own.purpose : undefined}
        onChange={({ target }) => setPurpose(target.value)}
      />
      {acting.answer && <Alert data-color="success">{t('made')}</Alert>}
    </Form>
  );
}

const fieldOf = (pointer: string): string => (pointer === '/purpose' ? 'purpose' : 'messages');

/** The documents from the person's conversations about the pupil. */
function Documents({ about }: { readonly about: About }) {
  const t = useWords(texts);
  const documents = useRead(`GET ${PUPIL}/lifted-messages`, { params: about });
  return (
    <section className="stack" aria-labelledby="documents">
      <Heading level={2} id="documents" data-size="xs">
        {t('documents')}
      </Heading>
      <Read of={documents}>
        {({ documents: all }) => (
          <>
            {all.length === 0 && <Paragraph>{t('noDocuments')}</Paragraph>}
            <ul className="lines">
              {all.map((document) => (
                <li key={document.liftId}>
                  <Letter document={document} about={about} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </section>
  );
}

type LetterProps = { readonly document: LiftedDocument; readonly about: About };

function Letter({ document, about }: LetterProps) {
  const t = useWords(texts);
  const pdf = useAct(`GET ${PUPIL}/lifted-messages/{liftId}/letter`);
  const request = { params: { ...about, liftId: document.liftId } };
  return (
    <Document document={document}>
      <Download acting={pdf} request={request} name={t('file')}>
        {t('download')}
      </Download>
    </Document>
  );
}
