import { z } from 'zod'
import { Time } from './primitives'

/** `snapshot` on the event stream: a new picture of this cluster can be read. */
export const SnapshotEvent = z.object({ cluster: z.string(), asOf: Time, brokersNotAnswering: z.array(z.number().int()) })
export type SnapshotEvent = z.infer<typeof SnapshotEvent>

/** `change` on the event stream: something happened to a change. */
export const ChangeToldEvent = z.object({ cluster: z.string(), change: z.object({ id: z.string(), kind: z.string(), state: z.string() }) })
export type ChangeToldEvent = z.infer<typeof ChangeToldEvent>
