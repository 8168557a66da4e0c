/** Builders of a PIFU-IMS 1.3 file: an owner `o`, a school `s`, and what a test adds. */
type PersonOptions = {
  readonly given?: string;
  readonly born?: string;
  readonly former?: string;
  readonly userids?: string;
  readonly guardians?: readonly string[];
  readonly recstatus?: string;
};

const sourced = (id: string, type = '') =>
  `<sourcedid${type && ` sourcedidtype="${type}"`}><source>sas.example</source><id>${id}</id></sourcedid>`;

export function person(id: string, options: PersonOptions = {}): string {
  const { given = id, born = '2015-05-01', former, userids = '', guardians = [], recstatus } = options;
  const contact = guardians
    .map((one) => `<pifu_hasContactPerson type="guardian">${sourced(one)}</pifu_hasContactPerson>`)
    .join('');
  return `<person${recstatus ? ` recstatus="${recstatus}"` : ''}>
    ${former === undefined ? sourced(id) : sourced(former, 'Old') + sourced(id, 'New')}${userids}
    <name><n><family>Fjord</family><given>${given}</given></n></name>
    <demographics><bday>${born}</bday></demographics><extension>${contact}</extension></person>`;
}

export const group = (id: string, type: string, parent: string): string => `<group>${sourced(id)}
  <grouptype><typevalue level="1">${type}</typevalue></grouptype><description><short>${id}</short></description>
  <relationship relation="1">${sourced(parent)}</relationship></group>`;

type RoleOptions = { readonly status?: string; readonly begin?: string; readonly end?: string };
export const member = (personId: string, roletype: string, { status = '1', begin, end }: RoleOptions = {}): string => {
  const from = begin && `<begin>${begin}</begin>`;
  const to = end && `<end>${end}</end>`;
  const frame = `<timeframe>${from ?? ''}${to ?? ''}</timeframe>`;
  return `<member>${sourced(personId)}<idtype>1</idtype><role roletype="${roletype}"><status>${status}</status>${frame}</role></member>`;
};
export const membership = (groupId: string, ...members: readonly string[]): string =>
  `<membership>${sourced(groupId)}${members.join('')}</membership>`;

export const SCHOOL = [group('o', 'skoleeier', 'o'), group('s', 'skole', 'o')] as const;

export const pifuText = (...elements: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><enterprise><properties><type>full</type></properties>\n${elements.join('\n')}\n</enterprise>`;

/** A class of a pupil, two guardians and a teacher. */
export const CLASS = [
  person('ola', { guardians: ['mor', 'far'] }),
  person('mor'),
  person('far'),
  person('liv'),
  ...SCHOOL,
  group('5A', 'basisgruppe', 's'),
  membership('s', member('ola', '01'), member('liv', '02')),
  membership('5A', member('ola', '01'), member('liv', '02')),
] as const;
