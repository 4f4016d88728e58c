import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { operations } from '../../contract/operations'
import type { Preferences } from '../../contract/preferences'
import { call } from '../api'

export const preferencesQueries = {
  current: () =>
    queryOptions({
      queryKey: ['preferences'],
      queryFn: ({ signal }) => call(operations.getPreferences, { signal }),
      staleTime: 60_000,
    }),
}

export const preferencesMutations = {
  save: () =>
    mutationOptions({
      mutationFn: (body: Preferences) => call(operations.savePreferences, { body }),
      // One after the other: the last thing somebody chose is what stays.
      scope: { id: 'preferences' },
      onSuccess: (saved, _body, _result, { client }) => client.setQueryData(preferencesQueries.current().queryKey, saved),
    }),
}
