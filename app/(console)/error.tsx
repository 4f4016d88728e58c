'use client'

import { CrashNotice } from '@/components/layout/crash-notice'

export default function ConsoleError({ reset }: { error: Error; reset: () => void }) {
  return <CrashNotice onRetry={reset} />
}
