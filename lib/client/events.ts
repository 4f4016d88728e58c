import type { Query, QueryClient } from '@tanstack/react-query'
import { operations } from '../contract/operations'
import type { ChangeToldEvent, SnapshotEvent } from '../contract/events'
import { urlOf } from './api'
import { isApiProblem } from './api-problem'
import { approvableKey, clusterKey, clustersKey } from './queries/keys'

/** While the stream is down the page asks by itself, less often than pictures are taken. */
const FALLBACK_MS = 15_000
const RECONNECT_MS = { first: 1_000, most: 30_000 } as const

interface Deps {
  client: Pick<QueryClient, 'invalidateQueries'>
  open?: (url: string) => EventSource
  isHidden?: () => boolean
}

/**
 * Keeps one cluster's queries as new as its pictures: invalidates them on every `snapshot` of the event
 * stream, or on a timer while there is no stream. Returns what ends it.
 */
export function followCluster(cluster: string, { client, open = (url) => new EventSource(url), isHidden = () => document.hidden }: Deps) {
  const url = urlOf(operations.streamEvents.path, {}, { cluster })
  let source: EventSource | undefined
  let reconnectMs: number = RECONNECT_MS.first
  let reconnecting: ReturnType<typeof setTimeout> | undefined
  let isMissing = false
  let wasOpen = false

  const refresh = () => {
    // A hidden tab catches up when it is seen again.
    if (isHidden()) {
      isMissing = true
      return
    }
    isMissing = false
    void client.invalidateQueries({ queryKey: clusterKey(cluster), predicate: isNotRefused })
    void client.invalidateQueries({ queryKey: clustersKey })
  }
  const fallback = setInterval(() => {
    if (source?.readyState !== 1) refresh()
  }, FALLBACK_MS)

  const connect = () => {
    source = open(url)
    source.addEventListener('open', () => {
      reconnectMs = RECONNECT_MS.first
      // What was told while there was no stream is not told again.
      if (wasOpen) void client.invalidateQueries({ queryKey: approvableKey(cluster) })
      wasOpen = true
    })
    source.addEventListener('snapshot', (event) => {
      const told = json(event.data) as Partial<SnapshotEvent> | null | undefined
      if (told?.cluster === cluster) refresh()
    })
    source.addEventListener('change', (event) => {
      const told = json(event.data) as Partial<ChangeToldEvent> | null | undefined
      if (told?.cluster !== cluster) return
      void client.invalidateQueries({ queryKey: [...clusterKey(cluster), 'changes'] })
      void client.invalidateQueries({ queryKey: approvableKey(cluster) })
    })
    source.addEventListener('error', () => {
      // A dropped connection the browser re-opens itself; after an HTTP error it gives up (readyState 2).
      if (source?.readyState !== 2) return
      // Refused: the session may have ended, which the next answer tells.
      if (reconnectMs === RECONNECT_MS.first) refresh()
      reconnecting = setTimeout(connect, reconnectMs)
      reconnectMs = Math.min(reconnectMs * 2, RECONNECT_MS.most)
    })
  }
  const catchUp = () => {
    if (isMissing && !isHidden()) refresh()
  }

  connect()
  globalThis.document?.addEventListener('visibilitychange', catchUp)
  return () => {
    clearInterval(fallback)
    clearTimeout(reconnecting)
    source?.close()
    globalThis.document?.removeEventListener('visibilitychange', catchUp)
  }
}

/** No new picture changes what a role may see; asked again, the page would flicker between loading and its refusal. */
function isNotRefused({ state: { error } }: Query): boolean {
  return !(isApiProblem(error) && error.code === 'forbidden')
}

function json(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}
