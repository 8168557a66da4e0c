import { Card, Checkbox, Fieldset, Paragraph, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Choice } from '../../parts/choice.tsx';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useStaff } from '../../session/me.ts';
import { isDay } from '../../words/days.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { Comment } from './comment.tsx';
import { texts } from './texts.ts';

type RemarkForm = AnswerOf<'GET /v1/groups/{groupId}/remark-form'>;

/** The same remark for one or several pupils of a group, with the sentence of who will see it. */
export function NewRemarks() {
  const t = useWords(texts);
  const { groupId = '' } = useParams();
  const group = useStaff().groups.find((known) => known.groupId === groupId);
  const form = useRead('GET /v1/groups/{groupId}/remark-form', { params: { groupId } });
  const [done, setDone] = useState(0);
  return (
    <Page title={t('newTitle')} about={group?.name} back="/remarks">
      <div role="status">
        {done > 0 && (
          <Card data-color="success" className="stack">
            <Paragraph>{t('registered', { count: done })}</Paragraph>
            <Link className="ds-link" href="/remarks">
              {t('toOwn')}
            </Link>
          </Card>
        )}
      </div>
      <Read of={form}>{(known) => <Fields key={done} groupId={groupId} form={known} onDone={setDone} />}</Read>
    </Page>
  );
}

const fieldOf = (pointer: string): string => {
  const last = pointer.split('/').at(-1) ?? '';
  return ['date', 'categoryId', 'comment'].includes(last) ? last : 'pupils';
};

type FieldsProps = {
  readonly groupId: string;
  readonly form: RemarkForm;
  readonly onDone: (count: number) => void;
};

/** What the form holds. */
type Wish = {
  readonly date: string;
  readonly pupils: readonly string[];
  readonly categoryId: string;
  readonly comment: string;
};

function Fields({ groupId, form, onDone }: FieldsProps) {
  const t = useWords(texts);
  const [search] = useSearchParams();
  const [asked, lessonId] = [search.get('date') ?? '', search.get('lesson')];
  const day = isDay(asked) ? asked : form.lastDay;
  const [wish, setWish] = useState<Wish>({ date: day, pupils: [], categoryId: '', comment: '' });
  const [tried, setTried] = useState(false);
  const acting = useAct('POST /v1/groups/{groupId}/remarks');
  const own: Faults = {
    ...(wish.pupils.length === 0 && { pupils: t('choosePupil') }),
    ...(wish.categoryId === '' && { categoryId: t('chooseCategory') }),
  };
  const faults = { ...faultsOf(acting.error, fieldOf), ...(tried ? own : {}) };
  const send = async () => {
    setTried(true);
    if (Object.keys(own).length > 0) return;
    const { date, pupils, categoryId, comment } = wish;
    const remarks = pupils.map((pupilId) => ({ pupilId, categoryId, ...(comment.trim() !== '' && { comment }) }));
    const inLesson = lessonId !== null && date === asked ? { lessonId } : {};
    const answer = await acting.act({ params: { groupId }, body: { date, remarks, ...inLesson } });
    if (answer) onDone(answer.remarks.length);
  };
  return (
    <Form acting={acting} onSend={send} send={t('register')} faults={tried ? own : {}} fieldOf={fieldOf}>
      <WishFields form={form} wish={wish} onChange={setWish} faults={faults} />
      <Sentence form={form} wish={wish} />
    </Form>
  );
}

type WishProps = {
  readonly form: RemarkForm;
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
  readonly faults: Faults;
};

function WishFields({ form, wish, onChange, faults }: WishProps) {
  const t = useWords(texts);
  const set = (changed: Partial<Wish>) => onChange({ ...wish, ...changed });
  const toggle = (pupilId: string, chosen: boolean) =>
    set({ pupils: chosen ? [...wish.pupils, pupilId] : wish.pupils.filter((other) => other !== pupilId) });
  return (
    <>
      <Choice
        id="categoryId"
        label={t('category')}
        value={wish.categoryId}
        fault={faults.categoryId}
        choices={[
          { id: '', text: t('choose') },
          ...form.categories.map(({ id, ledger, text }) => ({ id, text: `${t(ledger)}: ${text}` })),
        ]}
        onChange={(categoryId) => set({ categoryId })}
      />
      <Fieldset id="pupils" tabIndex={-1}>
        <Fieldset.Legend>{t('pupils')}</Fieldset.Legend>
        {form.pupils.length === 0 && <Paragraph>{t('noPupils')}</Paragraph>}
        {form.pupils.map(({ pupilId, pupilName }) => (
          <Checkbox
            key={pupilId}
            value={pupilId}
            label={pupilName}
            checked={wish.pupils.includes(pupilId)}
            onChange={({ target }) => toggle(pupilId, target.checked)}
          />
        ))}
        {faults.pupils !== undefined && <ValidationMessage>{faults.pupils}</ValidationMessage>}
      </Fieldset>
      <Textfield
        id="date"
        type="date"
        label={t('date')}
        min={form.firstDay}
        max={form.lastDay}
        value={wish.date}
        error={faults.date}
        onChange={({ target }) => set({ date: target.value })}
      />
      <Comment value={wish.comment} fault={faults.comment} onChange={(comment) => set({ comment })} />
    </>
  );
}

/** What will be registered, and who will see it. */
function Sentence({ form, wish }: { readonly form: RemarkForm; readonly wish: Wish }) {
  const t = useWords(texts);
  const format = useFormat();
  const category = form.categories.find(({ id }) => id === wish.categoryId);
  if (!category || wish.pupils.length === 0 || wish.date === '') return null;
  const seen = form.commentVisible ? t('familySees') : t('familySeesWithout');
  const who = form.visible ? seen : t('familySeesNot');
  return (
    <Card data-color="accent" aria-live="polite">
      <Paragraph>
        {t('sentence', { what: category.text, count: wish.pupils.length, day: format.day(wish.date) })}
      </Paragraph>
      <Paragraph>{form.held ? t('heldFirst') : who}</Paragraph>
    </Card>
  );
}
