import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { tagOf } from '../../api/call.ts';
import { useAct } from '../../api/hooks.ts';
import { Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { isStale, useBase } from '../../parts/use-base.ts';
import { useWords } from '../../words/language.ts';
import { MeetingFields } from './meeting-fields.tsx';
import { type SchoolMeeting, useClassMeeting } from './school-meeting.tsx';
import { texts } from './school-texts.ts';
import { bodyOf, faultsOfTyped, fieldOf, LONGEST_TEXT, typedOf } from './typed.ts';
import { useTyped } from './use-typed.ts';
import { When } from './when.tsx';

/** Changes a meeting that has not begun. Answers stay. */
export function ChangeMeeting() {
  const t = useWords(texts);
  const { of, meeting, at, params } = useClassMeeting();
  return (
    <Page title={t('changeTitle')} about={meeting.data?.group ?? of.name} back={at('')}>
      <Read of={meeting}>
        {(shown) =>
          shown.mayChange ? (
            <Change meeting={shown} params={params} again={meeting.again} home={at('')} />
          ) : (
            <Paragraph>{t('changeLate')}</Paragraph>
          )
        }
      </Read>
    </Page>
  );
}

type ChangeProps = {
  readonly meeting: SchoolMeeting;
  readonly params: { readonly schoolId: string; readonly groupId: string; readonly meetingId: string };
  /** Reads the meeting anew. */
  readonly again: () => Promise<unknown>;
  /** The meeting's page. */
  readonly home: string;
};

function Change({ meeting, params, again, home }: ChangeProps) {
  const t = useWords(texts);
  const [, go] = useLocation();
  const [opened] = useState(meeting);
  const acting = useAct('PUT /v1/schools/{schoolId}/groups/{groupId}/meetings/{meetingId}');
  const base = useBase(meeting, acting.error, again);
  const { typed, set, forget, done } = useTyped(`meeting ${opened.meetingId} ${opened.version}`, typedOf(opened));
  const [tried, setTried] = useState(false);
  const limited = opened.capacity !== null;
  const faults = faultsOfTyped(typed, { t, limited });
  const save = async () => {
    setTried(true);
    if (Object.keys(faults).length > 0 || typed.text.trim().length > LONGEST_TEXT) return;
    forget();
    const changed = await acting.act({ params, body: bodyOf(typed), ifMatch: tagOf(base) });
    done(changed !== undefined);
    if (changed) go(home, { replace: true });
  };
  const own = tried ? faults : {};
  return (
    <Form acting={acting} onSend={save} send={t('save')} faults={own} fieldOf={fieldOf}>
      <Paragraph>{t('changeLead')}</Paragraph>
      {isStale(acting.error) && base !== opened && <ChangedMeanwhile meeting={base} />}
      <MeetingFields
        typed={typed}
        faults={{ ...faultsOf(acting.error, fieldOf), ...own }}
        set={set}
        places={limited ? 'kept' : 'none'}
      />
    </Form>
  );
}

/** What another person has made of the meeting while the form was open. */
function ChangedMeanwhile({ meeting }: { readonly meeting: SchoolMeeting }) {
  const t = useWords(texts);
  const { title, place } = meeting;
  return (
    <Alert data-color="info" role="status">
      <Paragraph>{t('changedNow')}</Paragraph>
      <Paragraph>
        {title} · <When meeting={meeting} /> · {place}
      </Paragraph>
      <Paragraph>{t('saveOver')}</Paragraph>
    </Alert>
  );
}
