import { useAct } from '../../api/hooks.ts';
import { Sure } from '../../parts/sure.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type DiscardProps = {
  readonly draft: { readonly schoolId: string; readonly pupilId: string; readonly warningId: string };
  readonly ifMatch: string;
  readonly onDone: () => void;
};

/** Discards an unsent warning, after a second tap. */
export function Discard({ draft: { schoolId, pupilId, warningId }, ifMatch, onDone }: DiscardProps) {
  const t = useWords(texts);
  const acting = useAct('DELETE /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}');
  const discard = async () => {
    const done = await acting.act({ params: { schoolId, pupilId, warningId }, ifMatch });
    if (done) onDone();
    return done;
  };
  return (
    <Sure acting={acting} question={t('discardSure')} words={t('discard')} yes={t('discardYes')} onSure={discard} />
  );
}
