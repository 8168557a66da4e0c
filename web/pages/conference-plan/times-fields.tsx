import { Button, Checkbox, Fieldset, Paragraph, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { osloNow } from '../../api/server-clock.ts';
import { Choice } from '../../parts/choice.tsx';
import type { Faults } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import { MODES, texts as modes } from './mode-texts.ts';
import { texts as round } from './texts.ts';
import { texts } from './times-texts.ts';
import { LONGEST_ROOM, MOST_STRETCHES, oneMore, type Stretch, type TypedTimes } from './times-typed.ts';
import type { Round } from './use-round.ts';

type FieldsProps = {
  readonly typed: TypedTimes;
  readonly faults: Faults;
  readonly set: (changed: Partial<TypedTimes>) => void;
};

/** The teachers who get the times. */
export function TeacherFields({ typed, faults, set, teachers }: FieldsProps & Pick<Round, 'teachers'>) {
  const t = useWords(texts);
  const words = useWords(round);
  const chosen = new Set(typed.teacherIds);
  const all = teachers.map(({ teacherId }) => teacherId);
  if (teachers.length === 0) return <Paragraph>{t('noTeachers')}</Paragraph>;
  return (
    <Fieldset id="teacherIds" tabIndex={-1}>
      <Fieldset.Legend>{t('teachers')}</Fieldset.Legend>
      {all.length > 1 && (
        <Checkbox
          value="all"
          label={t('allTeachers')}
          checked={all.every((id) => chosen.has(id))}
          onChange={({ target }) => set({ teacherIds: target.checked ? all : [] })}
        />
      )}
      {teachers.map(({ teacherId, teacherName }) => (
        <Checkbox
          key={teacherId}
          value={teacherId}
          label={teacherName ?? words('unknownName')}
          checked={chosen.has(teacherId)}
          onChange={({ target }) =>
            set({
              teacherIds: target.checked
                ? [...typed.teacherIds, teacherId]
                : typed.teacherIds.filter((id) => id !== teacherId),
            })
          }
        />
      ))}
      {faults.teacherIds !== undefined && <ValidationMessage>{faults.teacherIds}</ValidationMessage>}
    </Fieldset>
  );
}

/** The hours of each day in which the teachers hold talks: as many stretches as it takes. */
export function StretchFields({ typed: { stretches }, faults, set }: FieldsProps) {
  const t = useWords(texts);
  const change = (at: number, changed: Partial<Stretch>) =>
    set({ stretches: stretches.map((stretch, index) => (index === at ? { ...stretch, ...changed } : stretch)) });
  const without = (at: number) => set({ stretches: stretches.filter((_stretch, index) => index !== at) });
  return (
    <Fieldset>
      <Fieldset.Legend>{t('stretches')}</Fieldset.Legend>
      <Fieldset.Description>{t('stretchesHelp')}</Fieldset.Description>
      {stretches.map((stretch, index) => (
        <StretchField
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is known by its place alone
          key={index}
          number={index + 1}
          stretch={stretch}
          fault={faults[`stretch-${index}`]}
          onChange={(changed) => change(index, changed)}
          {...(stretches.length > 1 && { onRemove: () => without(index) })}
        />
      ))}
      {stretches.length < MOST_STRETCHES && (
        <Button
          type="button"
          variant="secondary"
          className="start"
          onClick={() => set({ stretches: oneMore(stretches) })}
        >
          {t('addStretch')}
        </Button>
      )}
    </Fieldset>
  );
}

type StretchProps = {
  readonly number: number;
  readonly stretch: Stretch;
  readonly fault: string | undefined;
  readonly onChange: (changed: Partial<Stretch>) => void;
  readonly onRemove?: () => void;
};

function StretchField({ number, stretch, fault, onChange, onRemove }: StretchProps) {
  const t = useWords(texts);
  return (
    <Fieldset id={`stretch-${number - 1}`} tabIndex={-1}>
      <Fieldset.Legend>{t('stretch', { number })}</Fieldset.Legend>
      <div className="row">
        <Textfield
          type="date"
          label={t('day')}
          min={osloNow().day}
          value={stretch.day}
          aria-invalid={fault !== undefined}
          onChange={({ target }) => onChange({ day: target.value })}
        />
        {(['from', 'to'] as const).map((end) => (
          <Textfield
            key={end}
            type="time"
            label={t(end)}
            value={stretch[end]}
            aria-invalid={fault !== undefined}
            onChange={({ target }) => onChange({ [end]: target.value })}
          />
        ))}
      </div>
      {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
      {onRemove && (
        <Button type="button" variant="tertiary" data-color="danger" className="start" onClick={onRemove}>
          {t('removeStretch', { number })}
        </Button>
      )}
    </Fieldset>
  );
}

/** How long the talks are, how they are held and where. */
export function HowFields({ typed, faults, set }: FieldsProps) {
  const t = useWords(texts);
  const modeOf = useWords(modes);
  return (
    <>
      <div className="row">
        {(['length', 'pause'] as const).map((field) => (
          <Textfield
            key={field}
            id={field}
            inputMode="numeric"
            label={t(field)}
            autoComplete="off"
            value={typed[field]}
            error={faults[field]}
            onChange={({ target }) => set({ [field]: target.value })}
          />
        ))}
      </div>
      <Choice
        id="mode"
        label={t('mode')}
        value={typed.mode}
        choices={MODES.map((id) => ({ id, text: modeOf(id) }))}
        onChange={(id) => set({ mode: MODES.find((mode) => mode === id) ?? 'room' })}
      />
      {typed.mode === 'room' && (
        <Textfield
          id="room"
          label={t('room')}
          autoComplete="off"
          maxLength={LONGEST_ROOM}
          value={typed.room}
          error={faults.room}
          onChange={({ target }) => set({ room: target.value })}
        />
      )}
    </>
  );
}
