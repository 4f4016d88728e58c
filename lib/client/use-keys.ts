import { useEffectEvent, useLayoutEffect } from 'react'

/**
 * Every key that is pressed on the page. Heard, and answered by what is shown, from the moment it is shown: effects after the frame
 * would come after a quick hand.
 */
export function useKeys(onKeyDown: (event: KeyboardEvent) => void, { isFirst = false }: { isFirst?: boolean } = {}): void {
  const onKey = useEffectEvent(onKeyDown)
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen, { capture: isFirst })
    return () => document.removeEventListener('keydown', listen, { capture: isFirst })
  }, [isFirst])
}
