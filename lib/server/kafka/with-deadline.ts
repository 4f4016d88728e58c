import 'server-only'
import { KafkaError } from './kafka-error'

/** The result of `work`, or REQUEST_TIMED_OUT of this broker; null: of none that is known. */
export async function withDeadline<T>(work: Promise<T>, deadlineMs: number, broker: number | null): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new KafkaError('REQUEST_TIMED_OUT', 'did not answer in time', { broker })), deadlineMs)
  })
  // Whoever loses the race must not become an unhandled rejection.
  work.catch(() => {})
  try {
    return await Promise.race([work, deadline])
  } finally {
    clearTimeout(timer)
  }
}
