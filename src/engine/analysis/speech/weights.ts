/** The trained numbers of the speech detector; matrices row by row, output channels first. */
export type SpeechWeights = Readonly<Record<TensorName, Float32Array>>;

/** Each tensor's shape, as Silero VAD's 16 kHz model has it. */
const SHAPES = {
  'stft.basis': [258, 1, 256],
  'encoder.0.weight': [128, 129, 3],
  'encoder.0.bias': [128],
  'encoder.1.weight': [64, 128, 3],
  'encoder.1.bias': [64],
  'encoder.2.weight': [64, 64, 3],
  'encoder.2.bias': [64],
  'encoder.3.weight': [128, 64, 3],
  'encoder.3.bias': [128],
  'lstm.input.weight': [512, 128],
  'lstm.input.bias': [512],
  'lstm.hidden.weight': [512, 128],
  'lstm.hidden.bias': [512],
  'decoder.weight': [1, 128, 1],
  'decoder.bias': [1],
} as const;

export type TensorName = keyof typeof SHAPES;

const HEADER_LENGTH_BYTES = 8;

interface Place {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/**
 * The weights in `bytes`, a file in the safetensors format: 64 bits of header length, the header as
 * JSON, little-endian float32 numbers.
 * Throws a RangeError when it is not one, or not one of this model.
 */
export function parseSpeechWeights(bytes: Uint8Array): SpeechWeights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = readHeader(bytes, view);
  const dataStart = HEADER_LENGTH_BYTES + view.getUint32(0, true);
  const tensor = (name: TensorName): Float32Array => {
    const shape: readonly number[] = SHAPES[name];
    const count = shape.reduce((product, size) => product * size, 1);
    const place = header[name];
    const start = dataStart + (place?.data_offsets[0] ?? 0);
    const isWhole =
      place?.dtype === 'F32' &&
      place.shape.join() === shape.join() &&
      place.data_offsets[1] - place.data_offsets[0] === 4 * count &&
      start + 4 * count <= bytes.byteLength;
    if (!isWhole) throw new RangeError(`The speech detector's weights hold no sound ${name}`);
    return Float32Array.from({ length: count }, (_, i) => view.getFloat32(start + 4 * i, true));
  };
  return {
    'stft.basis': tensor('stft.basis'),
    'encoder.0.weight': tensor('encoder.0.weight'),
    'encoder.0.bias': tensor('encoder.0.bias'),
    'encoder.1.weight': tensor('encoder.1.weight'),
    'encoder.1.bias': tensor('encoder.1.bias'),
    'encoder.2.weight': tensor('encoder.2.weight'),
    'encoder.2.bias': tensor('encoder.2.bias'),
    'encoder.3.weight': tensor('encoder.3.weight'),
    'encoder.3.bias': tensor('encoder.3.bias'),
    'lstm.input.weight': tensor('lstm.input.weight'),
    'lstm.input.bias': tensor('lstm.input.bias'),
    'lstm.hidden.weight': tensor('lstm.hidden.weight'),
    'lstm.hidden.bias': tensor('lstm.hidden.bias'),
    'decoder.weight': tensor('decoder.weight'),
    'decoder.bias': tensor('decoder.bias'),
  };
}

function readHeader(bytes: Uint8Array, view: DataView): Partial<Record<string, Place>> {
  try {
    const length = view.getUint32(0, true);
    const json = bytes.subarray(HEADER_LENGTH_BYTES, HEADER_LENGTH_BYTES + length);
    return JSON.parse(new TextDecoder().decode(json));
  } catch (cause) {
    throw new RangeError("These are no weights of the speech detector's", { cause });
  }
}
