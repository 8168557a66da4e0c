import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';

/** The publisher's schemas lie beside the repository or above it, as they are not ours to copy (Fiks Arkiv V1). */
const PLACES = ['../../../..', '../../../../..'].map((up) =>
  join(import.meta.dirname, up, 'shared/schemas/ks-fiks-arkiv'),
);
const FOLDER = PLACES.find((place) => existsSync(place)) ?? PLACES[0] ?? '';
export const published = existsSync(FOLDER);
export const WHY_NOT = `the publisher's schemas are not at ${FOLDER}`;
export const EXAMPLE = join(FOLDER, 'EXAMPLE-varsel-arkivmelding.xml');

const NAMES = ['metadatakatalog.xsd', 'feilmeldingBase.xsd', 'arkivstruktur.xsd', 'arkivstrukturMinimum.xsd'];
const OPPRETT = 'no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.xsd';
export const SEARCH = 'no.ks.fiks.arkiv.v1.innsyn.sok.xsd';
export const FOUND = 'no.ks.fiks.arkiv.v1.innsyn.sok.resultat.minimum.xsd';
export const RECEIPT = 'no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.kvittering.xsd';

/** What a schema says of a document: its first fault, or nothing. */
export function validator(schema: string = OPPRETT): (xml: string) => string | undefined {
  const at = (name: string) => join(FOLDER, 'V1', basename(name));
  const files = Object.fromEntries(NAMES.map((name) => [at(name), new Uint8Array(readFileSync(at(name)))]));
  xmlRegisterInputProvider(new XmlBufferInputProvider(files));
  const document = XmlDocument.fromBuffer(new Uint8Array(readFileSync(at(schema))), { url: at(schema) });
  const xsd = XsdValidator.fromDoc(document);
  return (xml) => {
    try {
      const parsed = XmlDocument.fromString(xml);
      xsd.validate(parsed);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : 'not valid';
    }
  };
}
