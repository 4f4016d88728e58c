import 'server-only'
import { type ChangeContext, type PlanDraft, defineChange } from '../../define-change'
import { CredentialInput, REDACTED, credentialsOf, judgeCredential, readBackCredential, sendCredential } from '../../look/scram-credential'
import { ChangeRefusal } from '../../refusal'

/** A SCRAM credential for a user that has none of this mechanism. */
export const createUser = defineChange({
  kind: 'user.create',
  title: 'Create a SCRAM user',
  permission: 'scram:write',
  input: CredentialInput,
  target: ({ user }) => ({ type: 'user', name: user }),
  plan,
  apply: { upsert: ({ writes }, _plan, input) => sendCredential(writes, input) },
  verify: (context, { rows }, { user }) => readBackCredential(context, user, rows),
  renews: 'scram-users',
  undo: () => ({ because: { code: 'user.noUndo' } }),
})

async function plan({ client }: ChangeContext, input: CredentialInput): Promise<PlanDraft> {
  const { user, mechanism, iterations } = input
  const unwise = judgeCredential(input)
  const credentials = await credentialsOf(client, user)
  if (credentials.has(mechanism)) {
    const message = `a user without a ${mechanism} credential: ${user} has one, which user.set-password changes`
    throw new ChangeRefusal('conflict', `input.user: ${message}`, {
      fields: [{ path: 'input.user', message }],
      kafkaError: 'DUPLICATE_RESOURCE',
    })
  }
  const after = { iterations, salt: REDACTED, saltedPassword: REDACTED }
  return {
    rows: [{ of: { user, mechanism }, before: null, after, changed: true, about: {}, marks: [] }],
    meaning: [{ code: credentials.size === 0 ? 'user.isNew' : 'user.secondMechanism', figures: { user, mechanism } }],
    warnings: [...unwise, { weight: 'note', code: 'user.hasNoRights', figures: { user } }],
    steps: [{ id: 'upsert', code: 'user.stepUpsert', figures: { user, mechanism } }],
    // Kafka's tool wants the clear password on the command line: nothing to copy.
    command: null,
    confirm: { kind: 'click' },
    ground: new Map([[`credential ${mechanism} of ${user}`, null]]),
  }
}
