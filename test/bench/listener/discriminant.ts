/** One piece heard: what it is, and what was noticed. */
export interface Heard {
  label: string;
  values: readonly number[];
}

/** Scores of each class: a weighted sum of the standardised features. */
export interface Discriminant {
  labels: readonly string[];
  /** The label with the largest sum. */
  classify(values: readonly number[]): string;
  /** For each feature: how far apart its class means lie, in its deviations within a class. */
  separation: readonly number[];
}

/** Solves A x = b for many right sides at once, A symmetric and positive (Gauss with pivots). */
function solve(
  matrix: readonly (readonly number[])[],
  sides: readonly (readonly number[])[],
): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...sides.map((side) => side[i] ?? 0)]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let r = column + 1; r < size; r++) {
      if (Math.abs(rows[r]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = r;
    }
    const top = rows[pivot] ?? [];
    rows[pivot] = rows[column] ?? [];
    rows[column] = top;
    const lead = top[column] ?? 1;
    for (let r = 0; r < size; r++) {
      const row = rows[r] ?? [];
      if (r === column) continue;
      const factor = (row[column] ?? 0) / lead;
      if (factor === 0) continue;
      for (let c = column; c < row.length; c++) row[c] = (row[c] ?? 0) - factor * (top[c] ?? 0);
    }
  }
  return sides.map((_, s) => rows.map((row, i) => (row[size + s] ?? 0) / (row[i] ?? 1)));
}

/**
 * Linear discriminant analysis (R. A. Fisher, 1936): every feature is standardised, the classes share
 * one covariance, which is drawn towards independence by `shrinkage` (0…1), so that few examples do.
 */
export function trainDiscriminant(examples: readonly Heard[], shrinkage: number): Discriminant {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const size = examples[0]?.values.length ?? 0;
  const features = Array.from({ length: size }, (_, f) => f);
  const meanOver = (some: readonly Heard[], f: number): number =>
    some.reduce((sum, { values }) => sum + (values[f] ?? 0), 0) / some.length;
  const centre = features.map((f) => meanOver(examples, f));
  const means = new Map(
    labels.map((label) => {
      const own = examples.filter((example) => example.label === label);
      return [label, features.map((f) => meanOver(own, f))] as const;
    }),
  );
  const within = features.map((f) =>
    Math.sqrt(
      examples.reduce(
        (sum, { label, values }) => sum + ((values[f] ?? 0) - (means.get(label)?.[f] ?? 0)) ** 2,
        1e-9,
      ) / examples.length,
    ),
  );
  const scaled = (values: readonly number[]): number[] =>
    features.map((f) => ((values[f] ?? 0) - (centre[f] ?? 0)) / (within[f] ?? 1));
  const scaledMeans = labels.map((label) => scaled(means.get(label) ?? []));
  const residuals = examples.map(({ label, values }) => {
    const own = scaledMeans[labels.indexOf(label)] ?? [];
    return scaled(values).map((value, f) => value - (own[f] ?? 0));
  });
  const covariance = features.map((a) =>
    features.map((b) => {
      const shared =
        residuals.reduce((sum, residual) => sum + (residual[a] ?? 0) * (residual[b] ?? 0), 0) /
        residuals.length;
      return a === b ? shrinkage + (1 - shrinkage) * shared : (1 - shrinkage) * shared;
    }),
  );
  const weights = solve(covariance, scaledMeans);
  const offsets = weights.map(
    (weight, i) => -0.5 * weight.reduce((sum, w, f) => sum + w * (scaledMeans[i]?.[f] ?? 0), 0),
  );
  return {
    labels,
    classify(values) {
      const heard = scaled(values);
      let best = 0;
      let most = Number.NEGATIVE_INFINITY;
      weights.forEach((weight, i) => {
        const score = weight.reduce((sum, w, f) => sum + w * (heard[f] ?? 0), offsets[i] ?? 0);
        if (score > most) {
          most = score;
          best = i;
        }
      });
      return labels[best] ?? '';
    },
    separation: features.map((f) =>
      Math.sqrt(scaledMeans.reduce((sum, one) => sum + (one[f] ?? 0) ** 2, 0) / scaledMeans.length),
    ),
  };
}
