import { useUnsent } from '../messages/unsent.ts';

type Kept<Value> = {
  readonly value: Value;
  readonly set: (value: Value) => void;
  /** For a form that is being sent: it stays as it is, but a later visit does not find it. */
  readonly forget: () => void;
  /** Empties the form after it was sent; or keeps it, after it was refused, for a later visit. */
  readonly done: (sent: boolean) => void;
};

/** A form as typed; it survives a look at another page, as long as the tab is open. */
export function useKept<Value>(place: string, first: () => Value): Kept<Value> {
  const [kept, keep, forget] = useUnsent(place);
  const value: Value = kept === '' ? first() : JSON.parse(kept);
  return {
    value,
    set: (next) => keep(JSON.stringify(next)),
    forget,
    done: (sent) => keep(sent ? '' : JSON.stringify(value)),
  };
}
