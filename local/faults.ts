import * as z from 'zod/mini';
import { jsonFile } from './state.ts';

/**
 * What the providers outside can be told to do wrong, so that somebody can see what becomes of a notice. `throttle`,
 * `error` (500) and `refuse` (a named error) send nothing; `drop` sends and cuts the connection before the answer;
 * `late` and `doubled` are about the events of an e-mail; `bounce`, `complaint` and `reject` are what becomes of it;
 * `disabled` is a device that has gone. The archive's: `away` (503), `lost` (what was asked for is done, the answer
 * never comes), `error` (inside an answer with status 200), `half` an answer, `slow`.
 */
const FAULTS = {
  mail: ['throttle', 'error', 'refuse', 'drop', 'late', 'doubled', 'bounce', 'complaint', 'reject'],
  push: ['throttle', 'error', 'refuse', 'drop', 'disabled'],
  archive: ['away', 'lost', 'error', 'half', 'slow'],
} as const;
export type Channel = keyof typeof FAULTS;
export type FaultName = (typeof FAULTS)[Channel][number];

const options = {
  /** How many of the messages it strikes, 0 to 1; all of them when left out. */
  share: z.optional(z.number().check(z.gt(0), z.lte(1))),
  /** How often it strikes before it is over; until it is cleared when left out. */
  count: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
  /** `late`: how long events wait, by the movable clock. */
  minutes: z.optional(z.number().check(z.gte(0), z.lte(100_000))),
  /** `slow`: how long an answer takes, by the wall's clock. */
  seconds: z.optional(z.number().check(z.gt(0), z.lte(300))),
  /** `bounce`: for good, or after days of trying. */
  kind: z.optional(z.enum(['permanent', 'transient'])),
  /** `refuse`: the provider's own name of the error. */
  error: z.optional(z.string().check(z.regex(/^[A-Za-z]{3,60}$/))),
  /** `refuse`: the provider's own words, by which alone some errors can be told apart. */
  message: z.optional(z.string().check(z.maxLength(200))),
};
const Fault = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('mail'), fault: z.enum(FAULTS.mail), ...options }),
  z.strictObject({ channel: z.literal('push'), fault: z.enum(FAULTS.push), ...options }),
  z.strictObject({ channel: z.literal('archive'), fault: z.enum(FAULTS.archive), ...options }),
]);
export type Fault = z.output<typeof Fault> & { readonly struck: number };

export type Faults = ReturnType<typeof openFaults>;

/** The switches, in a file: a restart leaves them as they were. */
export function openFaults(folder: string) {
  const file = jsonFile<readonly Fault[]>(folder, 'faults.json', () => []);
  let active = file.read();
  const save = (next: readonly Fault[]) => {
    active = next;
    file.write(next);
  };
  const same = (first: Pick<Fault, 'channel' | 'fault'>) => (other: Fault) =>
    first.channel === other.channel && first.fault === other.fault;
  return {
    list: (): readonly Fault[] => active,
    /** Takes switches back: all of them, or those of a channel, or one. */
    clear: (channel?: unknown, fault?: unknown): void =>
      save(
        active.filter(
          (other) =>
            (channel !== undefined && other.channel !== channel) || (fault !== undefined && other.fault !== fault),
        ),
      ),
    /** Sets one switch in place of the one before it; `false` for what is none. */
    set(wish: unknown): boolean {
      const given = Fault.safeParse(wish);
      if (!given.success || (given.data.fault === 'refuse') !== (given.data.error !== undefined)) return false;
      save([...active.filter((other) => !same(given.data)(other)), { ...given.data, struck: 0 }]);
      return true;
    },
    /** Whether a fault strikes this message, and how; a strike counts. */
    strikes(channel: Channel, fault: FaultName): Fault | undefined {
      const found = active.find((candidate) => candidate.channel === channel && candidate.fault === fault);
      if (!found || (found.count !== undefined && found.struck >= found.count) || Math.random() >= (found.share ?? 1))
        return;
      save(active.map((entry) => (entry === found ? { ...found, struck: found.struck + 1 } : entry)));
      return found;
    },
  };
}

/** What a caller may send, for answers that say so. */
export const KNOWN_FAULTS: Readonly<Record<Channel, readonly FaultName[]>> = FAULTS;
