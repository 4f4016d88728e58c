'use client'

import { TvCrash } from '@/components/boards/tv/tv-crash'

export default function TvError() {
  return <TvCrash />
}
