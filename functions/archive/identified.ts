import type { ArchiveUnit } from './codes.ts';
import { type Element, leaf, tree } from './element.ts';

type School = { readonly name: string; readonly orgNumber?: string | undefined };

/** A unit or person in the format's own form (`identifikatorer`), or `false` when the setting has none. */
export function identified(name: string, unit: ArchiveUnit, school: School): Element | false {
  const content = contentOf(unit, school);
  return content !== undefined && tree(name, [leaf(`m:${content.field}`, content.text)]);
}

function contentOf({ form, value }: ArchiveUnit, school: School): { field: string; text: string } | undefined {
  switch (form) {
    case 'none':
      return undefined;
    case 'school':
      return { field: 'navn', text: school.name };
    case 'school-number':
      // The archive may know a school without a number by its name.
      return school.orgNumber === undefined
        ? { field: 'navn', text: school.name }
        : { field: 'identifikator', text: school.orgNumber };
    case 'name':
      return { field: 'navn', text: value };
    case 'identifier':
      return { field: 'identifikator', text: value };
    case 'initials':
      return { field: 'initialer', text: value };
  }
}
