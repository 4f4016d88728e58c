/** Present does not mean valid: the API decides. It only tells whether asking first is worth the wait. */
export const SESSION_COOKIE = 'highwater_session'
