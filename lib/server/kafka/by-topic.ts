import 'server-only'

/** Groups what is named per partition by topic, in the order in which topics first come, as requests want it. */
export function byTopic<T extends { topic: string }>(items: readonly T[]): Map<string, T[]> {
  const topics = new Map<string, T[]>()
  for (const item of items) {
    const of = topics.get(item.topic)
    if (of) of.push(item)
    else topics.set(item.topic, [item])
  }
  return topics
}
