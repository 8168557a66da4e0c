import { Paragraph } from '@digdir/designsystemet-react';
import type { Acting } from '../api/hooks.ts';
import { useWords } from '../words/language.ts';
import type { Texts } from '../words/text.ts';
import { Download } from './download.tsx';

const texts = {
  keep: { nb: 'Legg i kalenderen', nn: 'Legg i kalenderen', en: 'Add to calendar' },
  takeOut: { nb: 'Ta ut av kalenderen', nn: 'Ta ut av kalenderen', en: 'Take out of the calendar' },
  called: {
    nb: 'I kalenderen heter avtalen «Skolebro-avtale», hvis du ikke har valgt å vise mer.',
    nn: 'I kalenderen heiter avtalen «Skolebro-avtale», om du ikkje har valt å vise meir.',
    en: 'In the calendar it is called “Skolebro appointment”, unless you have chosen to show more.',
  },
} satisfies Texts;

type FileProps<Request> = {
  /** The request for the file, by `useFamilyAct` with its GET. */
  readonly acting: Acting<Request, Blob>;
  readonly request: Request;
  /** The file of a cancelled appointment takes it out of calendars that have it. */
  readonly isCancelled?: boolean;
};

/** A button that fetches an appointment for the calendar of the device. */
export function CalendarFile<Request>({ acting, request, isCancelled = false }: FileProps<Request>) {
  const t = useWords(texts);
  return (
    <>
      <Download acting={acting} request={request} name="skolebro.ics">
        {t(isCancelled ? 'takeOut' : 'keep')}
      </Download>
      {!isCancelled && (
        <Paragraph data-size="sm" className="subtle">
          {t('called')}
        </Paragraph>
      )}
    </>
  );
}
