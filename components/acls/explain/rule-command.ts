import { shellCommand } from '@/lib/domain/commands/shell-words'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { aclToolWords } from '@/lib/domain/access/acl-commands'

/** What kafka-acls.sh makes this very rule with; null where it cannot be said to a shell, or the tool has no word for it. */
export function ruleCommand(binding: AclBinding): string | null {
  const [words = null] = aclToolWords('add', [binding])
  const rest = words && shellCommand(words)
  return rest === null ? null : `kafka-acls.sh --bootstrap-server $KAFKA ${rest}`
}
