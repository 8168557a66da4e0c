import { useUnsent } from '../messages/unsent.ts';
import { EMPTY, type Field, type Typed } from './typed.ts';

type UseTyped = {
  readonly typed: Typed;
  readonly set: (field: Field, value: string) => void;
  /** For a form that is being sent: its fields stay, but a later visit does not find them. */
  readonly forget: () => void;
  /** Empties the form after it was sent; or keeps it, after it was refused, for a later visit. */
  readonly done: (sent: boolean) => void;
};

/** The form of a meeting as typed; it survives a look at another page, as long as the tab is open. */
export function useTyped(place: string, first: Typed = EMPTY): UseTyped {
  const [kept, keep, forget] = useUnsent(place);
  const typed: Typed = kept === '' ? first : JSON.parse(kept);
  return {
    typed,
    set: (field, value) => keep(JSON.stringify({ ...typed, [field]: value })),
    forget,
    done: (sent) => keep(sent ? '' : JSON.stringify(typed)),
  };
}
