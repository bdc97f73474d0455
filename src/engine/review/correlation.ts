const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Ranks from 0; equal values share the mean of theirs. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const out = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end++;
    for (const index of order.slice(start, end)) out[index] = (start + end - 1) / 2;
    start = end;
  }
  return out;
}

/** Spearman's rank correlation of two equally long lists, −1…1; null where either does not vary. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number | null {
  const ra = ranks(a);
  const rb = ranks(b);
  const ma = mean(ra);
  const mb = mean(rb);
  const both = mean(ra.map((rank, i) => (rank - ma) * ((rb[i] ?? 0) - mb)));
  const spread = Math.sqrt(mean(ra.map((r) => (r - ma) ** 2)) * mean(rb.map((r) => (r - mb) ** 2)));
  return spread > 0 ? both / spread : null;
}
