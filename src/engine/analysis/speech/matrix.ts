/**
 * Products of a matrix (row by row) with a few columns at once, which lie interleaved: value `i` of
 * column `c` is `input[i × columns + c]`, and so is the output. Several rows are summed side by
 * side, so that the processor need not wait for one sum before it takes up the next.
 */

/** Four columns; an even number of rows, as many as `output` has room for. */
export function multiplyFour(
  matrix: Float32Array,
  input: Float32Array,
  output: Float32Array,
): Float32Array {
  const rows = output.length / 4;
  const width = input.length / 4;
  for (let row = 0; row < rows; row += 2) {
    const upper = row * width;
    const lower = upper + width;
    let a0 = 0;
    let a1 = 0;
    let a2 = 0;
    let a3 = 0;
    let b0 = 0;
    let b1 = 0;
    let b2 = 0;
    let b3 = 0;
    for (let i = 0; i < width; i++) {
      const a = matrix[upper + i] as number;
      const b = matrix[lower + i] as number;
      const x0 = input[4 * i] as number;
      const x1 = input[4 * i + 1] as number;
      const x2 = input[4 * i + 2] as number;
      const x3 = input[4 * i + 3] as number;
      a0 += a * x0;
      a1 += a * x1;
      a2 += a * x2;
      a3 += a * x3;
      b0 += b * x0;
      b1 += b * x1;
      b2 += b * x2;
      b3 += b * x3;
    }
    const at = 4 * row;
    output[at] = a0;
    output[at + 1] = a1;
    output[at + 2] = a2;
    output[at + 3] = a3;
    output[at + 4] = b0;
    output[at + 5] = b1;
    output[at + 6] = b2;
    output[at + 7] = b3;
  }
  return output;
}

/** Two columns; an even number of rows. */
export function multiplyTwo(
  matrix: Float32Array,
  input: Float32Array,
  output: Float32Array,
): Float32Array {
  const rows = output.length / 2;
  const width = input.length / 2;
  for (let row = 0; row < rows; row += 2) {
    const upper = row * width;
    const lower = upper + width;
    let a0 = 0;
    let a1 = 0;
    let b0 = 0;
    let b1 = 0;
    for (let i = 0; i < width; i++) {
      const a = matrix[upper + i] as number;
      const b = matrix[lower + i] as number;
      const x0 = input[2 * i] as number;
      const x1 = input[2 * i + 1] as number;
      a0 += a * x0;
      a1 += a * x1;
      b0 += b * x0;
      b1 += b * x1;
    }
    const at = 2 * row;
    output[at] = a0;
    output[at + 1] = a1;
    output[at + 2] = b0;
    output[at + 3] = b1;
  }
  return output;
}

/** One column; a number of rows that four divides. */
export function multiplyOne(
  matrix: Float32Array,
  input: Float32Array,
  output: Float32Array,
): Float32Array {
  const width = input.length;
  for (let row = 0; row < output.length; row += 4) {
    const first = row * width;
    const second = first + width;
    const third = second + width;
    const fourth = third + width;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0; i < width; i++) {
      const x = input[i] as number;
      a += (matrix[first + i] as number) * x;
      b += (matrix[second + i] as number) * x;
      c += (matrix[third + i] as number) * x;
      d += (matrix[fourth + i] as number) * x;
    }
    output[row] = a;
    output[row + 1] = b;
    output[row + 2] = c;
    output[row + 3] = d;
  }
  return output;
}
