/** Neither finished nor empty: records behind the start of such a transaction are kept from read_committed consumers. */
export const OPEN_STATES = ['Ongoing', 'PrepareCommit', 'PrepareAbort', 'PrepareEpochFence'] as const

/** Takes Kafka's word for the state (TransactionState.java). */
export function isOpen(state: string): boolean {
  return OPEN_STATES.some((open) => open === state)
}
