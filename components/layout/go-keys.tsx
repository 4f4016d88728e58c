'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { useCluster } from '@/lib/client/use-cluster'
import { isTyping } from '@/lib/client/use-hotkey'
import { useKeys } from '@/lib/client/use-keys'
import { useNavEntries } from './use-nav-entries'

/** The key after G that leads to an area. */
export const GO_KEYS: Readonly<Record<string, string>> = {
  o: 'overview',
  g: 'groups',
  t: 'topics',
  r: 'replication',
  b: 'boards',
  k: 'brokers',
  c: 'changes',
  a: 'acls',
}

/** How long G waits for the next key. */
const WAIT_MS = 1200

/** G, then a letter: goes to an area from anywhere but a field, a menu or a dialog. */
export function GoKeys() {
  const router = useRouter()
  const entries = useNavEntries(useCluster())
  // The entries are renewed with what they count, also between the two keys.
  const pressedAt = useRef(-Infinity)
  useKeys(
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isOnTop(event.target)) return
      const isSecond = event.timeStamp - pressedAt.current < WAIT_MS
      pressedAt.current = !isSecond && event.key === 'g' ? event.timeStamp : -Infinity
      const area = isSecond && [...entries.cluster, ...entries.console].find(({ id }) => id === GO_KEYS[event.key])
      if (!area) return
      // A letter after G is not also a key of the page.
      event.preventDefault()
      router.push(area.href)
    },
    { isFirst: true },
  )
  return null
}

function isOnTop(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog], [role=menu], [role=listbox]') !== null
}
