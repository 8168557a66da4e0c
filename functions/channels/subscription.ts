import * as z from 'zod/mini';
import { AddressFailed, DeviceAccepted, DeviceFailed } from '../notices/events.ts';

/** The facts that change how a person can be reached. */
export const SubscribedFact = z.discriminatedUnion('name', [AddressFailed, DeviceAccepted, DeviceFailed]);
export type SubscribedFact = z.output<typeof SubscribedFact>;
