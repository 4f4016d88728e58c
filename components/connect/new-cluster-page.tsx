'use client'

import { paths } from '@/lib/client/paths'
import { ClusterForm } from './form/cluster-form'
import { MayConnect } from './may-connect'

export function NewClusterPage() {
  return (
    <MayConnect>
      <ClusterForm kept={null} back={paths.clusters()} />
    </MayConnect>
  )
}
