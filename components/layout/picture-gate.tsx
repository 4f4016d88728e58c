'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { NoPicture, hasPicture } from './no-picture'

/** A page of one cluster, once anything is known of that cluster; until then why nothing is. */
export function PictureGate({ cluster, children }: { cluster: string; children: ReactNode }) {
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  return pulse && !hasPicture(pulse) ? <NoPicture pulse={pulse} /> : children
}
