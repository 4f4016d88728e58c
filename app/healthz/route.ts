/** Live: the process answers. Whether it is of use is what /readyz says. */
export function GET(): Response {
  return new Response('ok', { headers: { 'cache-control': 'no-store' } })
}
