import type { XmlShape } from './read-xml.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/**
 * The elements to read of a PIFU-IMS 1.3 file (NS 4170; PIFU-IMS_SAS.xsd). Left out: comments, addresses, photos, urls,
 * gender, mother tongue, marks themselves, and passwords.
 */
export const PIFU: XmlShape = {
  root: 'enterprise',
  // A school, or the whole owner, has all its people in one membership.
  split: { membership: 'member' },
  elements: words(
    `properties type person group membership member role sourcedid id userid name fn n family given demographics bday
    email tel extension pifu_email pifu_tel pifu_status pifu_preferredLanguage pifu_hasContactPerson pifu_schoolType
    pifu_id pifu_value pifu_primaryRelation pifu_absence pifu_absence_type pifu_absence_value grouptype typevalue
    description short long timeframe begin end adminperiod relationship idtype subrole status interimresult finalresult`,
  ),
  attributes: words(
    `recstatus sourcedidtype useridtype teltype type priority relation roletype
    pifu_absence_mode pifu_absence_classification`,
  ),
};
