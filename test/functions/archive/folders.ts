const BASE = 'https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv';
export const FOLDER_ID = '0b1f6f0c-51c4-4f7a-9d57-3a1c6c1c7f10';

type Folder = {
  readonly id?: string;
  readonly title?: string;
  readonly system?: string;
  readonly classId?: string;
  readonly status?: string;
  readonly key?: string;
};

/** A pupil's folder as an archive shows it when it is asked for the least. */
export const folderFound = ({
  id = FOLDER_ID,
  title = 'Elevmappe - Ola',
  system = 'FNR',
  classId = '15851090085',
  status = 'B',
  key,
}: Folder = {}): string =>
  `<saksmappe><s:systemID>${id}</s:systemID><s:mappeID>2026/17</s:mappeID><s:tittel>${title}</s:tittel>${
    classId &&
    `<s:klassifikasjon><s:klassifikasjonssystem><s:klassifikasjonssystemID>${system}</s:klassifikasjonssystemID><s:tittel>Klasser</s:tittel></s:klassifikasjonssystem><s:klasseID>${classId}</s:klasseID></s:klassifikasjon>`
  }${
    key === undefined
      ? ''
      : `<s:referanseEksternNoekkel><m:fagsystem>Skolebro</m:fagsystem><m:noekkel>${key}</m:noekkel></s:referanseEksternNoekkel>`
  }<s:saksaar>2026</s:saksaar><s:sakssekvensnummer>17</s:sakssekvensnummer><s:saksdato>2026-08-17</s:saksdato><s:administrativEnhet><m:navn>Skole</m:navn></s:administrativEnhet><s:saksansvarlig><m:navn>Rektor</m:navn></s:saksansvarlig><s:saksstatus><m:kode>${status}</m:kode></s:saksstatus></saksmappe>`;

/** What an archive answers when it is asked for folders. */
export const found = (folders: readonly string[], count = folders.length): string =>
  `<sokeresultatMinimum xmlns="${BASE}/sokeresultat/minimum/v1" xmlns:s="${BASE}/arkivstruktur/minimum/v1" xmlns:m="${BASE}/metadatakatalog/v1"><system>Arkiv</system><take>20</take><skip>0</skip><count>${count}</count><resultattype>saksmappe</resultattype><resultatListe>${folders
    .map((folder) => `<resultatMinimum>${folder}</resultatMinimum>`)
    .join('')}</resultatListe></sokeresultatMinimum>`;
export const NO_FOLDER = found([]);
