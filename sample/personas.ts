import { guardian, type Persona, pupil, staff, words } from './persona.ts';

/** In the order a sign-in page shows them; README.md has the same people in a table. */
export const personas: readonly Persona[] = [
  guardian(
    'kari-guardian-two-schools',
    'guardian-solvang-kari',
    words('foresatt med barn på to skoler', 'føresett med barn på to skular', 'guardian with children at two schools'),
    'Sees Emma (4A, Fjordvik skule) and Jonas (1STA, upper secondary) and reports for both at once.',
  ),
  guardian(
    'per-other-guardian',
    'guardian-solvang-per',
    words(
      'den andre foresatte til Emma og Jonas',
      'den andre føresette til Emma og Jonas',
      'the other guardian of Emma and Jonas',
    ),
    'Sees the same reports with who made them, and an inbox item for each that Kari makes.',
  ),
  staff(
    'bjorg-office',
    'staff-fs-office',
    words('kontoret, Fjordvik skule', 'kontoret, Fjordvik skule', 'office, Fjordvik skule'),
    'Sees the reports of Fjordvik skule arrive and enters one taken by phone.',
  ),
  staff(
    'liv-contact-teacher',
    'staff-fs-contact-4',
    words('kontaktlærer for 4A', 'kontaktlærar for 4A', 'contact teacher of 4A'),
    'Sees the whole of the pupils in 4A, Emma among them.',
  ),
  staff(
    'henrik-subject-teacher',
    'staff-fs-languages',
    words('faglærer i engelsk og spansk', 'faglærar i engelsk og spansk', 'subject teacher of English and Spanish'),
    'Sees the pupils of own teaching groups at Fjordvik skule and no others; contact teacher of nobody.',
  ),
  pupil(
    'thea-pupil-of-age',
    'pupil-nygard-thea',
    words('elev, fylte 18 i forrige måned', 'elev, fylte 18 førre månad', 'pupil, turned 18 last month'),
    'Reports her own absence; her mother has no access unless she consents.',
  ),
  pupil(
    'sondre-pupil-turning-18',
    'pupil-kvam-sondre',
    words(
      'elev, fyller 18 siste dag i måneden',
      'elev, fyller 18 siste dag i månaden',
      'pupil, turns 18 on the last day of this month',
    ),
    'May not report himself before his birthday; from midnight his parents cannot any more.',
  ),
  pupil(
    'jonas-pupil-minor',
    'pupil-solvang-jonas',
    words('mindreårig elev i 1STA', 'mindreårig elev i 1STA', 'minor pupil in 1STA'),
    'Sees his own reports and makes none: his guardians do.',
  ),
  guardian(
    'anne-separated-guardian',
    'guardian-lunde-anne',
    words(
      'bor ikke sammen med den andre forelderen',
      'bur ikkje saman med den andre forelderen',
      'lives apart from the other parent',
    ),
    'Has the same right as Tor to everything about Iben (6A, Havna skole).',
  ),
  guardian(
    'tor-separated-guardian',
    'guardian-haugen-tor',
    words(
      'bor ikke sammen med den andre forelderen',
      'bur ikkje saman med den andre forelderen',
      'lives apart from the other parent',
    ),
    'Has the same right as Anne to everything about Iben.',
  ),
  guardian(
    'geir-without-responsibility',
    'guardian-moen-geir',
    words('forelder uten foreldreansvar', 'forelder utan foreldreansvar', 'parent without parental responsibility'),
    'Sees no child: information is given on request by the school, not by an account.',
  ),
  guardian(
    'stian-unknown-basis',
    'guardian-vik-stian',
    words('ukjent tilknytning til barnet', 'ukjend tilknyting til barnet', 'relation to the child unknown'),
    'Sees no child until the school has settled the relation, which stands on its work list.',
  ),
  guardian(
    'marit-foster-parent',
    'guardian-aasen-marit',
    words('fostermor', 'fostermor', 'foster mother'),
    'Sees and reports for Leon (5A, Havna skole).',
  ),
  guardian(
    'linda-ended-relation',
    'guardian-berge-linda',
    words('mor, tilknytningen er avsluttet', 'mor, tilknytinga er avslutta', 'mother whose relation has ended'),
    'Sees no child: her relation to Leon ended more than two years ago.',
  ),
  guardian(
    'bente-child-turning-18',
    'guardian-kvam-bente',
    words(
      'mor til en som fyller 18 denne måneden',
      'mor til ein som fyller 18 denne månaden',
      'mother of a pupil turning 18 this month',
    ),
    'Sees Sondre until 23:59 the day before his birthday, then no child.',
  ),
  guardian(
    'mona-child-of-age',
    'guardian-nygard-mona',
    words(
      'mor til en som fylte 18 i forrige måned',
      'mor til ein som fylte 18 førre månad',
      'mother of a pupil who turned 18 last month',
    ),
    'Sees no child, unless Thea has consented.',
  ),
  guardian(
    'camilla-protected-guardian',
    'guardian-strand-camilla',
    words('strengt fortrolig adresse', 'strengt fortruleg adresse', 'strictly confidential address'),
    'Sees and reports for Vilde (8A, Havna skole); neither is in any list that others see.',
  ),
  guardian(
    'trine-unknown-protection',
    'guardian-fjell-trine',
    words('ukjent adressebeskyttelse', 'ukjent adressevern', 'address protection unknown'),
    'Reports for Noah (2A, Havna skole) as others do; the family counts as protected until the school has checked.',
  ),
  guardian(
    'guro-guardian-of-twins',
    'guardian-dahl-guro',
    words('mor til tvillinger i samme klasse', 'mor til tvillingar i same klasse', 'mother of twins in one class'),
    'Sees Ingrid and Eirik (7A, Fjordvik skule), born the same day.',
  ),
  guardian(
    'dorggis-sami-guardian',
    'guardian-cabba-dorggis',
    words('nordsamiske navn i familien', 'nordsamiske namn i familien', 'a family with North Sámi names'),
    'Sees Áŋŋel Máret Čábbá (2STB) and Duommá Čábbá (10A, Havna skole) with every letter right.',
  ),
  guardian(
    'sigrid-legal-guardian',
    'guardian-holm-sigrid',
    words('verge', 'verje', 'legal guardian'),
    'Sees and reports for Amir (1STB), who has no identity number yet.',
  ),
  guardian(
    'daryush-d-number',
    'guardian-rahimi-daryush',
    words('daglig omsorg, D-nummer', 'dagleg omsorg, D-nummer', 'daily care, D-number'),
    'Signs in with a D-number and sees Amir.',
  ),
  staff(
    'ida-substitute',
    'staff-fs-substitute',
    words('vikar i 6A denne måneden', 'vikar i 6A denne månaden', 'substitute in 6A this month'),
    'Sees the pupils of 6A from the first to the last day of this month.',
  ),
  staff(
    'gunnar-teacher-who-left',
    'staff-fs-left',
    words('lærer som har sluttet', 'lærar som har slutta', 'teacher who left'),
    'Sees nobody: everything ended with last month; his successor in 8A is Maria Kleppe.',
  ),
  staff(
    'astrid-leader',
    'staff-fs-leader',
    words('rektor, Fjordvik skule', 'rektor, Fjordvik skule', 'principal, Fjordvik skule'),
    'Sees the absence and the work list of Fjordvik skule and sets its settings; reports and handles nothing.',
  ),
  staff(
    'lars-contact-teacher-havna',
    'staff-hs-contact-6',
    words('kontaktlærer for 6A, Havna skole', 'kontaktlærar for 6A, Havna skole', 'contact teacher of 6A, Havna skole'),
    'Sees the pupils of 6A at Havna skole, Iben among them.',
  ),
  staff(
    'nils-office-havna',
    'staff-hs-office',
    words('kontoret, Havna skole', 'kontoret, Havna skole', 'office, Havna skole'),
    'Sees the reports of Havna skole and of no other school.',
  ),
  staff(
    'wenche-office-vgs',
    'staff-fv-office',
    words('kontoret, videregående skole', 'kontoret, vidaregåande skule', 'office, upper secondary school'),
    'Sees the reports of Fjordvik videregående skole, of pupils of age too.',
  ),
  staff(
    'torbjorn-owner-admin',
    'staff-owner-admin',
    words('skoleeiers administrator', 'administrator hos skuleeigar', 'the owner’s administrator'),
    'Changes settings, imports files with a dry run, reads the access log.',
  ),
];
