import 'server-only'

/** How this console calls itself to Kafka. */
export const CLIENT_ID = 'highwater'
