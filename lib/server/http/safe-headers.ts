const FORBIDDEN_FEATURES =
  'accelerometer autoplay bluetooth browsing-topics camera display-capture encrypted-media gamepad geolocation gyroscope hid idle-detection ' +
  'magnetometer microphone midi payment publickey-credentials-get serial usb xr-spatial-tracking'

/**
 * On every answer of every listener; also next.config.js reads this, without a bundler. Where a page needs more of a policy than nothing at
 * all, proxy.ts puts its own in the place of this one.
 */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // A board on a wall fills the screen and keeps it on.
  'permissions-policy': [
    ...FORBIDDEN_FEATURES.split(' ').map((feature) => `${feature}=()`),
    'fullscreen=(self)',
    'screen-wake-lock=(self)',
  ].join(', '),
  // The address of what a link shares is its secret.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** Where the browser came by https, it is to come by nothing else for a year. */
export const HTTPS_HEADERS: Readonly<Record<string, string>> = { 'strict-transport-security': 'max-age=31536000' }
