import 'server-only'
import type { MskCredentials } from '../cluster-connection'
import { KafkaError } from '../kafka-error'
import type { Token } from './token-cache'

/** Signs a token by AWS's own signer, which is loaded only where it is used. Rejects with NO_AWS_CREDENTIALS. */
export async function mskToken({ region, roleArn, profile }: MskCredentials): Promise<Token> {
  const signer = await import('aws-msk-iam-sasl-signer-js')
  try {
    const { token, expiryTime } = await (roleArn !== undefined
      ? signer.generateAuthTokenFromRole({ region, awsRoleArn: roleArn, awsRoleSessionName: 'highwater' })
      : profile !== undefined
        ? signer.generateAuthTokenFromProfile({ region, awsProfileName: profile })
        : signer.generateAuthToken({ region }))
    return { value: token, expiresAt: expiryTime }
  } catch (cause) {
    throw new KafkaError('NO_AWS_CREDENTIALS', 'no AWS credentials to sign a token with', { cause })
  }
}
