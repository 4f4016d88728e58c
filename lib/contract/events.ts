import { z } from 'zod'
import type { Permission } from '../domain/access/permissions'
import { Time } from './primitives'

/** What is told on the event stream, and what somebody must be allowed to be told it: nothing else can be told. */
export const EVENT_ACCESS = { snapshot: 'clusters:read', change: 'changes:read' } as const satisfies Record<string, Permission>
export type EventTopic = keyof typeof EVENT_ACCESS

/** `snapshot` on the event stream: a new picture of this cluster can be read. */
export const SnapshotEvent = z.object({ cluster: z.string(), asOf: Time, brokersNotAnswering: z.array(z.number().int()) })
export type SnapshotEvent = z.infer<typeof SnapshotEvent>

/** `change` on the event stream: something happened to a change. */
export const ChangeToldEvent = z.object({ cluster: z.string(), change: z.object({ id: z.string(), kind: z.string(), state: z.string() }) })
export type ChangeToldEvent = z.infer<typeof ChangeToldEvent>
