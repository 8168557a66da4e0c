import type { RowData } from './rows.ts';
import { closedWords } from './words.ts';

/** `recstatus`: 1 added, 2 updated, 3 deleted; without it, the record counts as added (specification 5.5). */
export const recStatus = closedWords({
  '': 'current',
  '1': 'current',
  '2': 'current',
  add: 'current',
  update: 'current',
  '3': 'deleted',
  delete: 'deleted',
});

/** A role's `status` (0, 1) and `pifu_status` of either type; a pupil's form of attendance does not affect rights. */
export const activity = closedWords({
  '': 'active',
  '1': 'active',
  aktiv: 'active',
  active: 'active',
  heltid: 'active',
  deltid: 'active',
  voksen: 'active',
  privatist: 'active',
  'norsk-utv-i-utlandet': 'active',
  'utenlandsk-utv-i-norge': 'active',
  '0': 'inactive',
  inaktiv: 'inactive',
  inactive: 'inactive',
});

/**
 * `pifu_schoolType` (1.3: barneskole, ungdomsskole, videregående, barnehage, sfo), and the words of other systems.
 * `none`: such a place has no pupils in the sense of the Education Act's part on school, so Skolebro does not serve it.
 */
export const schoolTypes = closedWords({
  barneskole: 'grunnskole',
  barneskule: 'grunnskole',
  ungdomsskole: 'grunnskole',
  ungdomsskule: 'grunnskole',
  grunnskole: 'grunnskole',
  grunnskule: 'grunnskole',
  'barne- og ungdomsskole': 'grunnskole',
  'barne- og ungdomsskule': 'grunnskole',
  videregående: 'vgs',
  vidaregåande: 'vgs',
  'videregående skole': 'vgs',
  'vidaregåande skule': 'vgs',
  vgs: 'vgs',
  barnehage: 'none',
  sfo: 'none',
  skolefritidsordning: 'none',
  skulefritidsordning: 'none',
  voksenopplæring: 'none',
  vaksenopplæring: 'none',
  folkehøgskole: 'none',
  folkehøgskule: 'none',
  kulturskole: 'none',
  kulturskule: 'none',
  fagskole: 'none',
  fagskule: 'none',
});

export type GroupType = {
  /** `aside`: councils, parents and after-school care, which have no teaching. */
  readonly is: 'owner' | 'school' | 'group' | 'aside';
  readonly kind?: RowData['group']['groupKind'];
  /** Only upper secondary schools have such groups. */
  readonly upperSecondary?: true;
};

/** `grouptype/typevalue`. */
export const groupTypes = closedWords<GroupType>({
  skoleeier: { is: 'owner' },
  skole: { is: 'school' },
  basisgruppe: { is: 'group', kind: 'basis' },
  undervisningsgruppe: { is: 'group', kind: 'teaching' },
  kontaktlærergruppe: { is: 'group', kind: 'contact' },
  trinn: { is: 'group', kind: 'grade' },
  utdanningsprogram: { is: 'group', kind: 'other', upperSecondary: true },
  programområde: { is: 'group', kind: 'other', upperSecondary: true },
  fag: { is: 'group', kind: 'other' },
  språkopplæring: { is: 'group', kind: 'teaching' },
  sammensattgruppe: { is: 'group', kind: 'teaching' },
  eksamensgruppe: { is: 'group', kind: 'other' },
  foresattegruppe: { is: 'aside' },
  elevråd: { is: 'aside' },
  fau: { is: 'aside' },
  skoleutvalg: { is: 'aside' },
  skolemiljøutvalg: { is: 'aside' },
  sfo: { is: 'aside' },
});

/** Written forms of Norwegian and Sámi by ISO 639-1, -2 and -3. `no` says neither bokmål nor nynorsk. */
export const languageForms = closedWords<'nb' | 'nn' | 'se' | 'not-said'>({
  '': 'not-said',
  no: 'not-said',
  nor: 'not-said',
  nb: 'nb',
  nob: 'nb',
  nn: 'nn',
  nno: 'nn',
  se: 'se',
  sme: 'se',
});
