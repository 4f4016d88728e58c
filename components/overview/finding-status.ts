import type { Finding } from '@/lib/contract/clusters'
import type { StatusName } from '@/lib/client/status'

/** The status whose icon and colour a finding has; its word is its own. */
export const FINDING_STATUS: Record<Finding['kind'], StatusName> = {
  'broker-down': 'not-answering',
  'log-dir-offline': 'offline',
  'partitions-offline': 'offline',
  'under-min-isr': 'under-min-isr',
  'at-min-isr': 'at-min-isr',
  'under-replicated': 'under-replicated',
  'group-losing-data': 'losing-data',
  'group-stuck': 'stuck',
  'group-held-back': 'held-back',
  'group-falling-behind': 'falling-behind',
  'coordinator-unavailable': 'not-answering',
  'commit-beyond-end': 'problems',
  'min-isr-cannot-be-met': 'problems',
  'min-isr-without-slack': 'problems',
  'single-copy': 'problems',
  'target-missed': 'problems',
  'group-without-members': 'inactive',
}
