import { useSyncExternalStore } from 'react'

/** Under this width the console is a phone's: the same as `max-md` in the styles. */
const PHONE = '(width < 720px)'

export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(PHONE)
      media.addEventListener('change', onChange)
      return () => media.removeEventListener('change', onChange)
    },
    () => window.matchMedia(PHONE).matches,
    () => false,
  )
}
