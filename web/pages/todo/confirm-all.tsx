import { Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useAct } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type Many = AnswerOf<'POST /v1/staff/lesson-confirmations'>;

/** Confirms many lessons at once: first the list of which, and which not and why, then the deed. */
export function ConfirmAll({ some }: { readonly some: boolean }) {
  const t = useWords(texts);
  const preview = useAct('POST /v1/staff/lesson-confirmations');
  const confirming = useAct('POST /v1/staff/lesson-confirmations');
  const done = confirming.answer;
  const shown = done ? undefined : preview.answer;
  const confirm = () => {
    const lessons = (shown?.lessons ?? []).filter(({ outcome }) => outcome === 'ready').map(nameOf);
    return confirming.act({ body: { mode: 'confirm', lessons } });
  };
  return (
    <>
      {done && (
        <Card className="stack" data-color="success" role="status">
          <Paragraph>{t('done', { count: done.confirmed })}</Paragraph>
          <Left many={done} />
        </Card>
      )}
      {!shown && some && (
        <Button
          variant="secondary"
          loading={preview.pending}
          onClick={() => {
            confirming.reset();
            return preview.act({ body: { mode: 'preview' } });
          }}
        >
          {t('all')}
        </Button>
      )}
      <Failure error={preview.error ?? confirming.error} />
      {shown && <Preview many={shown} pending={confirming.pending} onConfirm={confirm} onCancel={preview.reset} />}
    </>
  );
}

const nameOf = ({ groupId, date, lessonId }: Many['lessons'][number]) => ({ groupId, date, lessonId });

type PreviewProps = {
  readonly many: Many;
  readonly pending: boolean;
  readonly onConfirm: () => unknown;
  readonly onCancel: () => void;
};

function Preview({ many, pending, onConfirm, onCancel }: PreviewProps) {
  const t = useWords(texts);
  const ready = many.lessons.filter(({ outcome }) => outcome === 'ready');
  const count = ready.length;
  return (
    <Card className="stack" aria-live="polite">
      <Heading level={2} data-size="xs">
        {count > 0 ? t('previewTitle', { count }) : t('previewNone')}
      </Heading>
      <ul>
        {[...ready].reverse().map((lesson) => (
          <li key={lesson.lessonId + lesson.date}>
            <Named lesson={lesson} />
          </li>
        ))}
      </ul>
      <Left many={many} />
      <div className="buttons">
        {count > 0 && (
          <Button loading={pending} onClick={onConfirm}>
            {t('doAll', { count })}
          </Button>
        )}
        <Button variant="tertiary" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </Card>
  );
}

function Named({ lesson }: { readonly lesson: Many['lessons'][number] }) {
  const t = useWords(texts);
  const format = useFormat();
  const { group, subject, date, from } = lesson;
  return t('lessonAt', { group: group ?? subject ?? '', day: format.weekday(date), from: from ?? '' });
}

/** The lessons that stay open, each with its reason and the pupils it is about. */
function Left({ many }: { readonly many: Many }) {
  const t = useWords(texts);
  const left = many.lessons.filter(({ outcome }) => outcome === 'left');
  if (left.length === 0) return null;
  return (
    <>
      <Heading level={3} data-size="2xs">
        {t('left')}
      </Heading>
      <ul>
        {[...left].reverse().map((lesson) => (
          <li key={lesson.lessonId + lesson.date}>
            <Named lesson={lesson} />
            <span className="note">
              {lesson.why?.detail} {lesson.suggestions.map(({ pupilName }) => pupilName).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
