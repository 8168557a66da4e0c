import type { Reading } from '../../api/hooks.ts';
import { useReading } from '../../api/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChildren, useMe } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { FamilyForm, type ToSchool } from './family-form.tsx';
import { usePlace } from './place.ts';
import { StaffForm, type ToHome } from './staff-form.tsx';
import { texts } from './write-texts.ts';

/** A new conversation about a pupil. The form's answer names the people to whom it may go. */
export function NewThread() {
  const { role } = useMe();
  return role === 'staff' ? <FromStaff /> : <FromFamily />;
}

function FromFamily() {
  const t = useWords(texts);
  const place = usePlace();
  const form = useReading(`GET ${place.at}/message-form`, { params: place.params }) as Reading<ToSchool>;
  const child = useChildren().find(({ childId }) => childId === place.about.pupilId);
  return (
    <Page title={t('newTitle')} about={child?.pupilName} back="/messages">
      <Read of={form}>{(known) => <FamilyForm form={known} place={place} />}</Read>
    </Page>
  );
}

function FromStaff() {
  const t = useWords(texts);
  const place = usePlace();
  const form = useReading(`GET ${place.at}/message-form`, { params: place.params }) as Reading<ToHome>;
  return (
    <Page title={t('newTitle')} about={form.data?.pupilName} back="/staff/messages">
      <Read of={form}>{(known) => <StaffForm form={known} place={place} />}</Read>
    </Page>
  );
}
