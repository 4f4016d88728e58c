'use client'

import { CrashNotice } from '@/components/layout/crash-notice'

export default function AppError({ reset }: { error: Error; reset: () => void }) {
  return <CrashNotice onRetry={reset} />
}
