const FIRST = 'PLACE-OF-THE-ID';
const SECOND = 'PLACE-OF-THE-NAME';

/**
 * The route of an endpoint that names one thing by its id, or something of it by a name: the
 * parameters are called `id` and `name`.
 */
export function pattern(endpoint: (id: string, name: string) => string): string {
  return endpoint(FIRST, SECOND).replace(FIRST, ':id').replace(SECOND, ':name');
}
