import { useSyncExternalStore } from 'react'

/** Under this width the console is a phone's: the same as `max-md` in the styles. */
const PHONE = '(width < 720px)'
/** Under this width columns give way to each other: the same as `max-xl` in the styles. */
const NARROW = '(width < 1240px)'

export function useIsPhone(): boolean {
  return useMedia(PHONE)
}

export function useIsNarrow(): boolean {
  return useMedia(NARROW)
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', onChange)
      return () => media.removeEventListener('change', onChange)
    },
    () => window.matchMedia(query).matches,
    () => false,
  )
}
