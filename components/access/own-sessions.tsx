'use client'

import { useQuery } from '@tanstack/react-query'
import { sessionQueries } from '@/lib/client/queries/access'
import { SessionsSection } from './sessions-section'

/** For people alone: a token has no sessions, and where nobody signs in there are none. */
export function OwnSessions() {
  const { data } = useQuery(sessionQueries.current())
  return data?.actor.kind === 'user' ? <SessionsSection of="me" /> : null
}
