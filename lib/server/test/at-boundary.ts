import 'server-only'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { onTestFinished } from 'vitest'

/** Does something once, at that point of a change, before the change goes on: `act` must not wait for anything but by blocking. */
export function atBoundary(boundary: string, act: (change: string) => void): void {
  const listener = (message: unknown) => {
    const passed = message as { boundary: string; change: string }
    if (passed.boundary !== boundary) return
    end()
    act(passed.change)
  }
  const end = () => unsubscribe('highwater.change', listener)
  subscribe('highwater.change', listener)
  onTestFinished(() => void end())
}
