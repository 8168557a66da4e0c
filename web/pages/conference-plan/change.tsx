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
import { texts } from './plan-texts.ts';
import { NameField, RuleFields } from './round-fields.tsx';
import { bodyOf, faultsOfTyped, fieldOf, typedOf } from './round-typed.ts';
import { useWindow } from './round-words.tsx';
import { useKept } from './use-kept.ts';
import { type Round, useRound } from './use-round.ts';

/** Changes the name and the rules of booking of a round. */
export function ChangeConference() {
  const t = useWords(texts);
  const { round, at } = useRound();
  return (
    <Page title={t('changeTitle')} back={at('')}>
      <Read of={round}>
        {(shown) =>
          shown.mayPlan && shown.status !== 'ended' ? (
            <Change round={shown} again={round.again} home={at('')} />
          ) : (
            <Paragraph>{t('changeLate')}</Paragraph>
          )
        }
      </Read>
    </Page>
  );
}

type ChangeProps = {
  readonly round: Round;
  /** Reads the round anew. */
  readonly again: () => Promise<unknown>;
  /** The round's page. */
  readonly home: string;
};

function Change({ round, again, home }: ChangeProps) {
  const t = useWords(texts);
  const [, go] = useLocation();
  const [opened] = useState(round);
  const { schoolId, conferenceId } = opened;
  const acting = useAct('PUT /v1/schools/{schoolId}/conferences/{conferenceId}');
  const base = useBase(round, acting.error, again);
  const first = () => typedOf(opened);
  const { value: typed, set, forget, done } = useKept(`round ${conferenceId} ${opened.version}`, first);
  const [tried, setTried] = useState(false);
  const own = faultsOfTyped(typed, t, opened);
  const shown = tried ? own : {};
  const faults = { ...faultsOf(acting.error, fieldOf), ...shown };
  const save = async () => {
    setTried(true);
    if (Object.keys(own).length > 0) return;
    forget();
    const request = { params: { schoolId, conferenceId }, body: bodyOf(typed, opened), ifMatch: tagOf(base) };
    const changed = await acting.act(request);
    done(changed !== undefined);
    if (changed) go(home, { replace: true });
  };
  const change = (changed: object) => set({ ...typed, ...changed });
  return (
    <Form acting={acting} onSend={save} send={t('save')} faults={shown} fieldOf={fieldOf}>
      <Paragraph>{t('changeLead')}</Paragraph>
      {isStale(acting.error) && base !== opened && <ChangedMeanwhile round={base} />}
      <NameField typed={typed} faults={faults} set={change} />
      <RuleFields typed={typed} faults={faults} set={change} />
    </Form>
  );
}

/** What another person has made of the round while the form was open. */
function ChangedMeanwhile({ round }: { readonly round: Round }) {
  const t = useWords(texts);
  const windowOf = useWindow();
  return (
    <Alert data-color="info" role="status">
      <Paragraph>{t('changedNow')}</Paragraph>
      <Paragraph>
        {round.title} · {windowOf(round)}
      </Paragraph>
      <Paragraph>{t('saveOver')}</Paragraph>
    </Alert>
  );
}
