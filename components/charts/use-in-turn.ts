import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

const waiting: (() => void)[] = []
let isRunning = false

/** One piece of work a task, so that a page of many charts never holds still while all of them are drawn. */
function takeTurn(work: () => void): void {
  waiting.push(work)
  if (isRunning) return
  isRunning = true
  setTimeout(next)
}

function next(): void {
  const work = waiting.shift()
  if (!work) {
    isRunning = false
    return
  }
  setTimeout(next)
  work()
}

/**
 * The value, once it is its turn to be drawn; until then the one before, at first null. It has to stay the same object while
 * nothing changes. No turn is taken before `ready`: what waits for the same code would be drawn together when that is there.
 */
export function useInTurn<Value extends object>(value: Value, ready: () => Promise<unknown>): Value | null {
  const [shown, setShown] = useState<Value | null>(null)
  useEffect(() => {
    let isWanted = true
    const draw = () => {
      // At once: left to React, what several turns have set would be drawn together after all.
      if (isWanted) flushSync(() => setShown(value))
    }
    // What cannot be loaded is drawn too: that is where it is said.
    void ready()
      .catch(() => undefined)
      .then(() => takeTurn(draw))
    return () => {
      isWanted = false
    }
  }, [value, ready])
  return shown
}
