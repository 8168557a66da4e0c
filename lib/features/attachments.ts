import { Duration } from 'aws-cdk-lib';
import { Env, FileEnv, JobEnv } from '../../functions/attachments/env.ts';
import { routes } from '../../functions/attachments/routes.ts';
import type { AppFunction } from '../parts/app-function.ts';
import { Feature } from '../parts/feature.ts';
import { scannedByGuardDuty } from '../parts/guardduty.ts';
import { mayReadQuarantine } from '../parts/quarantine.ts';
import { EVERY_MINUTE } from '../parts/schedule.ts';

/** The prefixes of the bucket; `functions/attachments/s3.ts` has the same. */
const QUARANTINE = 'quarantine/';
const CLEAN = 'clean/';

/**
 * Files of messages: the HTTP function that hands out forms and addresses, the function that checks what arrives, and
 * the job that scans again and removes.
 */
export class Attachments extends Feature {
  readonly api = this.serve({
    entry: 'functions/attachments/api.ts',
    env: Env,
    routes,
    impact: 'Nobody can attach files to messages or fetch those of others; messages themselves are not affected.',
    runbook: 'attachments-api',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'], accessLogTable: ['PutItem'] },
    reads: ['loginKey'],
    // A form or an address allows no more than the function's own right: it reads clean files, and none in quarantine.
    grant: (api) => {
      api.mayHandle(this.props.state.attachmentBucket, QUARANTINE, 'PutObject');
      api.mayHandle(this.props.state.attachmentBucket, CLEAN, 'GetObject');
    },
  });

  readonly reader = this.receive({
    entry: 'functions/attachments/on-file.ts',
    env: FileEnv,
    bucket: this.props.state.attachmentBucket,
    prefix: QUARANTINE,
    timeout: Duration.minutes(2),
    // A file, its text, its clean copy, and what its object streams unfold to.
    memoryMegabytes: 1024,
    impact: 'Files of messages stay unchecked, so that nobody can send them; messages without files are not affected.',
    runbook: 'attachments-on-file',
    may: { table: ['GetItem', 'UpdateItem'] },
    grant: (reader) => {
      this.#mayCheck(reader);
      mayReadQuarantine(reader);
    },
  });

  readonly job = this.schedule({
    entry: 'functions/attachments/every-minute.ts',
    env: JobEnv,
    when: EVERY_MINUTE,
    worthFor: Duration.minutes(1),
    description: 'Scans files again that have no verdict, and removes those that nobody needs',
    timeout: Duration.minutes(5),
    memoryMegabytes: 1024,
    impact: 'Files whose scan got lost stay unchecked, and files of withdrawn messages are not deleted.',
    runbook: 'attachments-every-minute',
    may: { table: ['GetItem', 'Query', 'UpdateItem', 'DeleteItem'] },
    grant: (job) => {
      this.#mayCheck(job);
      const { kind } = this.props.stage.attachments ?? { kind: 'off' };
      if (kind === 'guardduty') return job.mayScanAgain();
      // A scanner that answers at once is asked again by the job itself.
      job.mayHandle(this.props.state.attachmentBucket, QUARANTINE, 'GetObject');
      mayReadQuarantine(job);
    },
  });

  constructor(...args: ConstructorParameters<typeof Feature>) {
    super(...args);
    const { stage, state } = this.props;
    if (stage.attachments?.kind === 'guardduty') scannedByGuardDuty(this.reader, state.attachmentBucket, QUARANTINE);
  }

  #mayCheck(target: AppFunction): void {
    const { attachmentBucket } = this.props.state;
    const { attachments } = this.props.stage;
    target.mayHandle(attachmentBucket, QUARANTINE, 'DeleteObject');
    target.mayHandle(attachmentBucket, CLEAN, 'GetObject', 'PutObject', 'DeleteObject');
    if (attachments?.kind === 'clamav') target.mayInvoke(attachments.functionArn);
  }
}
