import 'server-only'
import { shellCommand } from '@/lib/domain/commands/shell-words'

/** `$KAFKA` is left for the bootstrap servers, so it must not be quoted; null: a word that no command line can hold. */
export function toolCommand(tool: string, words: readonly string[]): string | null {
  const rest = shellCommand(words)
  return rest === null ? null : `${tool} --bootstrap-server $KAFKA ${rest}`
}

/** kafka-topics.sh reads `--topic` as a regular expression, but for `--create`: `a.b` would also hit `a-b` (TopicCommand). */
export const onlyTopic = (name: string) => name.replaceAll('.', String.raw`\.`)
