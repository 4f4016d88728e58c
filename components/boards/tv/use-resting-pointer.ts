import { useEffect, useState } from 'react'

const REST_MS = 3_000

/** Whether nobody has moved the pointer, tapped or pressed a key for three seconds. */
export function useRestingPointer(): boolean {
  const [isResting, setIsResting] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const onMove = () => {
      setIsResting(false)
      clearTimeout(timer)
      timer = setTimeout(() => setIsResting(true), REST_MS)
    }
    onMove()
    const events = ['pointermove', 'pointerdown', 'keydown'] as const
    for (const event of events) document.addEventListener(event, onMove)
    return () => {
      clearTimeout(timer)
      for (const event of events) document.removeEventListener(event, onMove)
    }
  }, [])
  return isResting
}
