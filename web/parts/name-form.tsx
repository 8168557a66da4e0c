import { Button, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';

type NameFormProps = {
  readonly label: string;
  readonly help: string;
  /** The words of the button. */
  readonly send: string;
  readonly onFind: (name: string) => void;
};

/** The field for a person's name, with its button beside it. The name is in no address and no storage. */
export function NameForm({ label, help, send, onFind }: NameFormProps) {
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFind(name.trim());
  };
  return (
    <form className="row find" onSubmit={submit}>
      <Textfield
        className="grow"
        type="search"
        label={label}
        description={help}
        autoComplete="off"
        maxLength={80}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit">{send}</Button>
    </form>
  );
}
