import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../../api/hooks.ts';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { useWords } from '../../words/language.ts';
import { GroupFields } from './group-fields.tsx';
import { texts } from './plan-texts.ts';
import { NameField, RuleFields } from './round-fields.tsx';
import { bodyOf, emptyForm, faultsOfTyped, fieldOf } from './round-typed.ts';
import { useKept } from './use-kept.ts';
import { useTalkSchool } from './use-round.ts';

/** The most groups that the API takes. */
const MOST_GROUPS = 60;
const newForm = () => ({ ...emptyForm(), groupIds: [] as readonly string[] });

/** A new round of talks of some groups. */
export function PlanConference() {
  const t = useWords(texts);
  const [, go] = useLocation();
  const { schoolId, name, list } = useTalkSchool();
  const acting = useAct('POST /v1/schools/{schoolId}/conferences');
  const { value, set, forget, done } = useKept(`round ${schoolId}`, newForm);
  const [tried, setTried] = useState(false);
  const { groupIds, ...typed } = value;
  const own = { ...faultsOfTyped(typed, t), ...groupFaults(groupIds.length, t) };
  const shown = tried ? own : {};
  const faults = { ...faultsOf(acting.error, fieldOf), ...shown };
  const send = async () => {
    setTried(true);
    if (Object.keys(own).length > 0) return;
    forget();
    const planned = await acting.act({ params: { schoolId }, body: { ...bodyOf(typed), groupIds: [...groupIds] } });
    done(planned !== undefined);
    if (planned) go(`${list}/${planned.conferenceId}`, { replace: true });
  };
  const change = (changed: object) => set({ ...value, ...changed });
  return (
    <Page title={t('newTitle')} about={name} lead={t('lead')} back={list}>
      <Form acting={acting} onSend={send} send={t('send')} faults={shown} fieldOf={fieldOf}>
        <NameField typed={typed} faults={faults} set={change} />
        <GroupFields
          schoolId={schoolId}
          chosen={groupIds}
          fault={faults.groupIds}
          onChange={(next) => change({ groupIds: next })}
        />
        <RuleFields typed={typed} faults={faults} set={change} />
      </Form>
    </Page>
  );
}

function groupFaults(count: number, t: ReturnType<typeof useWords<typeof texts>>): Faults {
  if (count === 0) return { groupIds: t('groupsFirst') };
  return count > MOST_GROUPS ? { groupIds: t('groupsMany', { most: MOST_GROUPS }) } : {};
}
