/** Builders of a PIFU-IMS 1.3 file: an owner `o`, a school `s`, and what a test adds. */
type PersonOptions = {
  readonly given?: string;
  readonly family?: string;
  readonly born?: string;
  readonly former?: string;
  readonly userids?: string;
  readonly guardians?: readonly string[];
  readonly recstatus?: string;
  /** Elements between demographics and extension, and in the extension. */
  readonly plain?: string;
  readonly extension?: string;
};

export const sourced = (id: string, type = '') =>
  `<sourcedid${type && ` sourcedidtype="${type}"`}><source>sas.example</source><id>${id}</id></sourcedid>`;
const marked = (recstatus: string | undefined) => (recstatus === undefined ? '' : ` recstatus="${recstatus}"`);
export const contact = (id: string, type: string): string =>
  `<pifu_hasContactPerson type="${type}">${sourced(id)}</pifu_hasContactPerson>`;
export const statusOf = (word: string): string => `<pifu_status type="activeInactive">${word}</pifu_status>`;

export function person(id: string, options: PersonOptions = {}): string {
  const { given = id, family = 'Fjord', born = '2015-05-01', former, userids = '', guardians = [] } = options;
  const { recstatus, plain = '', extension = '' } = options;
  const contacts = guardians.map((guardian) => contact(guardian, 'guardian')).join('');
  return `<person${marked(recstatus)}>
    ${former === undefined ? sourced(id) : sourced(former, 'Old') + sourced(id, 'New')}${userids}
    <name><fn>${given} ${family}</fn><n><family>${family}</family><given>${given}</given></n></name>
    <demographics><bday>${born}</bday></demographics>${plain}<extension>${extension}${contacts}</extension></person>`;
}

type GroupOptions = {
  readonly name?: string;
  readonly timeframe?: string;
  readonly extension?: string;
  readonly recstatus?: string;
  readonly former?: string;
};
export const group = (id: string, type: string, parent: string, options: GroupOptions = {}): string => {
  const { name = id, timeframe = '', extension = '', recstatus, former } = options;
  return `<group${marked(recstatus)}>${former === undefined ? sourced(id) : sourced(former, 'Old') + sourced(id, 'New')}
  <grouptype><typevalue level="1">${type}</typevalue></grouptype><description><short>${name}</short></description>
  ${timeframe && `<timeframe>${timeframe}</timeframe>`}
  <relationship relation="1">${sourced(parent)}</relationship><extension>${extension}</extension></group>`;
};

export const schoolType = (...words: readonly string[]): string =>
  words.map((word) => `<pifu_schoolType>${word}</pifu_schoolType>`).join('');
export const pifuId = (type: string, value: string): string =>
  `<pifu_id type="${type}"><pifu_value>${value}</pifu_value></pifu_id>`;

type RoleOptions = {
  readonly status?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly subrole?: string;
  readonly recstatus?: string;
  readonly extension?: string;
  readonly more?: string;
};
export const role = (roletype: string, options: RoleOptions = {}): string => {
  const { status = '1', begin, end, subrole, recstatus, extension = '', more = '' } = options;
  const from = begin === undefined ? '' : `<begin>${begin}</begin>`;
  const to = end === undefined ? '' : `<end>${end}</end>`;
  const sub = subrole === undefined ? '' : `<subrole>${subrole}</subrole>`;
  return `<role roletype="${roletype}"${marked(recstatus)}>${sub}<status>${status}</status><timeframe>${from}${to}</timeframe>${more}
  <extension>${extension}</extension></role>`;
};
export const memberWith = (personId: string, ...roles: readonly string[]): string =>
  `<member>${sourced(personId)}<idtype>1</idtype>${roles.join('')}</member>`;
export const member = (personId: string, roletype: string, options: RoleOptions = {}): string =>
  memberWith(personId, role(roletype, options));
export const membership = (groupId: string, ...members: readonly string[]): string =>
  `<membership>${sourced(groupId)}${members.join('')}</membership>`;

export const OWNER = group('o', 'skoleeier', 'o');
export const SCHOOL = [OWNER, group('s', 'skole', 'o')] as const;

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
