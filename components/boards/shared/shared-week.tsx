'use client'

import { paths } from '@/lib/client/paths'
import { WeekView } from '../week/week-view'
import { LinkGone } from './link-gone'

export function SharedWeek({ token }: { token: string }) {
  return (
    <WeekView of={{ token }} back={paths.sharedBoard(token)} problem={(error, onRetry) => <LinkGone error={error} onRetry={onRetry} />} />
  )
}
