import { useEffect } from 'react'
import { pageCode } from '@/lib/client/page-code'

const LOOK_MS = 10 * 60_000

/** Loads a page that nobody ever loads anew once the console answers with other code than it had when the page came. */
export function useNewVersion(): void {
  useEffect(() => {
    let first: string | null = null
    const look = async () => {
      const code = await pageCode()
      first ??= code
      if (code !== null && code !== first) window.location.reload()
    }
    void look()
    const timer = setInterval(() => void look(), LOOK_MS)
    return () => clearInterval(timer)
  }, [])
}
