/** Kafka makes folders of names: with the partition and a suffix they must fit into 255 bytes. */
const MAX_TOPIC_NAME_LENGTH = 249

export type TopicNameProblem = { problem: 'empty' | 'dots' | 'too-long' } | { problem: 'characters'; found: string }

/** Why Kafka takes no topic of that name (org.apache.kafka.common.internals.Topic.validate); null: it does. */
export function topicNameProblem(name: string): TopicNameProblem | null {
  if (name === '') return { problem: 'empty' }
  if (name === '.' || name === '..') return { problem: 'dots' }
  const wrong = new Set(name.replaceAll(/[a-zA-Z0-9._-]/g, ''))
  if (wrong.size > 0) return { problem: 'characters', found: [...wrong].join('') }
  return name.length > MAX_TOPIC_NAME_LENGTH ? { problem: 'too-long' } : null
}

/** In names of metrics `.` and `_` are the same, so Kafka refuses a topic that differs from another in nothing else. */
export function mayCollide(name: string): boolean {
  return /[._]/.test(name)
}

/** Whether Kafka refuses one of the two because there is the other (Topic.hasCollision); a name does not collide with itself. */
export function topicNamesCollide(a: string, b: string): boolean {
  return a !== b && a.replaceAll('.', '_') === b.replaceAll('.', '_')
}
