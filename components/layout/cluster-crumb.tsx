'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'

export function ClusterCrumb({ cluster }: { cluster: string }) {
  const { data } = useQuery(clusterQueries.pulse(cluster))
  return (
    <Link href={paths.overview(cluster)} className="hover:underline hover:underline-offset-2 max-md:hidden">
      {data?.name ?? cluster}
    </Link>
  )
}
