import * as z from 'zod/mini';
import { jsonFile } from './state.ts';

/**
 * The faults that a developer can switch on for the providers outside. `throttle`, `error` (500) and `refuse` (a named
 * error) send nothing; `drop` sends and cuts the connection before the answer; `late` and `doubled` concern the events
 * of an e-mail; `bounce`, `complaint` and `reject` are its fate; `disabled` is a device that no longer exists. The
 * archive's: `away` (503), `lost` (the work is done, the answer never comes), `error` (inside an answer with status
 * 200), `half` an answer, `slow`.
 */
const FAULTS = {
  mail: ['throttle', 'error', 'refuse', 'drop', 'late', 'doubled', 'bounce', 'complaint', 'reject'],
  push: ['throttle', 'error', 'refuse', 'drop', 'disabled'],
  archive: ['away', 'lost', 'error', 'half', 'slow'],
} as const;
export type Channel = keyof typeof FAULTS;
export type FaultName = (typeof FAULTS)[Channel][number];

const options = {
  /** The share of messages that it strikes, 0 to 1; all if left out. */
  share: z.optional(z.number().check(z.gt(0), z.lte(1))),
  /** The number of strikes before the fault ends; until it is cleared if left out. */
  count: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
  /** `late`: the delay of events, by the movable clock. */
  minutes: z.optional(z.number().check(z.gte(0), z.lte(100_000))),
  /** `slow`: the delay of an answer, in real time. */
  seconds: z.optional(z.number().check(z.gt(0), z.lte(300))),
  /** `bounce`: permanent, or after days of retries. */
  kind: z.optional(z.enum(['permanent', 'transient'])),
  /** `refuse`: the provider's own name of the error. */
  error: z.optional(z.string().check(z.regex(/^[A-Za-z]{3,60}$/))),
  /** `refuse`: the provider's message, the only difference between some errors. */
  message: z.optional(z.string().check(z.maxLength(200))),
};
const Fault = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('mail'), fault: z.enum(FAULTS.mail), ...options }),
  z.strictObject({ channel: z.literal('push'), fault: z.enum(FAULTS.push), ...options }),
  z.strictObject({ channel: z.literal('archive'), fault: z.enum(FAULTS.archive), ...options }),
]);
export type Fault = z.output<typeof Fault> & { readonly struck: number };

export type Faults = ReturnType<typeof openFaults>;

/** The active faults, in a file: a restart does not change them. */
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
    /** Clears faults: all, those of a channel, or one. */
    clear: (channel?: unknown, fault?: unknown): void =>
      save(
        active.filter(
          (other) =>
            (channel !== undefined && other.channel !== channel) || (fault !== undefined && other.fault !== fault),
        ),
      ),
    /** Sets a fault in place of the same one before; `false` for an unknown or incomplete fault. */
    set(wish: unknown): boolean {
      const input = Fault.safeParse(wish);
      if (!input.success || (input.data.fault === 'refuse') !== (input.data.error !== undefined)) return false;
      save([...active.filter((other) => !same(input.data)(other)), { ...input.data, struck: 0 }]);
      return true;
    },
    /** The fault if it strikes this message; counts the strike. */
    strikes(channel: Channel, fault: FaultName): Fault | undefined {
      const found = active.find((candidate) => candidate.channel === channel && candidate.fault === fault);
      if (!found || (found.count !== undefined && found.struck >= found.count) || Math.random() >= (found.share ?? 1))
        return;
      save(active.map((entry) => (entry === found ? { ...found, struck: found.struck + 1 } : entry)));
      return found;
    },
  };
}

/** The faults that a caller may send, for error answers. */
export const KNOWN_FAULTS: Readonly<Record<Channel, readonly FaultName[]>> = FAULTS;
