import { type Element, leaf, tree, xmlOf } from './element.ts';
import { classOf, type Subject, type Terms } from './write-message.ts';

const BASE = 'https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv';
const ATTRIBUTES = ` xmlns="${BASE}/sok/v1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
/** More folders than any pupil has: the archivist must settle a longer result. */
const MOST = 20;

/**
 * The question for a pupil's folder (`innsyn.sok` of Fiks Arkiv V1, use case SokOgOpprett): by the folders' class,
 * narrowed to the owner's series and type of folder if set. `undefined` if the owner wants no search, or for a pupil
 * without a class: only our own key identifies that folder.
 */
export function searchOf(subject: Pick<Subject, 'pupil' | 'pupilId'>, { codes, filing }: Terms): Element | undefined {
  const own = classOf(subject, filing);
  if (filing.search === 'never' || own === undefined) return undefined;
  return tree('sok', [
    leaf('system', codes.system),
    leaf('take', MOST),
    leaf('skip', 0),
    tree(
      'sokdefinisjon',
      [
        leaf('responstype', 'minimum'),
        equal('mappeKlasseKlassifikasjonssystemID', own.system),
        equal('mappeKlasseKlasseID', own.id),
        filing.series !== '' && equal('mappeArkivdel', filing.series),
        filing.folderType !== '' && equal('mappeMappetype', filing.folderType),
      ],
      'saksmappeSokdefinisjon',
    ),
  ]);
}

const equal = (field: string, value: string): Element =>
  tree('parametere', [
    leaf('operator', 'equal'),
    tree('sokVerdier', [tree('stringvalues', [leaf('value', value)])]),
    leaf('felt', field),
  ]);

/** The question as bytes to send. */
export const searchXml = (search: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${xmlOf(search, ATTRIBUTES)}\n`;
