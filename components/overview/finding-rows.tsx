import type { Finding } from '@/lib/contract/clusters'
import { FindingRow } from './finding-row'

interface FindingRowsProps {
  /** The list's accessible name. */
  label: string
  cluster: string
  findings: readonly Finding[]
}

export function FindingRows({ label, cluster, findings }: FindingRowsProps) {
  if (findings.length === 0) return null
  return (
    <ul aria-label={label}>
      {findings.map((finding) => (
        <li key={finding.id} className="border-b border-line">
          <FindingRow cluster={cluster} finding={finding} />
        </li>
      ))}
    </ul>
  )
}
