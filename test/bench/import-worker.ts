import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readSource } from '../../functions/sources/read-source.ts';
import { importerOver } from '../support/imports.ts';

/** One import in a process of its own, so that its memory is nobody else's; answers as JSON to standard output. */
const [folder = '', endpoint = '', main = '', identity = '', ownerId = ''] = process.argv.slice(2);
const client = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    endpoint,
    region: 'eu-north-1',
    credentials: { accessKeyId: '000000000000', secretAccessKey: 'local' },
  }),
  { marshallOptions: { removeUndefinedValues: true } },
);
const began = performance.now();
const report = await importerOver(client, { main, identity, accessLog: '' })(readSource(folder, 'csv-folder'), {
  ownerId,
});
process.stdout.write(
  JSON.stringify({
    seconds: (performance.now() - began) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
    written: report.written,
    refused: report.refusedCount,
    pupils: report.counts.pupil.added,
    lessons: report.counts.lesson.added,
  }),
);
