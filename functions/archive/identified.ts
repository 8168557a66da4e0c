import type { ArchiveUnit } from './codes.ts';
import { type Element, leaf, tree } from './element.ts';

type School = { readonly name: string; readonly orgNumber?: string | undefined };

/** A unit or person as the format names one (`identifikatorer`), or nothing where the setting says none. */
export function identified(name: string, unit: ArchiveUnit, school: School): Element | false {
  const said = sayingOf(unit, school);
  return said !== undefined && tree(name, [leaf(`m:${said.field}`, said.text)]);
}

function sayingOf({ form, value }: ArchiveUnit, school: School): { field: string; text: string } | undefined {
  switch (form) {
    case 'none':
      return undefined;
    case 'school':
      return { field: 'navn', text: school.name };
    case 'school-number':
      // A school without a number is still a unit that the archive may know by its name.
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
