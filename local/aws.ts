import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buckets, type Uploaded } from './bucket.ts';
import type { Handle } from './front.ts';
import type { Queues } from './queue.ts';
import { textOf } from './read-body.ts';
import { openSecrets, type Secrets } from './secrets.ts';

type Input = {
  QueueUrl?: string;
  MessageBody?: string;
  MessageGroupId?: string;
  DelaySeconds?: number;
  SecretId?: string;
  Entries?: { Id: string; MessageBody: string; MessageGroupId?: string; DelaySeconds?: number }[];
};
type Operation = (input: Input) => unknown;

export type LocalAws = {
  readonly endpoint: string;
  /** Starts to serve the queues and these handlers. */
  readonly serve: (queues: Queues, outside: readonly Handle[]) => void;
  readonly stop: () => Promise<void>;
};

/**
 * One endpoint for the production SDK clients, except DynamoDB's: SQS and Secrets Manager (JSON protocols), SES and SNS
 * (by `outside`), and S3. It starts in two steps, since the template needs the address, and the queues come from the
 * template.
 */
export async function startAws(folder: string, uploaded: Uploaded): Promise<LocalAws> {
  const secrets = openSecrets(folder);
  const s3 = buckets(join(folder, 'buckets'), uploaded);
  let operations: Readonly<Record<string, Operation>> = {};
  let others: readonly Handle[] = [];
  const answered = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = request.headers['x-amz-target'];
    if (typeof target === 'string') return answer(operations, target, request, response);
    for (const handle of others) if (await handle(request, response)) return;
    return s3(request, response);
  };
  const server = createServer((request, response) => {
    answered(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  const listening = await listen(server);
  return {
    endpoint: `http://127.0.0.1:${listening}`,
    serve: (queues, outside) => {
      others = outside;
      operations = { ...sqsOperations(queues), ...secretOperations(secrets) };
    },
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((ready, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      ready(address && typeof address === 'object' ? address.port : 0);
    });
  });
}

async function answer(
  operations: Readonly<Record<string, Operation>>,
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await textOf(request);
  const operation = operations[target];
  const type = String(request.headers['content-type'] ?? 'application/x-amz-json-1.0');
  try {
    if (!operation) throw new Error(`The local endpoint does not know ${target}; add it to local/aws.ts`);
    const body = JSON.stringify(operation(JSON.parse(text)));
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  } catch (error) {
    response.writeHead(400, { 'content-type': type });
    response.end(JSON.stringify({ __type: 'InvalidParameterValue', message: String(error) }));
  }
}

function sqsOperations(queues: Queues): Readonly<Record<string, Operation>> {
  const named = (input: Input): string => {
    const name = input.QueueUrl?.split('/').at(-1) ?? '';
    if (queues.has(name)) return name;
    throw new Error(`No queue ${name}`);
  };
  return {
    'AmazonSQS.SendMessage': (input) => {
      const sent = queues.send(named(input), input.MessageBody ?? '', input.MessageGroupId ?? null, input.DelaySeconds);
      return { MessageId: sent.id, MD5OfMessageBody: sent.md5 };
    },
    'AmazonSQS.SendMessageBatch': (input) => ({
      Failed: [],
      Successful: (input.Entries ?? []).map((entry) => {
        const sent = queues.send(named(input), entry.MessageBody, entry.MessageGroupId ?? null, entry.DelaySeconds);
        return { Id: entry.Id, MessageId: sent.id, MD5OfMessageBody: sent.md5 };
      }),
    }),
  };
}

function secretOperations(secretValue: Secrets): Readonly<Record<string, Operation>> {
  return {
    'secretsmanager.GetSecretValue': ({ SecretId = '' }) => ({
      ARN: SecretId,
      Name: SecretId,
      SecretString: secretValue(SecretId),
      VersionId: 'local',
      CreatedDate: 0,
    }),
  };
}
