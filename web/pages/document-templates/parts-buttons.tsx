import { Button } from '@digdir/designsystemet-react';

type PartProps = {
  readonly remove: string;
  readonly onRemove: (() => void) | undefined;
  readonly raise?: string;
  readonly onRaise?: (() => void) | undefined;
};

/** What is done with a part of a template: it is removed, unless it is the last, and goes up by a step. */
export function PartButtons({ remove, onRemove, raise, onRaise }: PartProps) {
  return (
    <div className="buttons">
      {onRaise && (
        <Button type="button" variant="tertiary" data-size="sm" onClick={onRaise}>
          {raise}
        </Button>
      )}
      {onRemove && (
        <Button type="button" variant="tertiary" data-size="sm" data-color="danger" onClick={onRemove}>
          {remove}
        </Button>
      )}
    </div>
  );
}

type AddProps = { readonly words: string; readonly onAdd: () => void };

export const AddButton = ({ words, onAdd }: AddProps) => (
  <Button type="button" variant="secondary" data-size="sm" onClick={onAdd}>
    {words}
  </Button>
);
