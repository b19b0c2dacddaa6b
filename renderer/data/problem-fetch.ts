/**
 * The client reads a body by its content type and takes `application/problem+json` (RFC 9457) for a file. Under the
 * name of the format it is written in, it is read like every other answer.
 */
export async function problemFetch(request: Request, init: RequestInit): Promise<Response> {
  const response = await fetch(request, init);
  if (!response.headers.get('content-type')?.startsWith('application/problem+json'))
    return response;
  const headers = new Headers(response.headers);
  headers.set('content-type', 'application/json');
  return new Response(response.body, { status: response.status, headers });
}
