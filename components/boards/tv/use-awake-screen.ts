import { useEffect } from 'react'

/** A system that takes the lock away again at once is not asked without end. */
const AGAIN_MS = 30_000

/** Keeps the screen on while this page is looked at, where the browser lets it; where it does not, nothing is lost but that. */
export function useAwakeScreen(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const ask = async () => {
      clearTimeout(timer)
      if (document.hidden || (lock && !lock.released)) return
      const given = await navigator.wakeLock.request('screen').catch(() => undefined)
      if (isOver) return void given?.release()
      lock = given
      // A low battery, or the browser: it may be given again later. Also where it was refused.
      if (given) given.addEventListener('release', askLater, { once: true })
      else askLater()
    }
    const askLater = () => {
      clearTimeout(timer)
      if (!isOver) timer = setTimeout(() => void ask(), AGAIN_MS)
    }
    const onSeen = () => void ask()
    onSeen()
    // The browser takes it back from a tab that is hidden.
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      isOver = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onSeen)
      void lock?.release()
    }
  }, [])
}
