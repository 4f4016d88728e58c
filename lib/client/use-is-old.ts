import { useEffect, useState } from 'react'

/** Whether a new picture is overdue: counted from when this page got it, because two clocks may differ. */
export function useIsOld(asOf: string | null, afterMs: number): boolean {
  const [oldAsOf, setOldAsOf] = useState<string | null>(null)
  useEffect(() => {
    if (asOf === null || afterMs <= 0) return
    const timer = setTimeout(() => setOldAsOf(asOf), afterMs)
    return () => clearTimeout(timer)
  }, [asOf, afterMs])
  return asOf !== null && oldAsOf === asOf
}
