import 'server-only'
import { EVENT_ACCESS, type EventTopic, SnapshotEvent } from '@/lib/contract/events'
import { type Actor, can } from '@/lib/domain/access/actor'
import { on } from '@/lib/domain/access/on'
import type { Resource } from '@/lib/domain/access/permissions'
import type { Snapshot } from '../observe/snapshot'
import { type ViewContext, asOf } from './view-context'

/** A comment line this often keeps proxies from closing an idle stream, and finds dead ones. */
const KEEP_ALIVE_MS = 25_000

/** The streams that are open now, so that they can be ended in order. */
export type OpenStreams = Set<{ close(): void }>

/** Tells of something, where the one who listens may be told of it. */
export type Tell = (event: EventTopic, about: Resource, told: object) => void

/** Something else to be told on the same stream; answers what ends it. */
export type AlsoTold = (tell: Tell) => () => void

/** Server-sent events: `snapshot` whenever a new picture of one of these clusters can be read, `change` when one goes on. Never the thing itself. */
export function eventStream(
  actor: Actor,
  contexts: readonly ViewContext[],
  signal: AbortSignal,
  open: OpenStreams,
  also: AlsoTold,
): Response {
  const encoder = new TextEncoder()
  let end = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const sendEvent: Tell = (event, about, told) => {
        if (mayBeTold(actor, event, about)) send(`event: ${event}\ndata: ${JSON.stringify(told)}\n\n`)
      }
      const tell = (context: ViewContext) => (snapshot: Snapshot) => {
        const { cluster } = context.observer
        sendEvent('snapshot', on.cluster(cluster), toEvent(context, snapshot))
      }
      const leave = [...contexts.map((context) => context.observer.subscribe(tell(context))), also(sendEvent)]
      const keepAlive = setInterval(() => send(': still here\n\n'), KEEP_ALIVE_MS)
      const stream = {
        close: () => {
          if (!open.has(stream)) return
          end()
          controller.close()
        },
      }
      open.add(stream)
      end = () => {
        end = () => {}
        clearInterval(keepAlive)
        for (const unsubscribe of leave) unsubscribe()
        open.delete(stream)
      }
      signal.addEventListener('abort', () => stream.close())
      send('retry: 2000\n\n')
      for (const context of contexts) tell(context)(context.observer.snapshot)
    },
    cancel: () => end(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' },
  })
}

/** Throws for a topic that nobody has said who may be told of. */
export function mayBeTold(actor: Actor, event: EventTopic, about: Resource): boolean {
  if (!Object.hasOwn(EVENT_ACCESS, event)) throw new Error(`nobody has said who may be told of ${event}`)
  return can(actor, EVENT_ACCESS[event], about)
}

function toEvent({ observer }: ViewContext, snapshot: Snapshot): SnapshotEvent {
  return SnapshotEvent.parse({
    cluster: observer.cluster,
    asOf: asOf(snapshot),
    brokersNotAnswering: snapshot.brokers.filter((broker) => broker.status === 'not-answering').map((broker) => broker.id),
  })
}
