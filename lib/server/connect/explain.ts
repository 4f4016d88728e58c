import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Values } from '../../contract/changes'
import type { ConnectionStep } from '../../contract/connections'
import words from '../../../messages/en/connect.json'
import type { KafkaError } from '../kafka/kafka-error'
import type { Reason } from './reason-of'

type Translate = (code: string, figures: Record<string, string | number>) => string
const translate = createTranslator({ locale: 'en', messages: words, namespace: 'connect.reasons' }) as unknown as Translate

type Figures = Record<string, string | number>

/** The words are ours, and the names Kafka's, Node's or OpenSSL's; nothing that the other side has written gets out. */
export function explain({ kafkaError }: KafkaError, reason: Reason, figures: Figures): NonNullable<ConnectionStep['error']> {
  const said = (part: 'message' | 'advice') => ({
    code: `${reason}.${part}`,
    figures: figures as Values,
    text: translate(`${reason}.${part}`, figures),
  })
  return { name: /^[A-Z0-9_/]{1,80}$/.test(kafkaError) ? kafkaError : 'UNKNOWN', message: said('message'), advice: said('advice') }
}
