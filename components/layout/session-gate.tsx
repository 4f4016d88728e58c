'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sessionQueries } from '@/lib/client/queries/access'
import { ProblemState } from '../ui/problem'

/**
 * Without a session cookie, waits until the API has said who is calling: either nobody has to sign in
 * here, or `call` leads to the sign-in page. Nothing of the console flashes by.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useQuery(sessionQueries.current())
  if (data) return children
  if (error && !(error.name === 'ApiProblem' && 'status' in error && error.status === 401)) {
    return (
      <main className="px-gutter">
        <ProblemState error={error} onRetry={() => void refetch()} />
      </main>
    )
  }
  return null
}
