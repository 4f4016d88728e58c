import 'server-only'

/** How long the controller may take, in its own request field: less than the `writes` lane waits, so that its word comes first. */
export const CONTROLLER_PATIENCE_MS = 25_000
