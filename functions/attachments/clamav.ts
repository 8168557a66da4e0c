import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import { uploadKey } from './s3.ts';
import type { Scanner } from './scanner.ts';

/** The answer of an operator's function: of which bytes it speaks, and what ClamAV says of them. */
const Answer = z.object({ etag: z.string(), verdict: z.enum(['clean', 'infected', 'unsupported']) });

/**
 * ClamAV in a function of the operator's (docs/deploy.md). It gets `{ bucket, key, etag }`, reads that object and
 * answers `{ etag, verdict }`. What fails or answers anything else gives no verdict, and is asked again.
 */
export const clamAv = (
  { functionArn, bucket }: { readonly functionArn: string; readonly bucket: string },
  client: Pick<LambdaClient, 'send'> = new LambdaClient({}),
): Scanner => ({
  tellsLater: false,
  async scan({ place, etag }) {
    const Payload = Buffer.from(JSON.stringify({ bucket, key: uploadKey(place), etag }));
    const answer = await client.send(new InvokeCommand({ FunctionName: functionArn, Payload }));
    if (answer.FunctionError !== undefined || answer.Payload === undefined) return 'none';
    const told = Answer.safeParse(jsonOf(Buffer.from(answer.Payload).toString('utf8')));
    return told.success && told.data.etag === etag ? told.data.verdict : 'none';
  },
  again: async () => {},
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
