import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The publisher's example lies beside the repository, as it is not ours to copy (NS 4170, PIFU-IMS 1.3). */
export const PUBLISHED = join(import.meta.dirname, '../../../../shared/schemas/pifu-ims/PIFU-IMS_SAS_eksempel.xml');
export const published = existsSync(PUBLISHED);
export const WHY_NOT = `the publisher's file is not at ${PUBLISHED}`;
