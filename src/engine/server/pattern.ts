/** The route of an endpoint that names one thing by its id: the parameter is called `id`. */
export function pattern(endpoint: (id: string) => string): string {
  const place = 'PLACE-OF-THE-ID';
  return endpoint(place).replace(place, ':id');
}
