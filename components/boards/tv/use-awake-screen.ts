import { useEffect } from 'react'

/** Keeps the screen on while this page is looked at, where the browser lets it; where it does not, nothing is lost but that. */
export function useAwakeScreen(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let isOver = false
    const ask = async () => {
      if (!('wakeLock' in navigator) || document.hidden) return
      const given = await navigator.wakeLock.request('screen').catch(() => undefined)
      if (isOver) await given?.release()
      else lock = given
    }
    const onSeen = () => void ask()
    onSeen()
    // The browser takes it back from a tab that is hidden.
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', onSeen)
      void lock?.release()
    }
  }, [])
}
