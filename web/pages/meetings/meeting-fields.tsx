import { Textfield } from '@digdir/designsystemet-react';
import { osloNow } from '../../api/server-clock.ts';
import type { Faults } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import { MessageField } from '../messages/message-field.tsx';
import { texts } from './school-texts.ts';
import { type Field, LONGEST_PLACE, LONGEST_TEXT, LONGEST_TITLE, type Typed } from './typed.ts';

type FieldsProps = {
  readonly typed: Typed;
  readonly faults: Faults;
  readonly set: (field: Field, value: string) => void;
  /** Whether there is a field for places: a meeting stays with or without them, as it was planned. */
  readonly places: 'if-any' | 'kept' | 'none';
};

/** What a meeting is about, when, where, and by when to answer. */
export function MeetingFields({ typed, faults, set, places }: FieldsProps) {
  const t = useWords(texts);
  return (
    <>
      <Textfield
        id="title"
        label={t('subject')}
        autoComplete="off"
        maxLength={LONGEST_TITLE}
        value={typed.title}
        error={faults.title}
        onChange={({ target }) => set('title', target.value)}
      />
      <Times typed={typed} faults={faults} set={set} />
      <Textfield
        id="place"
        label={t('place')}
        description={t('placeHelp')}
        autoComplete="off"
        maxLength={LONGEST_PLACE}
        value={typed.place}
        error={faults.place}
        onChange={({ target }) => set('place', target.value)}
      />
      <MessageField
        label={t('text')}
        value={typed.text}
        rows={[4, 14]}
        longest={LONGEST_TEXT}
        fault={faults.text}
        onChange={(text) => set('text', text)}
      />
      <Textfield
        id="answerBy"
        type="date"
        label={t('answerBy')}
        description={t('answerByHelp')}
        min={osloNow().day}
        {...(typed.day !== '' && { max: typed.day })}
        value={typed.answerBy}
        error={faults.answerBy}
        onChange={({ target }) => set('answerBy', target.value)}
      />
      {places !== 'none' && (
        <Textfield
          id="capacity"
          inputMode="numeric"
          label={t(places === 'kept' ? 'capacityKept' : 'capacity')}
          description={places === 'kept' ? undefined : t('capacityHelp')}
          autoComplete="off"
          value={typed.capacity}
          error={faults.capacity}
          onChange={({ target }) => set('capacity', target.value)}
        />
      )}
    </>
  );
}

/** The day, and when it begins and ends. */
function Times({ typed, faults, set }: Omit<FieldsProps, 'places'>) {
  const t = useWords(texts);
  return (
    <div className="row">
      <Textfield
        id="day"
        type="date"
        label={t('day')}
        min={osloNow().day}
        value={typed.day}
        error={faults.day}
        onChange={({ target }) => set('day', target.value)}
      />
      {(['from', 'to'] as const).map((end) => (
        <Textfield
          key={end}
          id={end}
          type="time"
          label={t(end)}
          value={typed[end]}
          error={faults[end]}
          onChange={({ target }) => set(end, target.value)}
        />
      ))}
    </div>
  );
}
