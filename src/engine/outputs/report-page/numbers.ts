/** A number with so many decimals and a real minus sign: `−14.0`. */
export function decimal(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** The same with its sign always: `+0.3`, `−0.3`, `0.0`. */
export function signed(value: number, digits: number): string {
  const text = decimal(value, digits);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

export const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** A place in the film: `1:05`, or with so many decimals of a second `1:05.250`. */
export function clock(seconds: number, digits = 0): string {
  const factor = 10 ** digits;
  const total = Math.round(Math.max(0, seconds) * factor) / factor;
  const minutes = Math.floor(total / 60);
  const rest = (total - 60 * minutes).toFixed(digits).padStart(digits > 0 ? digits + 3 : 2, '0');
  return `${minutes}:${rest}`;
}

/** A coordinate: no more decimals than say something, no trailing noughts. */
export const coordinate = (value: number, digits = 3): string =>
  String(Number(value.toFixed(digits)));
