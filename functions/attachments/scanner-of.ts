import { clamAv } from './clamav.ts';
import type { Scanner as Choice } from './env.ts';
import { guardDuty } from './guardduty.ts';
import { localScanner, noScanner, type Scanner } from './scanner.ts';

/** The scanner that the stage has chosen. */
export function scannerOf(choice: Choice, bucket: string): Scanner {
  switch (choice.kind) {
    case 'guardduty':
      return guardDuty(bucket);
    case 'clamav':
      return clamAv({ functionArn: choice.functionArn, bucket });
    case 'local':
      return localScanner;
    case 'off':
      return noScanner;
  }
}
