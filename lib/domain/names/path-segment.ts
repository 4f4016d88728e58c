/**
 * A Kafka name as one segment of a URL path, and back. Group ids may be empty, `.`, `..` or hold any
 * character; URL parsers swallow the first three, so those are marked with a leading `~`.
 */
export function toPathSegment(name: string): string {
  const needsMark = name === '' || name === '.' || name === '..' || name.startsWith('~')
  return encodeURIComponent(needsMark ? `~${name}` : name)
}

/** The name a decoded path segment stands for. */
export function fromPathSegment(segment: string): string {
  return segment.startsWith('~') ? segment.slice(1) : segment
}
