import { shellCommand } from '@/lib/domain/commands/shell-words'
import type { AclBinding } from '@/lib/domain/access/acl-binding'

const FLAGS: Readonly<Record<string, string>> = {
  TOPIC: '--topic',
  GROUP: '--group',
  TRANSACTIONAL_ID: '--transactional-id',
  DELEGATION_TOKEN: '--delegation-token',
  USER: '--user-principal',
}

/** What kafka-acls.sh makes this very rule with; null where it cannot be said to a shell, or the tool has no word for it. */
export function ruleCommand(binding: AclBinding): string | null {
  const flag = FLAGS[binding.resourceType]
  const who = binding.permission === 'DENY' ? 'deny' : 'allow'
  const target = binding.resourceType === 'CLUSTER' ? ['--cluster'] : flag === undefined ? null : [flag, binding.resourceName]
  const rest =
    target &&
    shellCommand([
      '--add',
      `--${who}-principal`,
      binding.principal,
      ...(binding.host === '*' ? [] : [`--${who}-host`, binding.host]),
      '--operation',
      operationWord(binding.operation),
      ...target,
      ...(binding.patternType === 'PREFIXED' ? ['--resource-pattern-type', 'prefixed'] : []),
    ])
  return rest === null ? null : `kafka-acls.sh --bootstrap-server $KAFKA ${rest}`
}

/** `DESCRIBE_CONFIGS` is DescribeConfigs there. */
function operationWord(operation: string): string {
  return operation
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('')
}
